package dev.newel.publish.document.sections.architecture;

import dev.newel.facts.Reach;
import dev.newel.language.Dependency;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What waits for its answer, and what travels as an event, in a few sentences.
final class Communication {
  static final Section SECTION = Section.of("communication", Communication::render);

  private Communication() {}

  private static List<Block> render(Place place) {
    var slice = place.subject().slice();
    var lines = new ArrayList<String>();
    var calls = slice.components().values().stream().flatMap(it -> it.uses().stream());
    if (calls.anyMatch(slice.components()::containsKey)) {
      lines.add(
          "**Among components:** synchronous, as a %s.".formatted(Integrations.callType(place)));
    }
    var called = Reach.called(place.subject().design(), slice.dependencies());
    if (!called.isEmpty()) {
      var protocols =
          called.values().stream()
              .map(Dependency::protocol)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      lines.add(
          "**With external systems:** synchronous%s; each caller waits at most as long as its"
                  .formatted(protocols.isEmpty() ? "" : ", over " + Phrase.and(protocols))
              + " time-out.");
    }
    if (!slice.events().isEmpty()) {
      lines.add(
          "**By events:** asynchronous; nobody waits for %s."
              .formatted(slice.events().size() == 1 ? "it" : "those who read them"));
    }
    if (!slice.workflows().isEmpty()) {
      lines.add(
          "**By workflows:** asynchronous; what goes beyond the first transaction runs once the"
              + " request has been answered.");
    }
    return lines.isEmpty()
        ? Unknown.absent(place, "one program does all of it and calls nobody")
        : List.of(new Block.Bullets(lines));
  }
}
