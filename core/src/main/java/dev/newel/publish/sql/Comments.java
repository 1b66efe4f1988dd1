package dev.newel.publish.sql;

import dev.newel.design.Design;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the catalogue of the database tells people of tables and columns: their docs, how long rows
/// are kept, how they are partitioned.
final class Comments {
  private Comments() {}

  /// The words by what they are said of, `TABLE "order"` or `COLUMN "order"."total"`.
  static Map<String, String> of(Design design) {
    var comments = new LinkedHashMap<String, String>();
    for (var table : Tables.of(design).tables().values()) {
      if (table.of() instanceof Table.Purpose.OfEntity(var entity)) {
        put(comments, on(table), words(design, entity));
      }
      var fields = fields(design, table.of());
      table
          .columns()
          .values()
          .forEach(column -> put(comments, on(table, column), words(design, fields, column)));
    }
    return comments;
  }

  /// What the columns of a table hold: the fields of an entity, or of the values of a list.
  private static Map<String, Field> fields(Design design, Table.Purpose of) {
    var fields = design.model().entity(of.entity()).fields();
    return switch (of) {
      case Table.Purpose.OfEntity entity -> fields;
      case Table.Purpose.OfList(var entity, var name, var row) -> inner(design, fields.get(name));
      case Table.Purpose.OfLink link -> Map.of();
      case Table.Purpose.OfSequence sequence -> Map.of();
    };
  }

  /// The fields of the value that a field holds, or a list of it.
  private static Map<String, Field> inner(Design design, @Nullable Field field) {
    var type = field == null ? null : field.type();
    var held = type instanceof Type.ListOf(var of, var size) ? of : type;
    var value = held instanceof Type.Value(var name) ? design.model().values().get(name) : null;
    return value == null ? Map.of() : value.fields();
  }

  /// The statements that bring the comments of `before` to those of `now`; empty where none is
  /// needed.
  ///
  /// @param both what of a design's tables and columns bore these names before and bears them now
  static String script(Map<String, String> before, Map<String, String> now, Set<String> both) {
    var lines = new ArrayList<String>();
    before.keySet().stream()
        .filter(on -> both.contains(on) && !now.containsKey(on))
        .forEach(on -> lines.add("COMMENT ON %s IS NULL;".formatted(on)));
    now.forEach(
        (on, words) -> {
          if (!words.equals(before.get(on))) {
            lines.add("COMMENT ON %s IS '%s';".formatted(on, words.replace("'", "''")));
          }
        });
    return lines.isEmpty() ? "" : "\n" + String.join("\n", lines) + "\n";
  }

  /// What can bear a comment: tables and columns.
  static Set<String> bearers(Tables tables) {
    var bearers = new LinkedHashSet<String>();
    tables
        .tables()
        .values()
        .forEach(
            table -> {
              bearers.add(on(table));
              table.columns().values().forEach(column -> bearers.add(on(table, column)));
            });
    return bearers;
  }

  private static String on(Table table) {
    return "TABLE " + SqlName.quoted(table.name());
  }

  private static String on(Table table, Column column) {
    return "COLUMN %s.%s".formatted(SqlName.quoted(table.name()), SqlName.quoted(column.name()));
  }

  /// A comment has one line.
  private static void put(Map<String, String> comments, String on, @Nullable String words) {
    if (words != null && !words.isBlank()) {
      comments.put(on, words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }
  }

  private static String words(Design design, String entity) {
    var words = new ArrayList<String>();
    var doc = design.model().entity(entity).doc();
    if (doc != null) {
      words.add(doc.strip());
    }
    var storage = design.prose().storage();
    if (storage != null) {
      var kept = storage.retention().get(entity);
      if (kept != null) {
        words.add("Rows are kept: %s.".formatted(kept));
      }
      var partition = storage.partition().get(entity);
      if (partition != null) {
        words.add("Rows are to be partitioned: %s.".formatted(partition));
      }
    }
    return String.join(" ", words);
  }

  private static @Nullable String words(Design design, Map<String, Field> of, Column column) {
    var fields = of;
    Field field = null;
    for (var name : column.field().split("\\.", -1)) {
      field = fields.get(name);
      fields = inner(design, field);
    }
    return field == null ? null : words(field);
  }

  private static String words(Field field) {
    var words = new ArrayList<String>();
    if (field.doc() != null) {
      words.add(field.doc().strip());
    }
    if (field.unit() != null) {
      words.add("In %s.".formatted(field.unit()));
    }
    // PostgreSQL has other regular expressions than RE2, so no check holds it.
    if (field.type() instanceof Type.Text(var kind, var min, var max, var pattern)
        && pattern != null) {
      words.add("Fits the expression %s of RE2.".formatted(pattern));
    }
    return String.join(" ", words);
  }
}
