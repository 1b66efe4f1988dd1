package dev.newel.serve.query;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlNames;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.SqlName;
import dev.newel.serve.file.FileValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of an entity as it stands in the database; what is not yet read is read when it is asked
/// for.
public final class StoredRow implements Row {
  private final Session session;
  private final String entity;
  private final Object key;
  private @Nullable Map<String, @Nullable Object> values;

  StoredRow(
      Session session, String entity, Object key, @Nullable Map<String, @Nullable Object> values) {
    this.session = session;
    this.entity = entity;
    this.key = key;
    this.values = values;
  }

  /// A row that is not in the database yet, or is there with other values.
  public static StoredRow of(
      Session session, String entity, Object key, Map<String, @Nullable Object> values) {
    return new StoredRow(session, entity, key, values);
  }

  @Override
  public String type() {
    return entity;
  }

  @Override
  public Object key() {
    return key;
  }

  /// The stored values by the path of their field, a reference by its key; empty where the row is
  /// gone.
  public Map<String, @Nullable Object> values() {
    if (values == null) {
      var loaded = session.load(entity, key);
      values = loaded == null ? Map.of() : loaded;
    }
    return values;
  }

  /// The same row, read by another transaction when more of it is asked for.
  public StoredRow in(Session other) {
    return new StoredRow(other, entity, key, values);
  }

  @Override
  public @Nullable Object get(String name) {
    var field = session.catalog().field(entity, name);
    if (field.computed() != null) {
      return session.value(field.computed(), this);
    }
    return switch (field.type()) {
      case Type.Value(var value) -> part(field, value);
      case Type.Reference(var target) -> {
        var other = values().get(name);
        yield other == null ? null : session.row(target, other);
      }
      case Type.ListOf list -> session.items(entity, name, list, key);
      case Type.Inverse inverse -> related(name);
      case Type.Link link -> related(name);
      case Type.LinkInverse link -> related(name);
      case Type.Derived derived -> derived(derived);
      case Type.File file -> FileValue.in(values(), name);
      default -> values().get(name);
    };
  }

  /// What an expression over this row is.
  public @Nullable Object value(Expr expr) {
    return session.value(expr, this);
  }

  private @Nullable Row part(Field field, String value) {
    var prefix = field.name() + ".";
    var present =
        values().entrySet().stream()
            .anyMatch(entry -> entry.getKey().startsWith(prefix) && entry.getValue() != null);
    return present || !field.optional() ? new PartRow(session, value, values(), prefix) : null;
  }

  private List<Row> related(String name) {
    var names = session.catalog().names();
    var self =
        Session.placeholder(
            RowPlans.KEY, new ExprType.RowOf(entity), names.table(entity).keyType());
    var here = session.bindings().with(RowPlans.KEY, this);
    return switch (names.place(entity, name)) {
      case SqlNames.Place.Inverse(var other, var column) -> {
        var table = names.table(other);
        yield session.rows(
            other,
            Sql.of(
                "SELECT %s FROM %s WHERE %s = {} ORDER BY 1"
                    .formatted(
                        SqlName.quoted(table.key()),
                        SqlName.quoted(table.name()),
                        SqlName.quoted(column)),
                self),
            here);
      }
      case SqlNames.Place.Link(var table, var own, var other, var target) ->
          session.rows(
              target,
              Sql.of(
                  "SELECT %s FROM %s WHERE %s = {} ORDER BY 1"
                      .formatted(SqlName.quoted(other), SqlName.quoted(table), SqlName.quoted(own)),
                  self),
              here);
      default -> Collections.emptyList();
    };
  }

  private List<Row> derived(Type.Derived derived) {
    var names = session.catalog().names();
    var table = names.table(derived.entity());
    var translator = new SqlTranslator(names).row("it", derived.entity(), "t");
    var where = translator.condition(derived.where()).get();
    var order =
        ViewCompiler.order(session.catalog(), translator, "it", derived.entity(), derived.sort());
    var sql =
        Sql.of(
            "SELECT t.%s FROM %s AS t {} WHERE {} ORDER BY {}%s"
                .formatted(
                    SqlName.quoted(table.key()),
                    SqlName.quoted(table.name()),
                    derived.first() == null ? "" : " LIMIT " + derived.first()),
            translator.joins(),
            where,
            order);
    return session.rows(derived.entity(), sql, session.bindings().with("this", this));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row && entity.equals(row.type()) && key.equals(row.key());
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
