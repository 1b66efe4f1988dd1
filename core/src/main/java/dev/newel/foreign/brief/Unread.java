package dev.newel.foreign.brief;

import dev.newel.foreign.Evidence;

/// A block of a document out of which nothing was taken.
///
/// @param section the headings it stands under, joined by ` > `; empty before the first
/// @param form `paragraph`, `list`, `table`, `code`, `quote`, `html` or `picture`
public record Unread(String section, String form, Evidence evidence) {}
