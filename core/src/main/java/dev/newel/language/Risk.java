package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// Something that may go wrong.
@Element(says = "Something that may go wrong.")
public record Risk(
    @Key(says = "What.", eg = "The payment provider is slow at peak", required = true) String risk,
    @Key(says = "How likely.", eg = "medium") @Nullable Level likelihood,
    @Key(says = "How bad.", eg = "high") @Nullable Level impact,
    @Key(says = "What is done against it.", eg = "Breaker and pending orders") @Nullable String so,
    @Key(says = "What it touches.", eg = "performance") @Nullable String kind,
    @Key(says = "The place in the design that it threatens.", eg = "dependencies/payments")
        @Nullable String about) {
  /// How much.
  public enum Level {
    LOW,
    MEDIUM,
    HIGH
  }
}
