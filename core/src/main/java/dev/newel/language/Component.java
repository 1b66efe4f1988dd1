package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module of the system.
@Element(says = "A module of the system.")
public record Component(
    @Key(
            says = "Its one responsibility.",
            eg = "Owns products and answers every read of the catalogue.")
        @Nullable String doc,
    @Key(says = "Its key functions, a sentence each.", eg = "[Keeps stock counts]")
        List<String> does,
    @Key(says = "The entities that only it writes.", eg = "[Product, Category]") List<String> owns,
    @Key(says = "The components and dependencies that it calls.", eg = "[catalog, payments]")
        List<String> uses,
    @Key(
            says = "Its inner structure: a name and what the part does.",
            eg = "{ pricing: Computes totals }")
        Map<String, String> parts,
    @Key(says = "The requirements that it meets.", eg = "[FR-001]") List<String> satisfies) {
  public Component {
    does = List.copyOf(does);
    owns = List.copyOf(owns);
    uses = List.copyOf(uses);
    parts = Maps.ordered(parts);
    satisfies = List.copyOf(satisfies);
  }
}
