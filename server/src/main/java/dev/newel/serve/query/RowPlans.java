package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.SqlName;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How whole rows are read, per entity; the text of each statement is made once.
public final class RowPlans {
  /// The name that a key is bound to.
  public static final String KEY = "$key";

  private final Catalog catalog;
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  public RowPlans(Catalog catalog) {
    this.catalog = catalog;
  }

  Plan of(String entity) {
    return plans.computeIfAbsent(entity, name -> new Plan(catalog, name));
  }

  /// A column and the type of its values.
  record Part(Column column, Type type) {}

  /// How rows of one entity are read.
  static final class Plan {
    private final Catalog catalog;
    private final String entity;
    private final List<Part> parts;
    private final Sql byKey;
    private final Map<Expr, Sql> wheres = new ConcurrentHashMap<>();
    private final Map<Expr, Sql> keys = new ConcurrentHashMap<>();

    Plan(Catalog catalog, String entity) {
      this.catalog = catalog;
      this.entity = entity;
      this.parts =
          catalog.table(entity).columns().values().stream()
              .map(column -> new Part(column, type(column)))
              .toList();
      var key = catalog.key(entity);
      this.byKey =
          Sql.of(
              select() + " WHERE t." + SqlName.quoted(key.name()) + " = {}",
              Session.placeholder(KEY, new ExprType.RowOf(entity), key.type()));
    }

    private Type type(Column column) {
      var holder = entity;
      Type type = new Type.Text(Type.Text.Kind.STRING, 0, null, null);
      for (var name : column.field().split("\\.", -1)) {
        if (type instanceof Type.File) {
          // A part of a file: its key, name, media type or size.
          return name.equals("size")
              ? Type.Scalar.LONG
              : new Type.Text(Type.Text.Kind.STRING, 0, null, null);
        }
        type = catalog.field(holder, name).type();
        if (type instanceof Type.Value(var value)) {
          holder = value;
        }
      }
      return catalog.stored(type);
    }

    private String select() {
      var columns =
          parts.stream().map(part -> "t." + SqlName.quoted(part.column().name())).toList();
      return "SELECT "
          + String.join(", ", columns)
          + " FROM "
          + SqlName.quoted(catalog.table(entity).name())
          + " AS t";
    }

    Sql byKey() {
      return byKey;
    }

    Sql where(Expr condition, boolean lock) {
      var sql =
          wheres.computeIfAbsent(
              condition,
              expr -> {
                var translator = new SqlTranslator(catalog.names()).row("this", entity, "t");
                var where = translator.condition(expr).get();
                return Sql.of(select() + " {} WHERE {} LIMIT 1", translator.joins(), where);
              });
      return lock ? Sql.of("{} FOR UPDATE OF t", sql) : sql;
    }

    /// The keys of all rows of which the condition holds.
    Sql keys(Expr condition) {
      return keys.computeIfAbsent(
          condition,
          expr -> {
            var translator = new SqlTranslator(catalog.names()).row("this", entity, "t");
            var where = translator.condition(expr).get();
            return Sql.of(
                "SELECT t.%s FROM %s AS t {} WHERE {}"
                    .formatted(
                        SqlName.quoted(catalog.key(entity).name()),
                        SqlName.quoted(catalog.table(entity).name())),
                translator.joins(),
                where);
          });
    }

    /// The values of the result's row by the path of their field.
    Map<String, @Nullable Object> read(ResultSet row) throws SQLException {
      var values = new LinkedHashMap<String, @Nullable Object>();
      for (var i = 0; i < parts.size(); i++) {
        values.put(parts.get(i).column().field(), Jdbc.read(row, i + 1, parts.get(i).type()));
      }
      return values;
    }

    Object key(Map<String, @Nullable Object> values) {
      return Objects.requireNonNull(values.get(catalog.entity(entity).key()));
    }
  }
}
