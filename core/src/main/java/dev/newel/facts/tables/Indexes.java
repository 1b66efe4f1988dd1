package dev.newel.facts.tables;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import dev.newel.language.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The indexes of a table: of each reference, of what lists filter and sort by, and of what
/// `storage` asks for.
final class Indexes {
  private static final String ASKED = "the design asks for it";

  private final Design design;
  private final Removals removals;

  Indexes(Design design) {
    this.design = design;
    this.removals = new Removals(design);
  }

  Map<String, Index> of(
      Entity entity,
      String table,
      Map<String, Column> columns,
      Map<String, Constraint> constraints) {
    var indexes = new LinkedHashMap<String, Index>();
    var led = leadingColumns(entity, columns, constraints);
    var where = visible(entity, columns);
    if (design.prose().storage() != null) {
      for (var keys : design.prose().storage().indexes().getOrDefault(entity.name(), List.of())) {
        put(indexes, table, entity, columns, keys, where, ASKED, led);
      }
    }
    for (var keys : sorted(entity)) {
      put(indexes, table, entity, columns, keys, where, "a list sorts by it", led);
    }
    for (var field : filtered(entity)) {
      put(indexes, table, entity, columns, List.of(field), where, "a list filters by it", led);
    }
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Reference reference) {
        put(
            indexes,
            table,
            entity,
            columns,
            List.of(field.name()),
            removals.reach(reference.entity()) ? null : where,
            "rows are found by what they refer to",
            led);
      } else if (field.is(Modifier.INDEXED) && field.isStored()) {
        put(
            indexes,
            table,
            entity,
            columns,
            List.of(field.name()),
            where,
            "the field is `indexed`",
            led);
      }
    }
    indexes.values().removeIf(index -> isBeginning(index, List.copyOf(indexes.values())));
    return indexes;
  }

  /// Whether another index begins with its keys and holds its rows, so that it would cost every
  /// write and serve no read. What the design asks for by name stays.
  private static boolean isBeginning(Index index, List<Index> all) {
    return !index.because().equals(ASKED)
        && all.stream()
            .anyMatch(
                other ->
                    other.keys().size() > index.keys().size()
                        && (other.where() == null || other.where().equals(index.where()))
                        && begins(other.keys(), index.keys()));
  }

  /// Whether `keys` come first in `wider`, in the same order or all in the opposite one, as an
  /// index is read from both ends.
  private static boolean begins(List<String> wider, List<String> keys) {
    var first = wider.subList(0, keys.size());
    return first.equals(keys) || first.equals(keys.stream().map(Indexes::reversed).toList());
  }

  private static String reversed(String key) {
    return key.startsWith("-") ? key.substring(1) : "-" + key;
  }

  Map<String, Index> ofItems(
      String table, Map<String, Column> columns, Entity entity, Type.ListOf list) {
    var indexes = new LinkedHashMap<String, Index>();
    if (list.of() instanceof Type.Value(var value)) {
      var type = design.model().values().get(value);
      for (var part : type == null ? List.<Field>of() : type.fields().values()) {
        if (part.type() instanceof Type.Reference) {
          Tables.columnsIn(
                  new Table(
                      table,
                      new Table.Purpose.OfEntity(entity.name()),
                      columns,
                      List.of(),
                      Map.of(),
                      Map.of(),
                      null),
                  part.name())
              .forEach(
                  column ->
                      add(
                          indexes,
                          table,
                          List.of(column.name()),
                          null,
                          "rows are found by what they refer to"));
        }
      }
    } else {
      add(indexes, table, List.of(Table.Purpose.OfList.VALUE), null, "rows are found by an item");
    }
    return indexes;
  }

  /// The first columns of the primary key and of unique constraints: these need no index of their
  /// own.
  private static Set<String> leadingColumns(
      Entity entity, Map<String, Column> columns, Map<String, Constraint> constraints) {
    var led = new LinkedHashSet<String>();
    columns.values().stream()
        .filter(column -> column.field().equals(entity.key()))
        .forEach(column -> led.add(column.name()));
    for (var constraint : constraints.values()) {
      if (constraint instanceof Constraint.Unique unique) {
        led.add(unique.columns().getFirst());
      }
    }
    return led;
  }

  /// Soft-deleted rows are in no list, so indexes for lists leave them out.
  private static @Nullable String visible(Entity entity, Map<String, Column> columns) {
    var deleted = entity.the(Modifier.DELETED).map(Field::name).orElse(null);
    return columns.values().stream()
        .filter(column -> column.field().equals(deleted))
        .map(column -> SqlName.quoted(column.name()) + " IS NULL")
        .findFirst()
        .orElse(null);
  }

  private List<List<String>> sorted(Entity entity) {
    var keys = new LinkedHashSet<List<String>>();
    lists(entity)
        .forEach(
            operation -> {
              var query = operation.query();
              if (query != null) {
                var first = query.sort().getFirst();
                keys.add(
                    first.field().equals(entity.key())
                        ? List.of(first.text())
                        : List.of(first.text(), entity.key()));
                query.sortable().stream()
                    .map(Query.Sort::field)
                    .filter(field -> !field.equals(first.field()) && !field.equals(entity.key()))
                    .forEach(field -> keys.add(List.of(field, entity.key())));
              }
            });
    return List.copyOf(keys);
  }

  private Set<String> filtered(Entity entity) {
    var fields = new LinkedHashSet<String>();
    lists(entity)
        .forEach(
            operation -> {
              var query = operation.query();
              if (query != null) {
                query
                    .filters()
                    .forEach(
                        filter ->
                            entity.fields().values().stream()
                                .filter(
                                    field ->
                                        field.wire().equals(filter.name())
                                            && field.isStored()
                                            && !field.is(Modifier.DELETED))
                                .forEach(field -> fields.add(field.name())));
              }
            });
    return fields;
  }

  private List<Operation> lists(Entity entity) {
    return design.operations().stream()
        .filter(
            operation ->
                operation.query() != null && entity.name().equals(operation.target().entity()))
        .toList();
  }

  private static String bare(String key) {
    return key.startsWith("-") ? key.substring(1) : key;
  }

  private static void put(
      Map<String, Index> indexes,
      String table,
      Entity entity,
      Map<String, Column> columns,
      List<String> fields,
      @Nullable String where,
      String because,
      Set<String> led) {
    var keys = new ArrayList<String>();
    for (var name : fields) {
      var field = bare(name);
      var column = columns.values().stream().filter(made -> made.field().equals(field)).findFirst();
      if (column.isEmpty()
          || (entity.fields().containsKey(field) && !entity.field(field).isStored())) {
        return;
      }
      keys.add((name.startsWith("-") ? "-" : "") + column.get().name());
    }
    var alone =
        keys.size() == 1
            && (led.contains(keys.getFirst())
                || (!because.equals(ASKED) && leads(indexes, keys.getFirst())));
    if (!alone) {
      add(indexes, table, keys, where, because);
    }
  }

  private static boolean leads(Map<String, Index> indexes, String column) {
    return indexes.values().stream()
        .anyMatch(index -> bare(index.keys().getFirst()).equals(column) && index.where() == null);
  }

  private static void add(
      Map<String, Index> indexes,
      String table,
      List<String> keys,
      @Nullable String where,
      String because) {
    var name =
        SqlName.join(
            table,
            String.join(
                "_",
                keys.stream()
                    .map(key -> key.startsWith("-") ? key.substring(1) + "_desc" : key)
                    .toList()),
            "idx");
    var known = indexes.get(name);
    if (known == null) {
      indexes.put(name, new Index(name, keys, where, because));
    } else if (where == null && known.where() != null) {
      // One of all rows serves whoever wants some of them.
      indexes.put(name, new Index(name, keys, null, known.because()));
    }
  }
}
