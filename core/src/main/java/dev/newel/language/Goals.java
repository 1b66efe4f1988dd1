package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the system promises in numbers.
@Element(says = "What the system promises in numbers.")
public record Goals(
    @Key(says = "The reading operations together.", eg = "{ p99: 150ms }") @Nullable Goal reads,
    @Key(says = "The writing operations together.", eg = "{ p99: 400ms }") @Nullable Goal writes,
    @Key(says = "The share of time that it answers.", eg = "99.9%") @Nullable Share availability,
    @Key(says = "Single operations, events or jobs.", eg = "{ products.list: { p95: 50ms } }")
        Map<String, Goal> operations,
    @Key(says = "The requirements that the goals meet.", eg = "[NFR-001]") List<String> satisfies) {
  public Goals {
    operations = Maps.ordered(operations);
    satisfies = List.copyOf(satisfies);
  }

  /// Numbers, and how they are measured.
  @Element(says = "Numbers, and how they are measured.")
  public record Goal(
      @Key(says = "Half the answers come within.", eg = "20ms") @Nullable TimeAmount p50,
      @Key(says = "Nine in ten come within.", eg = "80ms") @Nullable TimeAmount p90,
      @Key(says = "Nineteen in twenty come within.", eg = "100ms") @Nullable TimeAmount p95,
      @Key(says = "Ninety-nine in a hundred come within.", eg = "150ms") @Nullable TimeAmount p99,
      @Key(says = "How much it bears.", eg = "300/s") @Nullable Rate throughput,
      @Key(says = "The share that may fail.", eg = "0.1%") @Nullable Share errors,
      @Key(
              says = "How it is measured.",
              eg = "Server-side histogram, 5 minutes.",
              otherwise = "at the server, over 5 minutes")
          @Nullable String measured,
      @Key(says = "The requirements that it meets.", eg = "[NFR-001]") List<String> satisfies) {
    public Goal {
      satisfies = List.copyOf(satisfies);
    }
  }
}
