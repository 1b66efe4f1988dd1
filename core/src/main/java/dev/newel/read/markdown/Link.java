package dev.newel.read.markdown;

import dev.newel.source.Span;

/// A link or a picture, written in place or by a reference that is defined.
///
/// @param target as written, empty where none is
/// @param picture whether it is shown and not followed
/// @param span all of it, markup included
public record Link(String target, boolean picture, Span span) {}
