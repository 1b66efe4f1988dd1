package dev.newel.finding;

import dev.newel.source.Span;

/// A change of the source that mends a finding and is safe to make unseen: the text at `span`
/// becomes `text`.
public record Edit(Span span, String text) {}
