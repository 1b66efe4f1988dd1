package dev.newel.expr;

import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.ExprType.StructOf;
import dev.newel.expr.SqlFrame.Element;
import dev.newel.expr.SqlFrame.Ref;
import dev.newel.expr.SqlFrame.Source;
import dev.newel.expr.SqlNames.Place;
import dev.newel.expr.SqlTranslator.Untranslatable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lists, and what is asked of them, as subqueries.
final class SqlLists {
  private final SqlExpr env;

  SqlLists(SqlExpr env) {
    this.env = env;
  }

  // ---- questions

  Sql exists(Expr.Fold fold, SqlFrame frame, boolean denied) {
    var source = source(fold.list(), frame);
    var body =
        env.with(
            fold.variable(),
            source.element(),
            () ->
                denied
                    ? env.denial(fold.body(), source.frame())
                    : env.condition(fold.body(), source.frame()));
    return Sql.of("EXISTS (SELECT 1 {})", source.and(body).tail());
  }

  Sql in(Expr item, Expr list, SqlFrame frame) {
    var value = env.value(item, frame);
    if (list instanceof Expr.Items(var items, var type)) {
      var values = items.stream().map(each -> env.value(each, frame)).toList();
      return values.isEmpty()
          ? Sql.of("FALSE")
          : Sql.of("({} IN ({}))", value, Sql.join(", ", values));
    }
    if (env.isConstant(list)) {
      return Sql.of("({} = ANY({}))", value, env.value(list, frame));
    }
    var source = source(list, frame);
    return Sql.of(
        "EXISTS (SELECT 1 {})",
        source.and(Sql.of("({} = {})", output(source, list), value)).tail());
  }

  Sql fold(Expr.Fold fold, SqlFrame frame) {
    return switch (fold.macro()) {
      case EXISTS -> exists(fold, frame, false);
      case ALL -> Sql.of("(NOT {})", exists(fold, frame, true));
      case FILTER, MAP -> throw Untranslatable.of(fold);
      default -> {
        var source = source(fold.list(), frame);
        var body =
            env.with(
                fold.variable(),
                source.element(),
                () ->
                    switch (fold.macro()) {
                      case COUNT -> env.condition(fold.body(), source.frame());
                      case SUM -> env.number(fold.body(), source.frame());
                      default -> env.value(fold.body(), source.frame());
                    });
        yield fold.macro() == Macro.COUNT
            ? Sql.of("(SELECT count(*) {})", source.and(body).tail())
            : aggregate(fold, body, source.tail());
      }
    };
  }

  /// The body stands in a query of its own: PostgreSQL counts an aggregate of outer columns alone
  /// to the outer query.
  private static Sql aggregate(Expr.Fold fold, Sql body, Sql tail) {
    var isText = fold.type() == Scalar.TEXT;
    var aggregated =
        "(SELECT %s(y.v%s) FROM (SELECT {} AS v {}) AS y)"
            .formatted(fold.macro().word(), isText ? " COLLATE \"C\"" : "");
    var query = Sql.of(aggregated, body, tail);
    if (fold.macro() == Macro.SUM) {
      return Sql.of("COALESCE({}, 0)", query);
    }
    return isText ? Sql.of("({} COLLATE \"C\")", query) : query;
  }

  Sql first(Expr.Call call, SqlFrame frame) {
    var list = call.arguments().getFirst();
    var source = source(list, frame);
    return first(output(source, list), call.type(), source);
  }

  private static Sql first(Sql output, ExprType type, Source source) {
    var query = Sql.of("(SELECT {} {} ORDER BY {} LIMIT 1)", output, source.tail(), source.order());
    return type == Scalar.TEXT ? Sql.of("({} COLLATE \"C\")", query) : query;
  }

  /// `list.first().part`, where the list holds values without a key to join by.
  Sql firstPart(Expr.Member member, Expr list, SqlFrame frame) {
    var source = source(list, frame);
    var variable = new Expr.Variable(" first", member.target().type(), false);
    var part =
        new Expr.Member(variable, member.name(), member.type(), member.nullable(), member.kind());
    var output = env.with(variable, source.element(), () -> env.value(part, source.frame()));
    return first(output, member.type(), source);
  }

  private static Sql output(Source source, Expr list) {
    return switch (source.element()) {
      case Element.OfRow(var ref) -> ref.key();
      case Element.OfValue(var value) -> value;
      case Element.OfStruct struct -> throw Untranslatable.of(list);
    };
  }

  // ---- lists as queries

  /// The list as a query of its own level.
  Source source(Expr list, SqlFrame outer) {
    if (list instanceof Expr.Fold fold && fold.macro() == Macro.FILTER) {
      var source = source(fold.list(), outer);
      return source.and(
          env.with(
              fold.variable(), source.element(), () -> env.condition(fold.body(), source.frame())));
    }
    if (list instanceof Expr.Fold fold && fold.macro() == Macro.MAP) {
      var source = source(fold.list(), outer);
      env.variables.put(fold.variable().name(), source.element());
      var element = env.element(fold.body(), source.frame());
      env.variables.remove(fold.variable().name());
      return source.mapped(element);
    }
    if (list instanceof Expr.Items(var items, var type)) {
      return items(items, type, outer);
    }
    if (list instanceof Expr.Root root && root.isEntity()) {
      return table(root.name(), outer);
    }
    if (env.isConstant(list)) {
      return constant(list, outer);
    }
    if (list instanceof Expr.Member member && member.target().type() instanceof RowOf) {
      return member(member, outer);
    }
    throw Untranslatable.of(list);
  }

