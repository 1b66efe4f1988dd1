package dev.newel.serve.query;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.facts.tables.Tables;
import dev.newel.language.ApiText.Precision;
import dev.newel.language.Modifier;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the select list of a view: plain values become columns, everything that is nested becomes
/// JSON in the database.
final class ViewCompiler {
  /// The translator's own aliases, which an inner query must not share with the outer one.
  private static final Pattern OWN_ALIAS = Pattern.compile("(?<![\"\\w])(x\\d+)(?![\"\\w])");

  private final Catalog catalog;
  private final Precision precision;
  private final Set<String> roles;
  private int depth;

  /// @param roles the viewer's, for members that only some see
  ViewCompiler(Catalog catalog, Precision precision, Set<String> roles) {
    this.catalog = catalog;
    this.precision = precision;
    this.roles = roles;
  }

  /// One member of the answer.
  ///
  /// @param type null where the column is JSON already
  record Out(String wire, Sql sql, @Nullable Type type) {}

  /// The members of a row that `translator` knows as `this` under the alias `t`.
  List<Out> outs(View view, SqlTranslator translator) {
    var base = Catalog.self(view.of(), true);
    return view.items().stream()
        .filter(this::isVisible)
        .map(item -> out(view.of(), base, item, translator))
        .toList();
  }

  private boolean isVisible(View.Item item) {
    return item.roles().isEmpty() || item.roles().stream().anyMatch(roles::contains);
  }

  private Out out(String holder, Expr base, View.Item item, SqlTranslator translator) {
    if (item.opened() != null || item.many() || isJson(item.field().type())) {
      return new Out(item.wire(), json(holder, base, item, translator), null);
    }
    var computed = item.field().computed();
    if (computed != null && !computed.isTranslatable() && item.path().size() == 1) {
      return new Out(item.wire(), ofRequest(item, computed), catalog.stored(item.field().type()));
    }
    var value = ToldWords.of(item.field().type(), translator.value(item.value()).get());
    return new Out(item.wire(), value, catalog.stored(item.field().type()));
  }

  /// What only Java computes is the same for every row of an answer: it may speak of the viewer,
  /// not of the row.
  private static Sql ofRequest(View.Item item, Expr computed) {
    if (computed
        .walk()
        .anyMatch(part -> part instanceof Expr.Root root && root.name().equals("this"))) {
      throw new IllegalStateException(
          "`%s` depends on the row and is computed in Java alone, which is not served yet"
              .formatted(item.wire()));
    }
    return new Sql("?::text", List.of(new Sql.Parameter(computed, "text")));
  }

  private static boolean isJson(Type type) {
    return type == Type.Scalar.JSON || type instanceof Type.MapOf;
  }

  /// The item as one JSON value.
  private Sql json(String holder, Expr base, View.Item item, SqlTranslator translator) {
    var before = item.path().subList(0, item.path().size() - 1);
    var owner = catalog.along(base, holder, before);
    var at =
        owner.type() instanceof ExprType.RowOf(var entity)
            ? entity
            : owner.type() instanceof ExprType.StructOf(var value) ? value : holder;
    if (item.many()) {
      var outer = translator.value(owner).get();
      return list(at, outer, item, before.isEmpty());
    }
    var opened = item.opened();
    if (opened != null) {
      return opened(catalog.along(base, holder, item.path()), item.field(), opened, translator);
    }
    if (item.field().isConfidential()) {
      return new Sql("NULL::json", List.of());
    }
    return scalar(
        item.field().type(), translator.value(catalog.along(base, holder, item.path())).get());
  }

  private Sql opened(Expr value, Field field, View view, SqlTranslator translator) {
    var visible = view.items().stream().filter(this::isVisible).toList();
    var parts = new ArrayList<Sql>();
    visible.forEach(
        item ->
            parts.add(
                Sql.of(text(item.wire()) + ", {}", json(view.of(), value, item, translator))));
    var object = Sql.of("json_build_object({})", Sql.join(", ", parts));
    if (field.type() instanceof Type.Reference) {
      var key = translator.value(value).get();
      return Sql.of("CASE WHEN {} IS NULL THEN NULL ELSE {} END", key, object);
    }
    if (!field.optional()) {
      return object;
    }
    var stored =
        catalog.leaves(view.of()).keySet().stream()
            .map(part -> catalog.along(value, view.of(), List.of(part.split("\\.", -1))))
            .map(part -> translator.value(part).get())
            .toList();
    return unlessAbsent(stored, object);
  }

  private static Sql unlessAbsent(List<Sql> parts, Sql object) {
    return Sql.of(
        "CASE WHEN num_nonnulls({}) = 0 THEN NULL ELSE {} END", Sql.join(", ", parts), object);
  }

