package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A system that depends on us: it reads our events or our data.
@Element(says = "A system that depends on us: it reads our events or our data.")
public record Consumer(
    @Key(says = "Its name in documents.", eg = "Sales analytics") @Nullable String title,
    @Key(says = "What it does with what it gets.") @Nullable String doc,
    @Key(says = "The events and operations that it depends on.", eg = "[order.completed]")
        List<String> uses,
    @Key(says = "What we promise it.", eg = "Every event within 1m.") @Nullable String promise) {
  public Consumer {
    uses = List.copyOf(uses);
  }
}
