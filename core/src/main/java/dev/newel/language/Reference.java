package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// A document that the design refers to.
@Element(says = "A document that the design refers to.")
public record Reference(
    @Key(says = "Its title.", eg = "Pricing policy", required = true) String title,
    @Key(says = "Its version.", eg = "3") @Nullable String version,
    @Key(says = "What it matters for.", eg = "the rules behind unitPrice", name = "for")
        @Nullable String why,
    @Key(says = "Where it is.", eg = "https://wiki.example/pricing") @Nullable String at) {}
