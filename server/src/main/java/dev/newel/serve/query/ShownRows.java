package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.SqlName;
import dev.newel.language.ApiText.Precision;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.Selection.Shown;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import dev.newel.serve.value.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Reads rows as a view shows them to viewers with certain roles. The text of each statement is
/// made once and kept.
public final class ShownRows {
  public static final String SIZE = "$size";
  public static final String OFFSET = "$offset";
  public static final String SEARCH = "$search";
  public static final String AFTER = "$after";
  /// More different statements than this are made anew each time: a client must not fill our
  /// memory.
  private static final int KEPT = 2_000;

  private final Catalog catalog;
  private final View view;
  private final Precision precision;
  private final Set<String> roles;
  private final Map<Selection, Statement> lists = new ConcurrentHashMap<>();
  private final Map<Selection, Statement> pages = new ConcurrentHashMap<>();
  private final Map<Selection, Sql> counts = new ConcurrentHashMap<>();

  public ShownRows(Catalog catalog, View view, Precision precision, Set<String> roles) {
    this.catalog = catalog;
    this.view = view;
    this.precision = precision;
    this.roles = Set.copyOf(roles);
  }

  private record Statement(Sql sql, List<ViewCompiler.Out> outs, List<Type> order) {}

  /// Makes the text of a statement before anybody asks for it.
  ///
  /// @throws IllegalStateException where the design asks for what SQL cannot say
  public void prepare(Selection selection) {
    kept(lists, selection, this::compile);
  }

  /// The rows that fit.
  public List<Shown> rows(Session session, Selection selection) {
    var statement = kept(lists, selection, this::compile);
    return session.query(statement.sql(), session.bindings(), row -> read(statement, row, 1));
  }

  /// Rows of a page.
  ///
  /// @param total how many rows fit, whatever page is asked for
  public record Page(List<Shown> rows, long total) {}

  /// The rows of the page that is asked for and the number of all, of one moment: one statement
  /// finds both. A page behind the last has no row that could bear the number; it is asked for.
  public Page page(Session session, Selection selection) {
    var statement = kept(pages, selection, this::compilePage);
    var total = new long[] {-1};
    var rows =
        session.query(
            statement.sql(),
            session.bindings(),
            row -> {
              total[0] = row.getLong(1);
              return read(statement, row, 2);
            });
    return new Page(rows, rows.isEmpty() ? count(session, selection) : total[0]);
  }

  private long count(Session session, Selection selection) {
    return session
        .query(
            kept(counts, selection, this::compileCount), session.bindings(), row -> row.getLong(1))
        .getFirst();
  }

  private static <T> T kept(
      Map<Selection, T> made,
      Selection selection,
      java.util.function.Function<Selection, T> maker) {
    var known = made.get(selection);
    if (known != null) {
      return known;
    }
    var fresh = maker.apply(selection);
    if (made.size() < KEPT) {
      made.put(selection, fresh);
    }
    return fresh;
  }

  private SqlTranslator translator() {
    return new SqlTranslator(catalog.names()).row("this", view.of(), "t");
  }

  private String from() {
    return SqlName.quoted(catalog.table(view.of()).name()) + " AS t";
  }

  private Statement compile(Selection selection) {
    return compile(selection, List.of());
  }

  private Statement compilePage(Selection selection) {
    return compile(selection, List.of(Sql.of("({})", compileCount(selection))));
  }

  private Statement compile(Selection selection, List<Sql> first) {
    var translator = translator();
    var outs = new ViewCompiler(catalog, precision, roles).outs(view, translator);
    var columns = new ArrayList<>(first);
    outs.forEach(out -> columns.add(out.sql()));
    var order = new ArrayList<Type>();
    for (var key : selection.sort()) {
      var field = catalog.field(view.of(), bare(key));
      columns.add(translator.value(along(bare(key))).get());
      order.add(catalog.stored(field.type()));
    }
    var where = where(translator, selection, selection.after());
    var by =
        selection.sort().isEmpty()
            ? Sql.of("1")
            : ViewCompiler.order(catalog, translator, "this", view.of(), selection.sort());
    var text =
        Sql.of(
            "SELECT {} FROM " + from() + " {} WHERE {} ORDER BY {}",
            Sql.join(", ", columns),
            translator.joins(),
            where,
            by);
    var whole =
        !selection.paged()
            ? text
            : Sql.of("{} LIMIT {} OFFSET {}", text, number(SIZE), number(OFFSET));
    return new Statement(whole, outs, order);
  }

  private static Sql number(String root) {
    return Session.placeholder(root, ExprType.Scalar.INT, "bigint");
  }

  private Sql compileCount(Selection selection) {
    var translator = translator();
    var where = where(translator, selection, false);
    return Sql.of("SELECT count(*) FROM " + from() + " {} WHERE {}", translator.joins(), where);
  }

