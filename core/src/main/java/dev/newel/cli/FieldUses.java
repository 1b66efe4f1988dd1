package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.facts.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Where a field of an entity is kept and which operations take, show and filter by it.
final class FieldUses {
  private FieldUses() {}

  /// One line for each use.
  static List<String> of(String entity, String field, Design design) {
    var uses = new ArrayList<String>();
    for (var column : Tables.of(design).columns(entity, field)) {
      uses.add(
          "column %s %s%s"
              .formatted(column.name(), column.type(), column.nullable() ? "" : " not null"));
    }
    var views =
        design.model().views().values().stream()
            .filter(view -> view.of().equals(entity) && shows(view, field))
            .map(View::name)
            .toList();
    add(uses, "shown by view", views);
    add(
        uses,
        "taken by",
        operations(
            design,
            operation ->
                entity.equals(operation.target().entity())
                    && operation.input() != null
                    && operation.input().members().stream()
                        .anyMatch(member -> member.path().getFirst().equals(field))));
    return uses;
  }

  private static boolean shows(View view, String field) {
    return view.items().stream()
        .anyMatch(item -> !item.path().isEmpty() && item.path().getFirst().equals(field));
  }

  private static List<String> operations(Design design, Predicate<Operation> which) {
    return design.operations().stream().filter(which).map(Operation::id).toList();
  }

  private static void add(List<String> uses, String how, List<String> who) {
    if (!who.isEmpty()) {
      uses.add(how + " " + String.join(", ", who));
    }
  }
}
