package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// What an answer shows of an entity or a value.
@Element(says = "What an answer shows of an entity or a value.", list = "fields")
public record ViewText(
    @Key(says = "When it is used.") @Nullable String doc,
    @Key(
            says = "The entity or value.",
            eg = "Product",
            otherwise = "the one with the view's own name",
            kept = Kept.SERVED)
        @Nullable String of,
    @Key(
            says = "The fields, in order.",
            eg = "[id, name, price]",
            required = true,
            kept = Kept.SERVED)
        Shape fields) {}