  private Sql where(SqlTranslator translator, Selection selection, boolean after) {
    var conditions = new ArrayList<Sql>();
    selection.where().forEach(condition -> conditions.add(translator.condition(condition).get()));
    if (!selection.searched().isEmpty()) {
      var fields =
          selection.searched().stream()
              .map(
                  text ->
                      Sql.of(
                          "position(lower({} COLLATE \"pg_c_utf8\") IN lower({} COLLATE \"pg_c_utf8\")) > 0",
                          Session.placeholder(SEARCH, ExprType.Scalar.TEXT, "text"),
                          translator.value(text).get()))
              .toList();
      conditions.add(Sql.of("({})", Sql.join(" OR ", fields)));
    }
    if (after) {
      conditions.add(translator.condition(behind(selection.sort())).get());
    }
    return conditions.isEmpty()
        ? Sql.of("TRUE")
        : Sql.join(" AND ", conditions.stream().map(each -> Sql.of("({})", each)).toList());
  }

  private Expr along(String field) {
    return catalog.along(Catalog.self(view.of(), true), view.of(), List.of(field));
  }

  /// The rows behind the cursor: greater in the first key, or equal there and greater in the next,
  /// and so on.
  private Expr behind(List<String> sort) {
    var alternatives = new ArrayList<Expr>();
    for (var i = 0; i < sort.size(); i++) {
      var all = new ArrayList<Expr>();
      for (var j = 0; j < i; j++) {
        all.add(same(sort.get(j), j));
      }
      all.add(further(sort.get(i), i));
      alternatives.add(java.util.Objects.requireNonNull(Visibility.all(all)));
    }
    return java.util.Objects.requireNonNull(Visibility.any(alternatives));
  }

  private Expr bound(String key, int at) {
    return new Expr.Root(AFTER + at, along(bare(key)).type(), true);
  }

  private Expr same(String key, int at) {
    var value = along(bare(key));
    var equal = Visibility.equal(value, bound(key, at));
    return value.nullable()
        ? or(equal, and(new Expr.IsNull(value), new Expr.IsNull(bound(key, at))))
        : equal;
  }

  /// PostgreSQL puts nulls last in ascending and first in descending order.
  private Expr further(String key, int at) {
    var value = along(bare(key));
    var descending = key.startsWith("-");
    var beyond =
        new Expr.Binary(
            descending ? Operator.LT : Operator.GT,
            value,
            bound(key, at),
            ExprType.Scalar.BOOL,
            false);
    if (!value.nullable()) {
      return beyond;
    }
    var isNull = new Expr.IsNull(value);
    var wasNull = new Expr.IsNull(bound(key, at));
    return descending
        ? or(beyond, and(wasNull, new Expr.Not(isNull)))
        : or(beyond, and(new Expr.Not(wasNull), isNull));
  }

  private static Expr and(Expr left, Expr right) {
    return new Expr.Binary(Operator.AND, left, right, ExprType.Scalar.BOOL, false);
  }

  private static Expr or(Expr left, Expr right) {
    return new Expr.Binary(Operator.OR, left, right, ExprType.Scalar.BOOL, false);
  }

  private static String bare(String key) {
    return key.startsWith("-") ? key.substring(1) : key;
  }

  private static Shown read(Statement statement, ResultSet row, int first) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    var at = first;
    for (var out : statement.outs()) {
      var type = out.type();
      if (type != null) {
        values.add(Jdbc.read(row, at++, type));
      } else {
        var json = row.getString(at++);
        values.add(json == null ? null : new JsonText.Raw(json));
      }
    }
    var order = new ArrayList<@Nullable Object>();
    for (var type : statement.order()) {
      order.add(Jdbc.read(row, at++, type));
    }
    return new Shown(values, order);
  }

  /// Writes a row as a JSON object.
  ///
  /// @param addresses makes the address of a file of its key
  public void write(JsonGenerator json, Shown shown, UnaryOperator<String> addresses) {
    write(json, shown, Map.of(), addresses);
  }

  /// Writes a row as a JSON object.
  ///
  /// @param once secrets that may be shown, by what is kept of them; of any other nothing is shown
  /// @param addresses makes the address of a file of its key
  public void write(
      JsonGenerator json, Shown shown, Map<String, String> once, UnaryOperator<String> addresses) {
    json.writeStartObject();
    var at = 0;
    for (var item : view.items()) {
      if (!item.roles().isEmpty() && item.roles().stream().noneMatch(roles::contains)) {
        continue;
      }
      json.writeName(item.wire());
      var value = shown.values().get(at++);
      if (value instanceof JsonText.Raw(var text)) {
        json.writeRawValue(FileMarks.addressed(text, addresses));
      } else if (item.field().type() instanceof Type.File && value instanceof String key) {
        json.writeString(addresses.apply(key));
      } else {
        var told =
            value != null && item.field().isConfidential() ? once.get(value.toString()) : value;
        Values.write(json, told, precision);
      }
    }
    json.writeEndObject();
  }
}
