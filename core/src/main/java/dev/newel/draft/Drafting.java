package dev.newel.draft;

import java.util.List;
import java.util.function.BiConsumer;

/// The parts of a design in the order in which they rest on each other.
final class Drafting {
  private static final List<BiConsumer<Sources, Writing>> PARTS =
      List.of(
          SystemPart::write,
          SurroundingsPart::write,
          EntityPart::write,
          TableKeys::write,
          AccessPart::write,
          ApiPart::write,
          OperationPart::write,
          EventPart::write,
          CodePart::write,
          Guarding::write,
          GoalPart::write,
          ProsePart::write,
          FeaturePart::write);

  private Drafting() {}

  static Draft of(Sources sources) {
    var writing = new Writing();
    PARTS.forEach(part -> part.accept(sources, writing));
    return writing.draft();
  }
}
