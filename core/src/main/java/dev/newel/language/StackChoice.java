package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// A technology for one layer, and why.
@Element(says = "A technology for one layer, and why.", scalar = "uses")
public record StackChoice(
    @Key(says = "The technology and its version.", eg = "PostgreSQL 17", required = true)
        String uses,
    @Key(says = "The reason, in a sentence.", eg = "One cache for all instances.")
        @Nullable String because,
    @Key(says = "The decision record that holds the reason.", eg = "ADR-001")
        @Nullable String decision) {}
