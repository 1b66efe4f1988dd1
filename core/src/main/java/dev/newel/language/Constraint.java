package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// Something that the design cannot change.
@Element(says = "Something that the design cannot change.")
public record Constraint(
    @Key(says = "What is so.", eg = "One PostgreSQL for all modules", required = true) String is,
    @Key(says = "Who says so.", eg = "operations team") @Nullable String source,
    @Key(says = "What follows for the design.", eg = "Modules own tables, not databases.")
        @Nullable String so) {}
