package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// Something taken for true without proof.
@Element(says = "Something taken for true without proof.")
public record Assumption(
    @Key(says = "What is assumed.", eg = "Prices are in one currency", required = true) String is,
    @Key(says = "Why.", eg = "Launch in one country") @Nullable String because,
    @Key(says = "What follows if it is wrong.", eg = "Price becomes money")
        @Nullable String otherwise) {}
