package dev.newel.publish.document.sections.data;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// Who reaches the rows, and over what.
final class DataAccess {
  static final Section SECTION = Section.of("data-access", DataAccess::render);

  private DataAccess() {}

  private static List<Block> render(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var lines = new ArrayList<String>();
    var components = place.subject().slice().components();
    var owners = new ArrayList<String>();
    components.forEach(
        (name, component) -> {
          if (!component.owns().isEmpty()) {
            owners.add(Phrase.link(MarkdownText.code(name), Address.of("components", name)));
          }
        });
    lines.add(
        owners.isEmpty()
            ? "**Layer:** the operations read and write rows themselves; no other code does."
            : "**Layer:** only the component that owns an entity reads and writes its tables (%s);"
                    .formatted(Phrase.and(owners))
                + " others ask that component.");
    lines.add(
        "**Statements:** their text follows from the design; values travel as parameters alone.");
    var storage = place.subject().design().prose().storage();
    var pool = storage == null ? null : storage.pool();
    if (pool != null) {
      lines.add(
          "**Connections:** a pool in each instance; a transaction holds one connection from its"
              + " first statement to its last.");
    }
    return List.of(new Block.Bullets(lines));
  }
}