  private Source items(List<Expr> items, ExprType type, SqlFrame outer) {
    var frame = outer.inner();
    var alias = frame.newAlias();
    var pgType =
        SqlTranslator.pgType(type instanceof ListOf(var element) ? element : type, env.names);
    var rows = new ArrayList<Sql>();
    for (var item : items) {
      rows.add(Sql.of("(%d, {}::%s)".formatted(rows.size(), pgType), env.value(item, outer)));
    }
    var where = rows.isEmpty() ? List.of(Sql.of("FALSE")) : List.<Sql>of();
    if (rows.isEmpty()) {
      rows.add(Sql.of("(0, NULL::" + pgType + ")"));
    }
    var from = Sql.of("(VALUES {}) AS " + alias + "(n, v)", Sql.join(", ", rows));
    return new Source(
        frame, from, where, element(Sql.of(alias + ".v"), type, frame), Sql.of(alias + ".n"));
  }

  private Source constant(Expr list, SqlFrame outer) {
    var frame = outer.inner();
    var alias = frame.newAlias();
    var array = Sql.parameter(list, SqlTranslator.pgType(list.type(), env.names));
    var from = Sql.of("unnest({}) WITH ORDINALITY AS " + alias + "(v, n)", array);
    return new Source(
        frame,
        from,
        List.of(),
        element(Sql.of(alias + ".v"), list.type(), frame),
        Sql.of(alias + ".n"));
  }

  private static Element element(Sql value, ExprType type, SqlFrame frame) {
    return type instanceof ListOf(RowOf(var entity))
        ? new Element.OfRow(new Ref(entity, value, "", frame, true))
        : new Element.OfValue(value);
  }

  /// The rows of an entity's table.
  private Source table(String entity, SqlFrame outer) {
    var frame = outer.inner();
    var alias = frame.newAlias();
    var table = env.names.table(entity);
    var key = Sql.column(alias, table.key());
    return new Source(
        frame,
        from(table.name(), alias),
        List.of(),
        new Element.OfRow(new Ref(entity, key, alias, frame, false)),
        key);
  }

  private Source member(Expr.Member member, SqlFrame outer) {
    var base = env.paths().ref(member.target(), outer);
    var frame = outer.inner();
    var alias = frame.newAlias();
    return switch (env.names.place(base.entity(), member.name())) {
      case Place.Inverse(var entity, var column) -> {
        var table = env.names.table(entity);
        var key = Sql.column(alias, table.key());
        yield new Source(
            frame,
            from(table.name(), alias),
            belongs(alias, column, base),
            new Element.OfRow(new Ref(entity, key, alias, frame, false)),
            key);
      }
      case Place.Link(var table, var own, var other, var entity) -> {
        var key = Sql.column(alias, other);
        yield new Source(
            frame,
            from(table, alias),
            belongs(alias, own, base),
            new Element.OfRow(new Ref(entity, key, "", frame, false)),
            key);
      }
      case Place.Values values -> values(member, values, base, frame, alias);
      case Place.Derived derived -> derived(derived, base, frame, alias);
      case Place.Computed(var expr) -> {
        var source = env.within(Map.of("this", base)).lists().source(expr, outer);
        yield base.optional() ? source.and(Sql.of("({} IS NOT NULL)", base.key())) : source;
      }
      default -> throw Untranslatable.of(member);
    };
  }

  private static Source values(
      Expr.Member member, Place.Values values, Ref base, SqlFrame frame, String alias) {
    var column = values.value();
    var element =
        column != null
            ? new Element.OfValue(Sql.column(alias, column))
            : new Element.OfStruct(
                member.type() instanceof ListOf(StructOf(var name)) ? name : "", alias, "");
    return new Source(
        frame,
        from(values.table(), alias),
        belongs(alias, values.own(), base),
        element,
        Sql.column(alias, values.position()));
  }

  private static Sql from(String table, String alias) {
    return Sql.of(Sql.quote(table) + " AS " + alias);
  }

  private static List<Sql> belongs(String alias, String column, Ref base) {
    return List.of(Sql.of("({} = {})", Sql.column(alias, column), base.key()));
  }

  /// A subquery of its own, so that order and limit are kept; its rows come with their place in the
  /// order.
  private Source derived(Place.Derived derived, Ref base, SqlFrame frame, String alias) {
    var inner = frame.inner();
    var candidate = inner.newAlias();
    var table = env.names.table(derived.entity());
    var key = Sql.column(candidate, table.key());
    var there =
        env.within(
            Map.of("this", base, "it", new Ref(derived.entity(), key, candidate, inner, false)));
    var where = new ArrayList<>(List.of(there.condition(derived.where(), inner)));
    if (base.optional()) {
      where.add(Sql.of("({} IS NOT NULL)", base.key()));
    }
    var order = new ArrayList<Sql>();
    for (var sort : derived.sort()) {
      var collation = sort.by().type() == Scalar.TEXT ? " COLLATE \"C\"" : "";
      order.add(
          Sql.of(
              "{}" + collation + (sort.descending() ? " DESC NULLS LAST" : " NULLS LAST"),
              there.value(sort.by(), inner)));
    }
    order.add(key);
    var rows =
        new Source(inner, from(table.name(), candidate), where, new Element.OfValue(key), key);
    var limit = derived.limit() == null ? "" : " LIMIT " + derived.limit();
    var query =
        Sql.of(
            "(SELECT {} AS k, row_number() OVER (ORDER BY {}) AS n {} ORDER BY n"
                + limit
                + ") AS "
                + alias,
            key,
            Sql.join(", ", order),
            rows.tail());
    return new Source(
        frame,
        query,
        List.of(),
        new Element.OfRow(new Ref(derived.entity(), Sql.of(alias + ".k"), "", frame, false)),
        Sql.of(alias + ".n"));
  }
}
