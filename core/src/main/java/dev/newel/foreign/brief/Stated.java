package dev.newel.foreign.brief;

import dev.newel.design.trace.Requirement;
import dev.newel.foreign.Evidence;

/// A requirement of a document.
///
/// @param ours whether the id is given by us, because the document gives none: `feature-complete`
///     (the words of its title), counted where it stands twice
public record Stated(Requirement requirement, boolean ours, Evidence evidence) {}
