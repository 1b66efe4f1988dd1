package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.flow.Event;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import java.util.List;
import java.util.Map;

/// What an event carries, the same words in every document.
public final class EventPayload {
  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Field", "field",
          "Type", "type",
          "Validation", "validation",
          "Description", "description");

  private EventPayload() {}

  /// A table of its members, or a sentence where it has none.
  public static List<Block> of(Place place, Event event) {
    var structures = Structures.of(place);
    var words = new MemberWords(place.subject().design());
    var rows =
        event.payload().items().stream()
            .map(item -> words.shown(item, event.payload(), structures::nameOf).row())
            .toList();
    return rows.isEmpty()
        ? List.of(new Block.Paragraph("It carries nothing beside its envelope."))
        : List.of(Cells.table(COLUMNS, rows));
  }
}
