package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.facts.tables.Tables;
import dev.newel.language.ApiText.Precision;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.Selection.Shown;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the distinct values of a list field that are in use in the rows that fit, in order. Those
/// of several parts differ where a part does that the viewer may see; their order is that of their
/// parts, each after the other.
public final class ListedValues {
  private static final String ITEM = "i";

  private final Catalog catalog;
  private final String entity;
  private final Table table;
  private final Purpose.OfList list;
  private final List<Part> parts;
  private final @Nullable Sql shown;

  /// A column that tells values apart.
  private record Part(Column column, Type type) {}

  /// @param field a list of values of `entity`
  /// @param precision of times inside values of several parts
  /// @param roles the viewer's, for parts that only some see
  public ListedValues(
      Catalog catalog, String entity, String field, Precision precision, Set<String> roles) {
    this.catalog = catalog;
    this.entity = entity;
    this.table = catalog.tables().ofField(entity, field);
    if (!(catalog.field(entity, field).type() instanceof Type.ListOf(var of, var size))
        || !(table.of() instanceof Purpose.OfList purpose)) {
      throw new IllegalStateException(field + " of " + entity + " is no list of values");
    }
    this.list = purpose;
    this.parts = new ArrayList<>();
    if (of instanceof Type.Value(var value)) {
      var view = Objects.requireNonNull(catalog.design().model().views().get(value), value);
      parts(view, "", roles);
      this.shown = new ViewCompiler(catalog, precision, roles).struct(view, table, ITEM);
    } else {
      parts.add(new Part(table.column(Purpose.OfList.VALUE), catalog.stored(of)));
      this.shown = null;
    }
  }

  /// The parts that a view shows to somebody.
  private void parts(View view, String place, Set<String> roles) {
    for (var item : view.items()) {
      if (item.roles().isEmpty() || item.roles().stream().anyMatch(roles::contains)) {
        part(view.of(), item, item.path(), place, roles);
      }
    }
  }

  private void part(
      String value, View.Item item, List<String> path, String place, Set<String> roles) {
    var field = catalog.field(value, path.getFirst());
    var at = place + field.name();
    if (!(field.type() instanceof Type.Value(var inner))) {
      Tables.columnsIn(table, at).forEach(column -> part(new Part(column, field.type())));
    } else if (path.size() > 1) {
      part(inner, item, path.subList(1, path.size()), at + ".", roles);
    } else if (item.opened() != null) {
      parts(item.opened(), at + ".", roles);
    }
  }

  private void part(Part part) {
    if (parts.stream().noneMatch(known -> known.column().equals(part.column()))) {
      parts.add(new Part(part.column(), isJson(part) ? TEXT : catalog.stored(part.type())));
    }
  }

  private static final Type TEXT = new Type.Text(Type.Text.Kind.STRING, 0, null, null);

  private static boolean isJson(Part part) {
    return part.column().type().equals("jsonb");
  }

  /// The types of what values are ordered by.
  public List<Type> order() {
    return parts.stream().map(Part::type).toList();
  }

  /// The values, each with that by which it is ordered.
  ///
  /// @param where conditions over `this`, a row of the entity; all hold
  /// @param descending whether the greatest comes first
  /// @param after whether they begin behind those bound to `$after0`, `$after1`...
  /// @param paged whether `$size` and `$offset` cut them
  public List<Shown> read(
      Session session, List<Expr> where, boolean descending, boolean after, boolean paged) {
    if (parts.isEmpty()) {
      return List.of();
    }
    var columns = parts.stream().map(ListedValues::by).toList();
    var shows = shown == null ? columns.getFirst() : shown;
    var text =
        Sql.of(
            "SELECT {}, {} FROM ({}) AS " + ITEM + " WHERE {} ORDER BY {}",
            shows,
            Sql.join(", ", columns),
            distinct(where),
            after ? behind(descending) : Sql.of("TRUE"),
            Sql.join(
                ", ",
                columns.stream()
                    .map(by -> Sql.of("{}" + (descending ? " DESC" : ""), by))
                    .toList()));
    var sql =
        paged
            ? Sql.of(
                "{} LIMIT {} OFFSET {}", text, number(ShownRows.SIZE), number(ShownRows.OFFSET))
            : text;
    return session.query(
        sql,
        session.bindings(),
        row -> {
          var order = new ArrayList<@Nullable Object>();
          for (var i = 0; i < parts.size(); i++) {
            order.add(Jdbc.read(row, i + 2, parts.get(i).type()));
          }
          var values = new ArrayList<@Nullable Object>();
          values.add(shown == null ? order.getFirst() : new JsonText.Raw(row.getString(1)));
          return new Shown(values, order);
        });
  }

  /// How many values there are, whatever page is asked for.
  public long count(Session session, List<Expr> where) {
    if (parts.isEmpty()) {
      return 0;
    }
    return session
        .query(
            Sql.of("SELECT count(*) FROM ({}) AS listed", distinct(where)),
            session.bindings(),
            row -> row.getLong(1))
        .getFirst();
  }

  /// Whatever is greater in the first part, or equal there and greater in the next, and so on.
  /// PostgreSQL puts nulls last in ascending and first in descending order.
  private Sql behind(boolean descending) {
    var alternatives = new ArrayList<Sql>();
    for (var i = 0; i < parts.size(); i++) {
      var all = new ArrayList<Sql>();
      for (var j = 0; j < i; j++) {
        all.add(Sql.of("{} IS NOT DISTINCT FROM {}", by(parts.get(j)), bound(j)));
      }
      all.add(
          Sql.of(
              descending
                  ? "({} < {} OR ({} IS NOT NULL AND {} IS NULL))"
                  : "({} > {} OR ({} IS NULL AND {} IS NOT NULL))",
              by(parts.get(i)),
              bound(i),
              by(parts.get(i)),
              bound(i)));
      alternatives.add(Sql.of("({})", Sql.join(" AND ", all)));
    }
    return Sql.join(" OR ", alternatives);
  }

  private Sql bound(int at) {
    var part = parts.get(at);
    var type = isJson(part) ? "text" : part.column().type();
    // The type of the root is of no matter: what is bound is cast to the column's type.
    return Session.placeholder(ShownRows.AFTER + at, ExprType.Scalar.JSON, type);
  }

  private static Sql by(Part part) {
    var column = ITEM + "." + SqlName.quoted(part.column().name());
    return new Sql(isJson(part) ? column + "::text" : column, List.of());
  }

  private Sql distinct(List<Expr> where) {
    var translator = new SqlTranslator(catalog.names()).row("this", entity, "t");
    var conditions = new ArrayList<Sql>();
    where.forEach(each -> conditions.add(Sql.of("({})", translator.condition(each).get())));
    var columns =
        parts.stream().map(part -> ITEM + "." + SqlName.quoted(part.column().name())).toList();
    return Sql.of(
        "SELECT DISTINCT %s FROM %s AS t JOIN %s AS i ON i.%s = t.%s {} WHERE {}"
            .formatted(
                String.join(", ", columns),
                SqlName.quoted(catalog.table(entity).name()),
                SqlName.quoted(table.name()),
                SqlName.quoted(list.row()),
                SqlName.quoted(catalog.key(entity).name())),
        translator.joins(),
        conditions.isEmpty() ? Sql.of("TRUE") : Sql.join(" AND ", conditions));
  }

  private static Sql number(String root) {
    return Session.placeholder(root, ExprType.Scalar.INT, "bigint");
  }
}
