package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens by itself, by time.
@Element(says = "What happens by itself, by time.")
public record JobText(
    @Key(says = "What it is for.") @Nullable String doc,
    @Key(says = "When.", eg = "day at 07:00 Europe/Berlin", required = true) Schedule every,
    @Key(says = "The rows that its effects apply to.", eg = "Invoice where overdue")
        @Nullable Rows each,
    @Inline Effects effects,
    @Key(says = "What happens when the last turn still runs.", eg = "skip", otherwise = "skip")
        @Nullable Overlap overlap,
    @Key(says = "How long a turn may take.", eg = "10m") @Nullable TimeAmount timeout,
    @Key(says = "The requirements that it meets.", eg = "[FR-012]") List<String> satisfies) {
  public JobText {
    satisfies = List.copyOf(satisfies);
  }

  /// What happens when the last turn still runs.
  public enum Overlap {
    SKIP,
    WAIT,
    ALLOW
  }
}
