package dev.newel.serve.write;

import dev.newel.design.data.Field;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.serve.Refusal;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.store.DatabaseFault;
import dev.newel.serve.value.Catalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in the words of the design what a violated constraint means.
public final class Violations {
  private final Catalog catalog;
  private final Map<String, Place> places = new HashMap<>();

  private record Place(Table table, Constraint constraint) {}

  public Violations(Catalog catalog) {
    this.catalog = catalog;
    catalog
        .tables()
        .tables()
        .values()
        .forEach(
            table ->
                table
                    .constraints()
                    .values()
                    .forEach(
                        constraint -> places.put(constraint.name(), new Place(table, constraint))));
  }

  /// The refusal behind a fault of the database; null where the fault is no client's.
  ///
  /// @param removes whether the request deletes: then a foreign key says that others refer to the
  ///     row
  public @Nullable Refusal refusal(DatabaseFault fault, boolean removes) {
    return switch (fault) {
      case DatabaseFault.UniqueViolation(var name) -> duplicate(name);
      case DatabaseFault.ForeignKeyViolation(var name) ->
          removes ? Refusal.of("REFERENCED") : missing(name);
      case DatabaseFault.CheckViolation(var name) -> check(name);
      default -> null;
    };
  }

  private Refusal duplicate(String name) {
    var place = places.get(name);
    if (place != null
        && place.constraint() instanceof Constraint.Unique(var same, var columns, var fields)
        && !fields.isEmpty()) {
      return duplicate(place.table(), fields.getFirst());
    }
    var key =
        catalog.tables().tables().values().stream()
            .filter(
                table ->
                    table.of() instanceof Table.Purpose.OfEntity
                        && name.equals(table.name() + "_pkey"))
            .findFirst();
    return key.map(table -> duplicate(table, keyOf(table)))
        .orElseGet(() -> Refusal.of("DUPLICATE", Map.of("field", "key")));
  }

  private Refusal duplicate(Table table, String field) {
    return Refusal.of("DUPLICATE", field, Map.of("field", wire(table, field)));
  }

  private String keyOf(Table table) {
    return table.of() instanceof Table.Purpose.OfEntity(var entity)
        ? catalog.entity(entity).key()
        : "key";
  }

  private @Nullable Refusal missing(String name) {
    var place = places.get(name);
    return place != null && place.constraint() instanceof Constraint.ForeignKey key
        ? invalid(wire(place.table(), key.field()), "INVALID", "refers to nothing")
        : null;
  }

  private @Nullable Refusal check(String name) {
    var place = places.get(name);
    return place != null && place.constraint() instanceof Constraint.Check check
        ? invalid(wire(place.table(), check.field()), "INVALID", "is out of bounds")
        : null;
  }

  private static Refusal invalid(String field, String code, String problem) {
    return Refusal.validation(
        List.of(new FieldProblem(code, field, "/" + field, Map.of("problem", problem))));
  }

  private String wire(Table table, String field) {
    var entity =
        switch (table.of()) {
          case Table.Purpose.OfEntity(var name) -> name;
          case Table.Purpose.OfList(var name, var list, var row) -> name;
          case Table.Purpose.OfLink(var name, var link, var from, var to) -> name;
          case Table.Purpose.OfSequence(var name, var sequence) -> name;
        };
    var found = catalog.design().model().entities().get(entity);
    @Nullable Field known = found == null ? null : found.fields().get(field);
    return known == null ? field : known.wire();
  }
}
