package dev.newel.facts.tables;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two things of a design that would have one name in the database: the second would take the place
/// of the first.
///
/// @param at the second
/// @param first what has the name already, as people call it
/// @param kind `table` or `column`
/// @param name the name that both would have
public record NameClash(Address at, String first, String kind, String name) {
  /// All of a design, in its order.
  public static List<NameClash> of(Design design) {
    return new Search(design).run();
  }

  private static final class Search {
    private final Design design;
    private final Columns columns;
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final List<NameClash> found = new ArrayList<>();

    Search(Design design) {
      this.design = design;
      this.columns = new Columns(design.model());
    }

    List<NameClash> run() {
      for (var entity : design.model().entities().values()) {
        var at = Address.of("entities", entity.name());
        table(SqlName.of(entity.name()), at, "`%s`".formatted(entity.name()));
      }
      for (var entity : design.model().entities().values()) {
        var names = new LinkedHashMap<String, String>();
        for (var field : entity.fields().values()) {
          if (field.isStored()) {
            columns(names, entity, field, field);
          }
          within(entity, field);
        }
      }
      return List.copyOf(found);
    }

    /// The table that a field has of its own.
    private void within(Entity entity, Field field) {
      var name = Tables.fieldTable(entity.name(), field.name());
      var key = columns.of(entity.keyField(), "", "", false).getFirst().name();
      var row = SqlName.join(SqlName.of(entity.name()), key);
      var names = new LinkedHashMap<String, String>();
      names.put(row, "the row of `%s`".formatted(entity.name()));
      switch (field.type()) {
        case Type.ListOf(var of, var size) when field.computed() == null -> {
          table(name, place(entity, field), path(entity, field));
          names.put(Table.Purpose.OfList.POSITION, "the position of an item");
          var value = of instanceof Type.Value(var type) ? design.model().values().get(type) : null;
          if (value != null) {
            value.fields().values().stream()
                .filter(Field::isStored)
                .forEach(part -> columns(names, entity, field, part));
          }
        }
        case Type.Link(var target) when field.computed() == null -> {
          table(name, place(entity, field), path(entity, field));
          var other =
              columns.of(design.model().entity(target).keyField(), "", "", false).getFirst();
          column(
              names,
              SqlName.join(SqlName.of(field.name()), other.name()),
              entity,
              field,
              path(entity, field));
        }
        case Type.Sequence sequence ->
            table(SqlName.join(name, "counter"), place(entity, field), path(entity, field));
        default -> {}
      }
    }

    /// The columns of a field, or of a part of the items of its list.
    private void columns(Map<String, String> names, Entity entity, Field field, Field part) {
      var what = path(entity, field) + (part == field ? "" : " (`%s`)".formatted(part.name()));
      columns
          .of(part, "", "", false)
          .forEach(column -> column(names, column.name(), entity, field, what));
    }

    private void column(
        Map<String, String> names, String name, Entity entity, Field field, String what) {
      var first = names.putIfAbsent(name, what);
      if (first != null) {
        found.add(new NameClash(place(entity, field), first, "column", name));
      }
    }

    private void table(String name, Address at, String what) {
      for (var each : List.of(name, Steps.keyName(name))) {
        var first = tables.putIfAbsent(each, what);
        if (first != null) {
          found.add(new NameClash(at, first, "table", each));
          return;
        }
      }
    }

    private static Address place(Entity entity, Field field) {
      return Address.of("entities", entity.name(), field.name());
    }

    private static String path(Entity entity, Field field) {
      return "`%s.%s`".formatted(entity.name(), field.name());
    }
  }
}
