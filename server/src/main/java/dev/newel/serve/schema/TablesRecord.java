package dev.newel.serve.schema;

import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import dev.newel.facts.tables.Table.OnDelete;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.facts.tables.Tables;
import dev.newel.serve.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps in the database what its tables were made of, as JSON.
final class TablesRecord {
  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS \"newel_tables\" (\"only\" boolean PRIMARY KEY DEFAULT true CHECK (\"only\"), tables jsonb NOT NULL)";

  private TablesRecord() {}

  /// The tables as they are; none in a new database.
  static Tables read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(CREATE);
      try (var row = statement.executeQuery("SELECT tables FROM \"newel_tables\"")) {
        return row.next() ? parse(row.getString(1)) : Tables.NONE;
      }
    }
  }

  static void write(Connection connection, Tables tables) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO \"newel_tables\" (tables) VALUES (?::jsonb) ON CONFLICT (\"only\") DO UPDATE SET tables = EXCLUDED.tables")) {
      statement.setString(
          1,
          new String(
              JsonText.bytes(tables.tables().values().stream().map(TablesRecord::json).toList()),
              StandardCharsets.UTF_8));
      statement.executeUpdate();
    }
  }

  private static Map<String, @Nullable Object> json(Table table) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", table.name());
    json.put("columns", table.columns().values().stream().map(TablesRecord::json).toList());
    json.put("key", table.key());
    json.put("constraints", table.constraints().values().stream().map(TablesRecord::json).toList());
    json.put("indexes", table.indexes().values().stream().map(TablesRecord::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Column column) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", column.name());
    json.put("type", column.type());
    json.put("nullable", column.nullable());
    json.put("generated", column.generated());
    json.put("field", column.field());
    return json;
  }

  private static Map<String, @Nullable Object> json(Constraint constraint) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", constraint.name());
    switch (constraint) {
      case Constraint.Unique(var name, var columns, var fields) -> {
        json.put("unique", columns);
        json.put("fields", fields);
      }
      case Constraint.Check(var name, var condition, var field) -> {
        json.put("check", condition);
        json.put("field", field);
      }
      case Constraint.ForeignKey(
              var name,
              var columns,
              var table,
              var references,
              var onDelete,
              var field) -> {
        json.put("foreign", columns);
        json.put("table", table);
        json.put("references", references);
        json.put("onDelete", onDelete.name());
        json.put("field", field);
      }
    }
    return json;
  }

  private static Map<String, @Nullable Object> json(Index index) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", index.name());
    json.put("keys", index.keys());
    json.put("where", index.where());
    json.put("because", index.because());
    return json;
  }

  private static Tables parse(String text) throws SQLException {
    try {
      var tables = new LinkedHashMap<String, Table>();
      for (var each : maps(JsonText.parse(text.getBytes(StandardCharsets.UTF_8)))) {
        var table = table(each);
        tables.put(table.name(), table);
      }
      return new Tables(tables);
    } catch (JsonText.Malformed e) {
      throw new SQLException("newel_tables holds no JSON", e);
    }
  }

  private static Table table(Map<?, ?> json) {
    var columns = new LinkedHashMap<String, Column>();
    maps(json.get("columns"))
        .forEach(
            each ->
                columns.put(
                    string(each, "name"),
                    new Column(
                        string(each, "name"),
                        string(each, "type"),
                        Boolean.TRUE.equals(each.get("nullable")),
                        maybe(each, "generated"),
                        string(each, "field"),
                        null)));
    var constraints = new LinkedHashMap<String, Constraint>();
    maps(json.get("constraints"))
        .forEach(each -> constraints.put(string(each, "name"), constraint(each)));
    var indexes = new LinkedHashMap<String, Index>();
    maps(json.get("indexes"))
        .forEach(
            each ->
                indexes.put(
                    string(each, "name"),
                    new Index(
                        string(each, "name"),
                        strings(each, "keys"),
                        maybe(each, "where"),
                        string(each, "because"))));
    return new Table(
        string(json, "name"),
        new Purpose.OfEntity(""),
        columns,
        strings(json, "key"),
        constraints,
        indexes,
        null);
  }

  private static Constraint constraint(Map<?, ?> json) {
    var name = string(json, "name");
    if (json.containsKey("unique")) {
      return new Constraint.Unique(name, strings(json, "unique"), strings(json, "fields"));
    }
    if (json.containsKey("check")) {
      return new Constraint.Check(name, string(json, "check"), string(json, "field"));
    }
    return new Constraint.ForeignKey(
        name,
        strings(json, "foreign"),
        string(json, "table"),
        strings(json, "references"),
        OnDelete.valueOf(string(json, "onDelete")),
        string(json, "field"));
  }

  private static List<Map<?, ?>> maps(@Nullable Object json) {
    return json instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
        : List.of();
  }

  private static String string(Map<?, ?> json, String name) {
    return String.valueOf(Objects.requireNonNull(json.get(name)));
  }

  private static @Nullable String maybe(Map<?, ?> json, String name) {
    var value = json.get(name);
    return value == null ? null : value.toString();
  }

  private static List<String> strings(Map<?, ?> json, String name) {
    return json.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
