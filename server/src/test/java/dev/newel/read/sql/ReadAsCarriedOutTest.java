package dev.newel.read.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.foreign.tables.SqlSchema;
import dev.newel.serve.store.TestDatabase;
import dev.newel.source.SourceText;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements are read as PostgreSQL carries them out: the tables, columns and keys that the reader
/// finds are those of the catalogue afterwards.
class ReadAsCarriedOutTest {
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname,
        CASE t.typtype WHEN 'e' THEN 'varchar' WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
          ELSE format_type(a.atttypid, a.atttypmod) END,
        a.attnotnull
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relnamespace = current_schema()::regnamespace
      ORDER BY c.relname, a.attnum
      """;

  private static final String KEYS =
      """
      SELECT c.relname, n.contype::text || ' (' || (
          SELECT string_agg(a.attname, ', ' ORDER BY k.i)
          FROM unnest(n.conkey) WITH ORDINALITY k(number, i)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number) || ')'
        || coalesce(' ' || (SELECT r.relname FROM pg_class r WHERE r.oid = n.confrelid), '')
      FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
      WHERE n.contype IN ('p', 'u', 'f') AND NOT c.relispartition
        AND c.relnamespace = current_schema()::regnamespace
      """;

  private static final String INDEXES =
      """
      SELECT c.relname, 'u (' || string_agg(a.attname, ', ' ORDER BY k.i) || ')'
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
      JOIN unnest(x.indkey::int[]) WITH ORDINALITY k(number, i) ON true
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
      WHERE x.indisunique AND NOT x.indisprimary AND x.indpred IS NULL
        AND c.relnamespace = current_schema()::regnamespace
      GROUP BY c.relname, x.indexrelid
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core/src/test/resources/foreign/sql/boatyard.sql",
        "core/src/test/golden/sql/storefront.sql",
        "core/src/test/golden/sql/b2b.sql",
        "core/src/test/golden/sql/conduit.sql",
      })
  void what_is_read_is_what_is_there_afterwards(String file) throws IOException, SQLException {
    var text = Files.readString(Golden.root().resolve(file));
    var schema = SqlReader.read(List.of(new SourceText(file, text)));
    try (var database = TestDatabase.open(ReadAsCarriedOutTest.class)) {
      database.execute(text);
      assertThat(columns(schema)).isEqualTo(columns(catalogue(database)));
      assertThat(keys(schema)).isEqualTo(keys(database));
    }
  }

  /// The tables of the catalogue as statements of the plainest form, read again: both name types as
  /// the reader does.
  private static SqlSchema catalogue(TestDatabase database) throws SQLException {
    var tables = new LinkedHashMap<String, List<String>>();
    for (var row : rows(database, COLUMNS, 4)) {
      tables
          .computeIfAbsent(row.get(0), table -> new ArrayList<>())
          .add(
              "\"%s\" %s%s"
                  .formatted(row.get(1), row.get(2), row.get(3).equals("t") ? " NOT NULL" : ""));
    }
    var text = new StringBuilder();
    tables.forEach(
        (table, columns) ->
            text.append(
                "CREATE TABLE \"%s\" (%s);\n".formatted(table, String.join(", ", columns))));
    return SqlReader.read(List.of(new SourceText("catalogue.sql", text.toString())));
  }

  private static Map<String, List<String>> columns(SqlSchema schema) {
    var tables = new TreeMap<String, List<String>>();
    for (var table : schema.tables()) {
      tables.put(
          table.name(),
          table.columns().stream()
              .map(
                  column ->
                      "%s %s%s"
                          .formatted(
                              column.name(),
                              family(column),
                              column.notNull() || table.key().contains(column.name())
                                  ? " NOT NULL"
                                  : ""))
              .toList());
    }
    return tables;
  }

  /// The type alone: bounds and words stand in constraints of the catalogue.
  private static String family(SqlSchema.Column column) {
    var field = column.field();
    if (field == null) {
      return "?";
    }
    var type = field.type();
    var isText = !type.words().isEmpty() || type.name().equals("string");
    return (isText ? "text" : type.name()) + (type.many() == null ? "" : "[]");
  }

  private static Map<String, TreeSet<String>> keys(SqlSchema schema) {
    var keys = new TreeMap<String, TreeSet<String>>();
    for (var table : schema.tables()) {
      var all = new TreeSet<String>();
      if (!table.key().isEmpty()) {
        all.add("p (%s)".formatted(String.join(", ", table.key())));
      }
      table.uniques().forEach(one -> all.add("u (%s)".formatted(String.join(", ", one))));
      table
          .references()
          .forEach(
              one -> all.add("f (%s) %s".formatted(String.join(", ", one.columns()), one.table())));
      if (!all.isEmpty()) {
        keys.put(table.name(), all);
      }
    }
    return keys;
  }

  private static Map<String, TreeSet<String>> keys(TestDatabase database) throws SQLException {
    var rows = new ArrayList<>(rows(database, KEYS, 2));
    rows.addAll(rows(database, INDEXES, 2));
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get(0),
                TreeMap::new,
                Collectors.mapping(row -> row.get(1), Collectors.toCollection(TreeSet::new))));
  }

  private static List<List<String>> rows(TestDatabase database, String query, int columns)
      throws SQLException {
    var rows = new ArrayList<List<String>>();
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
