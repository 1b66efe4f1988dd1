package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slice of the system that gets documents of its own.
@Element(says = "A slice of the system that gets documents of its own.")
public record Feature(
    @Key(says = "Its name in documents.", eg = "Place an order", required = true) String title,
    @Key(says = "What it adds, in prose.") @Nullable String doc,
    @Key(says = "The key of the epic, where it is not the part before the last `-F`.", eg = "E01")
        @Nullable String epic,
    @Key(
            says =
                "The resources, operations, workflows, events, jobs, commands and functions that belong to it.",
            eg = "[orders, placeOrder]",
            otherwise = "everything, where it is the only feature")
        List<String> covers,
    @Key(says = "The team that answers for it.", eg = "ordering-team", kept = Kept.PUBLISHED)
        @Nullable String owner,
    @Inline Inputs inputs) {
  public Feature {
    covers = List.copyOf(covers);
  }
}
