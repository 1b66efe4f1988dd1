package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A journey that documents draw as a sequence.
@Element(says = "A journey that documents draw as a sequence.", list = "steps")
public record Flow(
    @Key(says = "What it shows.") @Nullable String doc,
    @Key(
            says = "Who calls what, in order.",
            eg = "[web products.list, web orders.create]",
            required = true)
        List<String> steps) {
  public Flow {
    steps = List.copyOf(steps);
  }
}