  /// A plain value as JSON, in the same form in which a column of it is written.
  private Sql scalar(Type type, Sql value) {
    return switch (type) {
      case Type.Scalar.TIMESTAMP -> Sql.of("to_char({}, '" + pattern() + "')", value);
      case Type.File file -> Sql.of("('" + FileMarks.MARK + "' || {})", value);
      case Type.Scalar.DURATION -> Sql.of("('PT' || extract(epoch FROM {})::text || 'S')", value);
      default -> Sql.of("{}", ToldWords.of(type, value));
    };
  }

  private String pattern() {
    return switch (precision) {
      case S -> "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"";
      case MS -> "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";
      case US -> "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"";
    };
  }

  /// A list as JSON: `[]` where it is empty.
  private Sql list(String entity, Sql outer, View.Item item, boolean ofThis) {
    depth++;
    var alias = "l" + depth;
    var inner =
        switch (item.field().type()) {
          case Type.ListOf list -> items(entity, outer, item, list, alias);
          case Type.Inverse(var other, var via) ->
              rows(
                  other,
                  item,
                  alias,
                  Sql.of(
                      alias + "." + SqlName.quoted(catalog.column(other, via).name()) + " = {}",
                      outer));
          case Type.Link(var other) ->
              linked(
                  catalog.tables().ofField(entity, item.field().name()),
                  other,
                  item,
                  alias,
                  outer,
                  true);
          case Type.LinkInverse(var other, var via) ->
              linked(catalog.tables().ofField(other, via), other, item, alias, outer, false);
          case Type.Derived derived -> derived(derived, item, alias, ofThis ? entity : null);
          default -> throw new IllegalStateException("no list: " + item.field().type());
        };
    depth--;
    return Sql.of("(SELECT COALESCE(json_agg(q.e), '[]'::json) FROM ({}) AS q)", inner);
  }

  private static Sql own(Sql sql, String alias) {
    return new Sql(OWN_ALIAS.matcher(sql.text()).replaceAll(alias + "$1"), sql.parameters());
  }

  private Sql rows(String entity, View.Item item, String alias, Sql where) {
    var translator = new SqlTranslator(catalog.names()).row("this", entity, alias);
    var element = element(entity, item, translator);
    return Sql.of(
        "SELECT {} AS e FROM "
            + from(entity, alias)
            + " {} WHERE {}"
            + visible(entity, alias)
            + " ORDER BY "
            + key(entity, alias),
        own(element, alias),
        own(translator.joins(), alias),
        where);
  }

  private Sql linked(
      dev.newel.facts.tables.Table table,
      String entity,
      View.Item item,
      String alias,
      Sql outer,
      boolean forwards) {
    if (!(table.of() instanceof Purpose.OfLink link)) {
      throw new IllegalStateException(table.name() + " is no link");
    }
    var own = forwards ? link.from() : link.to();
    var other = forwards ? link.to() : link.from();
    var where =
        Sql.of(
            "%s IN (SELECT %s FROM %s WHERE %s = {})"
                .formatted(
                    key(entity, alias),
                    SqlName.quoted(other),
                    SqlName.quoted(table.name()),
                    SqlName.quoted(own)),
            outer);
    return rows(entity, item, alias, where);
  }

  private Sql derived(Type.Derived derived, View.Item item, String alias, @Nullable String holder) {
    var translator = new SqlTranslator(catalog.names()).row("it", derived.entity(), alias);
    if (holder != null) {
      translator.row("this", holder, "t");
    }
    var where = translator.condition(derived.where()).get();
    var order = order(catalog, translator, "it", derived.entity(), derived.sort());
    var shown = new SqlTranslator(catalog.names()).row("this", derived.entity(), alias);
    var element = element(derived.entity(), item, shown);
    // Two translators number their joins alike, so the second one's are told apart.
    var joins = own(shown.joins(), alias + "d");
    return Sql.of(
        "SELECT {} AS e FROM "
            + from(derived.entity(), alias)
            + " {} {} WHERE {}"
            + visible(derived.entity(), alias)
            + " ORDER BY {}"
            + (derived.first() == null ? "" : " LIMIT " + derived.first()),
        own(element, alias + "d"),
        joins,
        own(translator.joins(), alias),
        own(where, alias),
        own(order, alias));
  }

  private Sql element(String entity, View.Item item, SqlTranslator translator) {
    var opened = item.opened();
    if (opened == null) {
      return translator.value(Catalog.self(entity, true)).get();
    }
    var parts = new ArrayList<Sql>();
    opened.items().stream()
        .filter(this::isVisible)
        .forEach(
            inner ->
                parts.add(
                    Sql.of(
                        text(inner.wire()) + ", {}",
                        json(entity, Catalog.self(entity, true), inner, translator))));
    return Sql.of("json_build_object({})", Sql.join(", ", parts));
  }

