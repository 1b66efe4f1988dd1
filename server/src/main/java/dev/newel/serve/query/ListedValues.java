package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the distinct values of a list field that are in use in the rows that fit, in order.
public final class ListedValues {
  private final Catalog catalog;
  private final String entity;
  private final String field;
  private final Type type;

  /// @param field a list of plain values of `entity`
  public ListedValues(Catalog catalog, String entity, String field) {
    this.catalog = catalog;
    this.entity = entity;
    this.field = field;
    if (!(catalog.field(entity, field).type() instanceof Type.ListOf(var of, var size))
        || of instanceof Type.Value) {
      throw new IllegalStateException(field + " of " + entity + " is no list of plain values");
    }
    this.type = catalog.stored(of);
  }

  /// The values.
  ///
  /// @param where conditions over `this`, a row of the entity; all hold
  /// @param descending whether the greatest comes first
  /// @param paged whether `$size` and `$offset` cut them
  public List<@Nullable Object> read(
      Session session, List<Expr> where, boolean descending, boolean paged) {
    var all =
        Sql.of(
            "SELECT v FROM ({}) AS listed ORDER BY v" + (descending ? " DESC" : ""),
            distinct(where));
    var sql =
        paged
            ? Sql.of("{} LIMIT {} OFFSET {}", all, number(ShownRows.SIZE), number(ShownRows.OFFSET))
            : all;
    return session.<@Nullable Object>query(sql, session.bindings(), row -> Jdbc.read(row, 1, type));
  }

  /// How many values there are, whatever page is asked for.
  public long count(Session session, List<Expr> where) {
    return session
        .query(
            Sql.of("SELECT count(*) FROM ({}) AS listed", distinct(where)),
            session.bindings(),
            row -> row.getLong(1))
        .getFirst();
  }

  private Sql distinct(List<Expr> where) {
    var table = catalog.tables().ofField(entity, field);
    if (!(table.of() instanceof Purpose.OfList of)) {
      throw new IllegalStateException(table.name() + " is no list");
    }
    var translator = new SqlTranslator(catalog.names()).row("this", entity, "t");
    var conditions = new ArrayList<Sql>();
    where.forEach(each -> conditions.add(Sql.of("({})", translator.condition(each).get())));
    return Sql.of(
        "SELECT DISTINCT i.%s AS v FROM %s AS t JOIN %s AS i ON i.%s = t.%s {} WHERE {}"
            .formatted(
                SqlName.quoted(Purpose.OfList.VALUE),
                SqlName.quoted(catalog.table(entity).name()),
                SqlName.quoted(table.name()),
                SqlName.quoted(of.row()),
                SqlName.quoted(catalog.key(entity).name())),
        translator.joins(),
        conditions.isEmpty() ? Sql.of("TRUE") : Sql.join(" AND ", conditions));
  }

  private static Sql number(String root) {
    return Session.placeholder(root, ExprType.Scalar.INT, "bigint");
  }
}
