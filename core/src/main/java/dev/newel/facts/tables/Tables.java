package dev.newel.facts.tables;

import dev.newel.design.Design;
import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;

/// All tables of a design, and where each field of it lives.
///
/// Every name of a table, column, constraint and index is made here and nowhere else.
///
/// @param tables by name: entities in the order of the design, each followed by its lists, links
///     and sequences
public record Tables(Map<String, Table> tables) {
  public Tables {
    tables = Maps.ordered(tables);
  }

  public static Tables of(Design design) {
    return new Tables(new TableDerivation(design).tables());
  }

  /// No table at all.
  public static final Tables NONE = new Tables(Map.of());

  public Table table(String name) {
    var found = tables.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no table " + name);
    }
    return found;
  }

  /// The table of an entity.
  public Table ofEntity(String entity) {
    return table(SqlName.of(entity));
  }

  /// The table of a list of scalars or values, or of a link, that `field` of `entity` owns.
  public Table ofField(String entity, String field) {
    return table(fieldTable(entity, field));
  }

  static String fieldTable(String entity, String field) {
    return SqlName.join(SqlName.of(entity), SqlName.of(field));
  }

  /// The columns of the table of `entity` that hold `field` (a path: `profile.firstName`, or all
  /// below `profile`).
  public List<Column> columns(String entity, String field) {
    return columnsIn(ofEntity(entity), field);
  }

  /// The columns of `table` that hold `field`; in a list's table a field of the items.
  public static List<Column> columnsIn(Table table, String field) {
    var row = table.of() instanceof Table.Purpose.OfList list ? list.row() : "";
    return table.columns().values().stream()
        .filter(column -> !column.name().equals(row))
        .filter(column -> column.field().equals(field) || column.field().startsWith(field + "."))
        .toList();
  }
}
