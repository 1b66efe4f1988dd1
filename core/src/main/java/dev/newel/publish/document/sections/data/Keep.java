package dev.newel.publish.document.sections.data;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.facts.tables.Table;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Unknown;
import java.util.List;

/// What a slice keeps: its entities, and the tables of their rows.
final class Keep {
  private Keep() {}

  /// Its entities, in the design's order.
  static List<Entity> entities(Place place) {
    return List.copyOf(place.subject().slice().entities().values());
  }

  static boolean isEmpty(Place place) {
    return place.subject().slice().entities().isEmpty();
  }

  /// What a section says where nothing is kept.
  static List<Block> nothing(Place place) {
    return Unknown.absent(
        place,
        place.subject().design().model().entities().isEmpty()
            ? "the design has no entities, so that nothing is stored"
            : "this feature reads and writes no entity");
  }

  /// The tables of its entities, with those of their lists, links and sequences.
  static List<Table> tables(Place place) {
    var entities = place.subject().slice().entities();
    return place.subject().derived().tables().tables().values().stream()
        .filter(table -> entities.containsKey(entity(table)))
        .toList();
  }

  /// A field of a table as a design names it from its entity: `Order.lines.quantity`.
  static String name(Table table, String field, Place place) {
    var entity = entity(table);
    if (table.of() instanceof Table.Purpose.OfList of && !of.field().equals(field)) {
      return entity + "." + of.field() + "." + field;
    }
    var model = place.subject().design().model();
    if (!model.fields(entity).containsKey(field)) {
      for (var holder : model.fields(entity).values()) {
        if (holder.type() instanceof Type.Value(var value)
            && model.fields(value).containsKey(field)) {
          return entity + "." + holder.name() + "." + field;
        }
      }
    }
    return entity + "." + field;
  }

  /// The entity whose rows, or parts of rows, a table holds.
  static String entity(Table table) {
    return table.of().entity();
  }
}
