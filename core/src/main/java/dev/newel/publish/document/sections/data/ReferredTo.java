package dev.newel.publish.document.sections.data;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is said of an entity that a document has only because rows refer to it.
final class ReferredTo {
  private ReferredTo() {}

  /// A sentence; empty for an entity that something lists or changes.
  static String sentence(Entity entity, Place place) {
    if (!place.subject().slice().referred().contains(entity.name())) {
      return "";
    }
    var by = new ArrayList<String>();
    for (var other : Keep.entities(place)) {
      by.addAll(fields(other, entity.name(), place.subject().design().model()));
    }
    var nobody = place.subject().design().prose().features().isEmpty() ? "operation" : "feature";
    return "No %s lists or changes its rows%s."
        .formatted(
            nobody,
            by.isEmpty()
                ? ""
                : "; %s %s to them".formatted(Phrase.and(by), by.size() == 1 ? "refers" : "refer"));
  }

  private static List<String> fields(Entity from, String to, Model model) {
    var found = new ArrayList<String>();
    walk(from.name(), from.fields().values(), to, model, Set.of(), found);
    return found;
  }

  /// @param within the values that hold these fields, which may hold themselves
  private static void walk(
      String path,
      Collection<Field> fields,
      String to,
      Model model,
      Set<String> within,
      List<String> found) {
    for (var field : fields) {
      var at = path + "." + field.name();
      switch (field.type() instanceof Type.ListOf(var of, var size) ? of : field.type()) {
        case Type.Reference(var entity) when entity.equals(to) -> found.add(MarkdownText.code(at));
        case Type.Link(var entity) when entity.equals(to) -> found.add(MarkdownText.code(at));
        case Type.Value(var name)
            when model.values().containsKey(name) && !within.contains(name) -> {
          var deeper = new HashSet<>(within);
          deeper.add(name);
          walk(at, model.fields(name).values(), to, model, deeper, found);
        }
        default -> {
          // Refers to something else, or to nothing.
        }
      }
    }
  }
}