  private Sql items(String entity, Sql outer, View.Item item, Type.ListOf list, String alias) {
    var table = catalog.tables().ofField(entity, item.field().name());
    if (!(table.of() instanceof Purpose.OfList of)) {
      throw new IllegalStateException(table.name() + " is no list");
    }
    var element =
        list.of() instanceof Type.Value(var value)
            ? struct(value, item.opened(), table, "", alias)
            : scalar(list.of(), column(alias, Purpose.OfList.VALUE));
    return Sql.of(
        "SELECT {} AS e FROM %s AS %s WHERE %s.%s = {} ORDER BY %s.%s"
            .formatted(
                SqlName.quoted(table.name()),
                alias,
                alias,
                SqlName.quoted(of.row()),
                alias,
                SqlName.quoted(Purpose.OfList.POSITION)),
        element,
        outer);
  }

  /// A value of several parts in the table of its list, as a view shows it.
  Sql struct(View view, dev.newel.facts.tables.Table table, String alias) {
    return struct(view.of(), view, table, "", alias);
  }

  /// A value in a list, or inside one: its parts are columns of the list's table.
  ///
  /// @param place the path from the item to the value, with its `.`
  private Sql struct(
      String value,
      @Nullable View view,
      dev.newel.facts.tables.Table table,
      String place,
      String alias) {
    if (view == null) {
      throw new IllegalStateException("a list of " + value + " has no view");
    }
    var parts =
        view.items().stream()
            .filter(this::isVisible)
            .map(
                item ->
                    Sql.of(text(item.wire()) + ", {}", inItem(value, item, table, place, alias)))
            .toList();
    return Sql.of("json_build_object({})", Sql.join(", ", parts));
  }

  private Sql inItem(
      String value,
      View.Item item,
      dev.newel.facts.tables.Table table,
      String place,
      String alias) {
    var field = catalog.field(value, item.path().getFirst());
    if (field.computed() != null) {
      throw new IllegalStateException(
          "`%s.%s` is computed and stands in a list, which is not served yet"
              .formatted(value, field.name()));
    }
    var columns =
        Tables.columnsIn(table, place + field.name()).stream()
            .map(column -> column(alias, column.name()))
            .toList();
    if (!(field.type() instanceof Type.Value(var inner))) {
      return part(field, item, columns.getFirst());
    }
    var below = place + field.name() + ".";
    if (item.path().size() > 1) {
      return inItem(inner, behind(item), table, below, alias);
    }
    var object = struct(inner, item.opened(), table, below, alias);
    return field.optional() ? unlessAbsent(columns, object) : object;
  }

  /// The item as the first field of its path sees it.
  private static View.Item behind(View.Item item) {
    return new View.Item(
        item.wire(),
        item.path().subList(1, item.path().size()),
        item.field(),
        item.value(),
        item.nullable(),
        item.opened(),
        item.many(),
        item.roles());
  }

  private Sql part(Field field, View.Item item, Sql column) {
    if (!(field.type() instanceof Type.Reference(var entity))
        || (item.opened() == null && item.path().size() == 1)) {
      return scalar(field.type(), column);
    }
    depth++;
    var alias = "r" + depth;
    var translator = new SqlTranslator(catalog.names()).row("this", entity, alias);
    var base = Catalog.self(entity, true);
    var shown =
        item.path().size() > 1
            ? json(entity, base, behind(item), translator)
            : element(entity, item, translator);
    depth--;
    return Sql.of(
        "(SELECT {} FROM " + from(entity, alias) + " {} WHERE " + key(entity, alias) + " = {})",
        own(shown, alias),
        own(translator.joins(), alias),
        column);
  }

  /// The order by fields, the key last.
  static Sql order(
      Catalog catalog, SqlTranslator translator, String root, String entity, List<String> sort) {
    var keys = new LinkedHashSet<>(sort);
    var last = catalog.entity(entity).key();
    if (!keys.contains("-" + last)) {
      keys.add(last);
    }
    var candidate = new Expr.Root(root, new ExprType.RowOf(entity), false);
    var parts = new ArrayList<Sql>();
    for (var key : keys) {
      var descending = key.startsWith("-");
      var by =
          translator
              .value(catalog.along(candidate, entity, List.of(descending ? key.substring(1) : key)))
              .get();
      parts.add(Sql.of("{}" + (descending ? " DESC" : ""), by));
    }
    return Sql.join(", ", parts);
  }

  private String from(String entity, String alias) {
    return SqlName.quoted(catalog.table(entity).name()) + " AS " + alias;
  }

  private String key(String entity, String alias) {
    return alias + "." + SqlName.quoted(catalog.key(entity).name());
  }

  /// Soft-deleted rows are in no list.
  private String visible(String entity, String alias) {
    return catalog
        .entity(entity)
        .the(Modifier.DELETED)
        .map(
            field ->
                " AND "
                    + alias
                    + "."
                    + SqlName.quoted(catalog.column(entity, field.name()).name())
                    + " IS NULL")
        .orElse("");
  }

  private static Sql column(String alias, String name) {
    return new Sql(alias + "." + SqlName.quoted(name), List.of());
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
