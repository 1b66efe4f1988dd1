package dev.newel.read.sql;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.ForeignKey;
import dev.newel.foreign.tables.SqlSchema.Index;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table while statements change it.
final class GrowingTable {
  String schema;
  String name;
  String says = "";
  Evidence evidence;
  final Map<String, GrowingColumn> columns = new LinkedHashMap<>();
  final List<String> key = new ArrayList<>();
  final Map<String, List<String>> uniques = new LinkedHashMap<>();
  final Map<String, ForeignKey> references = new LinkedHashMap<>();
  final Map<String, Index> indexes = new LinkedHashMap<>();
  private int unnamed;

  GrowingTable(String schema, String name, Evidence evidence) {
    this.schema = schema;
    this.name = name;
    this.evidence = evidence;
  }

  /// A column while statements change it.
  static final class GrowingColumn {
    String name;
    String type = "";
    @Nullable FieldText field;
    boolean notNull;
    boolean generated;
    @Nullable String initial;
    String says = "";
    Evidence evidence;

    GrowingColumn(String name, Evidence evidence) {
      this.name = name;
      this.evidence = evidence;
    }

    Column column() {
      return new Column(name, type, field, notNull, generated, initial, says, evidence);
    }
  }

  /// Names without quotes are one whatever their capitals.
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Nullable GrowingColumn column(String wanted) {
    return columns.get(key(wanted));
  }

  /// The name under which a constraint is kept: its own, or one of ours.
  String constraint(@Nullable String given) {
    return given == null ? "(" + ++unnamed + ")" : key(given);
  }

  /// Takes a constraint or an index away, whatever it is.
  void drop(String constraint) {
    uniques.remove(key(constraint));
    references.remove(key(constraint));
    indexes.remove(key(constraint));
  }

  void dropColumn(String column) {
    columns.remove(key(column));
    key.removeIf(name -> name.equalsIgnoreCase(column));
    uniques.values().removeIf(all -> holds(all, column));
    references.values().removeIf(one -> holds(one.columns(), column));
    indexes.values().removeIf(one -> holds(one.columns(), column));
  }

  private static boolean holds(List<String> all, String column) {
    return all.stream().anyMatch(name -> name.equalsIgnoreCase(column));
  }

  Table table() {
    var unique = new ArrayList<>(uniques.values());
    for (var index : indexes.values()) {
      if (index.unique() && index.where() == null && !unique.contains(index.columns())) {
        unique.add(index.columns());
      }
    }
    return new Table(
        schema,
        name,
        says,
        columns.values().stream().map(GrowingColumn::column).toList(),
        key,
        unique,
        List.copyOf(references.values()),
        List.copyOf(indexes.values()),
        evidence);
  }
}
