package dev.newel.expr;

import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.SqlFrame.Element;
import dev.newel.expr.SqlFrame.Ref;
import dev.newel.expr.SqlTranslator.Untranslatable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Conditions and values in SQL, in one environment of rows and variables.
final class SqlExpr {
  final SqlNames names;
  final Map<String, Ref> rows;
  final Map<String, Element> variables = new HashMap<>();
  private final SqlLists lists = new SqlLists(this);
  private final SqlPaths paths = new SqlPaths(this, lists);
  private final int depth;

  SqlExpr(SqlNames names, Map<String, Ref> rows) {
    this(names, rows, 0);
  }

  private SqlExpr(SqlNames names, Map<String, Ref> rows, int depth) {
    if (depth > 20) {
      throw new Untranslatable("Computed fields refer to each other more than 20 levels deep.");
    }
    this.names = names;
    this.rows = Map.copyOf(rows);
    this.depth = depth;
  }

  /// The environment of a field that is computed or derived from a row.
  SqlExpr within(Map<String, Ref> rowsThere) {
    return new SqlExpr(names, rowsThere, depth + 1);
  }

  SqlPaths paths() {
    return paths;
  }

  SqlLists lists() {
    return lists;
  }

  /// Whether it depends on no row of the query, so that Java computes it.
  boolean isConstant(Expr expr) {
    return expr.walk()
        .noneMatch(
            part ->
                switch (part) {
                  case Expr.Root root -> root.isEntity() || rows.containsKey(root.name());
                  case Expr.Variable variable -> variables.containsKey(variable.name());
                  case Expr.Member member -> member.kind().isRows();
                  case Expr.Call call -> call.function() == Function.ACCESS_TOKEN;
                  default -> false;
                });
  }

  private Sql constant(Expr expr) {
    var wide =
        expr.type() == Scalar.INT
            && (expr instanceof Expr.Binary
                || expr instanceof Expr.Negate
                || expr instanceof Expr.Fold
                || expr instanceof Expr.Conditional);
    return Sql.parameter(expr, wide ? "numeric" : SqlTranslator.pgType(expr.type(), names));
  }

  // ---- conditions

  /// True where the expression is; false or null elsewhere.
  Sql condition(Expr expr, SqlFrame frame) {
    if (expr instanceof Expr.Literal(var type, var value)) {
      return Sql.of(Boolean.TRUE.equals(value) ? "TRUE" : "FALSE");
    }
    if (isConstant(expr)) {
      return constant(expr);
    }
    return switch (expr) {
      case Expr.Not(var operand) -> denial(operand, frame);
      case Expr.IsNull(var operand) -> Sql.of("({} IS NULL)", value(operand, frame));
      case Expr.Binary binary ->
          switch (binary.operator()) {
            case AND, OR ->
                Sql.of(
                    "({} %s {})".formatted(binary.operator()),
                    condition(binary.left(), frame),
                    condition(binary.right(), frame));
            case IN -> lists.in(binary.left(), binary.right(), frame);
            case EQ -> comparison("=", binary.left(), binary.right(), frame);
            default -> comparison(binary.operator().sign(), binary.left(), binary.right(), frame);
          };
      case Expr.Conditional(var test, var then, var otherwise, var type) ->
          Sql.of(
              "CASE WHEN {} THEN {} ELSE {} END",
              condition(test, frame),
              condition(then, frame),
              condition(otherwise, frame));
      case Expr.Fold fold when fold.macro() == Macro.EXISTS -> lists.exists(fold, frame, false);
      case Expr.Fold fold when fold.macro() == Macro.ALL ->
          Sql.of("NOT {}", lists.exists(fold, frame, true));
      case Expr.Call call when call.function() != Function.FIRST -> search(call, frame);
      default -> value(expr, frame);
    };
  }

  /// True where the expression is not true; false or null elsewhere.
  Sql denial(Expr expr, SqlFrame frame) {
    return switch (expr) {
      case Expr.Literal(var type, var value) ->
          Sql.of(Boolean.TRUE.equals(value) ? "FALSE" : "TRUE");
      case Expr.Not(var operand) -> condition(operand, frame);
      case Expr.IsNull(var operand) when !isConstant(operand) ->
          Sql.of("({} IS NOT NULL)", value(operand, frame));
      case Expr.Binary binary when binary.operator() == Operator.AND ->
          Sql.of("({} OR {})", denial(binary.left(), frame), denial(binary.right(), frame));
      case Expr.Binary binary when binary.operator() == Operator.OR ->
          Sql.of("({} AND {})", denial(binary.left(), frame), denial(binary.right(), frame));
      case Expr.Binary binary
          when binary.operator() == Operator.EQ && hasNoNull(binary) && !isConstant(expr) ->
          comparison("<>", binary.left(), binary.right(), frame);
      case Expr.Fold fold when fold.macro() == Macro.EXISTS && !isConstant(expr) ->
          Sql.of("NOT {}", lists.exists(fold, frame, false));
      case Expr.Fold fold when fold.macro() == Macro.ALL && !isConstant(expr) ->
          lists.exists(fold, frame, true);
      default -> Sql.of("({} IS NOT TRUE)", condition(expr, frame));
    };
  }

  private Sql comparison(String sign, Expr left, Expr right, SqlFrame frame) {
    var byCodePoint = left.type() == Scalar.TEXT && !sign.equals("=") && !sign.equals("<>");
    var template = byCodePoint ? "({} COLLATE \"C\" %s {} COLLATE \"C\")" : "({} %s {})";
    return Sql.of(template.formatted(sign), value(left, frame), value(right, frame));
  }

  private Sql search(Expr.Call call, SqlFrame frame) {
    var text = value(call.arguments().getFirst(), frame);
    if (call.arguments().size() < 2) {
      return value(call, frame);
    }
    var part = value(call.arguments().get(1), frame);
    return switch (call.function()) {
      case STARTS_WITH -> Sql.of("starts_with({}, {})", text, part);
      case ENDS_WITH -> Sql.of("(right({}, length({})) = {})", text, part, part);
      case CONTAINS -> Sql.of("(position({} IN {}) > 0)", part, text);
      default -> throw Untranslatable.of(call);
    };
  }

  // ---- values

  /// The exact value; a row is its key.
  Sql value(Expr expr, SqlFrame frame) {
    if (expr instanceof Expr.Literal literal) {
      return literal(literal);
    }
    if (isConstant(expr)) {
      return constant(expr);
    }
    return switch (expr) {
      case Expr.Variable variable
          when variables.get(variable.name()) instanceof Element.OfValue(var value) ->
          value;
      case Expr.Root root -> paths.ref(expr, frame).key();
      case Expr.Variable variable -> paths.ref(expr, frame).key();
      case Expr.Member member -> paths.field(member, frame);
      case Expr.Conditional(var test, var then, var otherwise, var type) ->
          Sql.of(
              "CASE WHEN {} THEN {} ELSE {} END",
              condition(test, frame),
              typed(then, type, frame),
              typed(otherwise, type, frame));
      case Expr.Fold fold -> lists.fold(fold, frame);
      case Expr.Call call when call.type() != Scalar.BOOL || call.function() == Function.FIRST ->
          call(call, frame);
      case Expr.Negate(var operand) ->
          operand.type().isNumber()
              ? Sql.of("(-{})", number(operand, frame))
              : Sql.of("(-{})", value(operand, frame));
      case Expr.Binary binary when binary.operator().isArithmetic() -> arithmetic(binary, frame);
      default ->
          isExact(expr) ? condition(expr, frame) : Sql.of("({} IS TRUE)", condition(expr, frame));
    };
  }

  /// A null in a branch needs a type, or PostgreSQL takes it for text.
  private Sql typed(Expr expr, ExprType type, SqlFrame frame) {
    return expr.type() == Scalar.NULL
        ? Sql.of("NULL::" + SqlTranslator.pgType(type, names))
        : value(expr, frame);
  }

  /// Whether the condition is never null in SQL.
  private static boolean isExact(Expr expr) {
    return switch (expr) {
      case Expr.IsNull isNull -> true;
      case Expr.Fold fold -> true;
      case Expr.Not(var operand) -> operand.type() == Scalar.BOOL && isExact(operand);
      case Expr.Binary binary ->
          switch (binary.operator()) {
            case AND, OR -> isExact(binary.left()) && isExact(binary.right());
            case IN -> false;
            default -> hasNoNull(binary);
          };
      default -> false;
    };
  }

  private static boolean hasNoNull(Expr.Binary binary) {
    return !binary.left().nullable() && !binary.right().nullable();
  }

  private Sql literal(Expr.Literal literal) {
    var value = literal.value();
    return Sql.of(
        switch (value) {
          case null -> "NULL";
          case Boolean bool -> bool ? "TRUE" : "FALSE";
          case Long number -> number < 0 ? "(" + number + ")" : number.toString();
          case BigDecimal number ->
              (number.signum() < 0 ? "(" + number.toPlainString() + ")" : number.toPlainString())
                  + "::numeric";
          case String text -> Sql.text(text);
          default -> SqlTranslator.pgType(literal.type(), names) + " " + Sql.text(value.toString());
        });
  }

  /// A number as numeric, which does not overflow.
  Sql number(Expr expr, SqlFrame frame) {
    var value = value(expr, frame);
    var isNumeric =
        expr.type() != Scalar.INT
            || expr instanceof Expr.Binary
            || value.text().endsWith("::numeric");
    return isNumeric ? value : Sql.of("{}::numeric", value);
  }

  private Sql arithmetic(Expr.Binary binary, SqlFrame frame) {
    var operator = binary.operator();
    if (!binary.type().isNumber()) {
      return time(binary, frame);
    }
    var left = number(binary.left(), frame);
    var right = number(binary.right(), frame);
    return switch (operator) {
      case DIV ->
          binary.type() == Scalar.INT
              ? Sql.of("div({}, NULLIF({}, 0))", left, right)
              : Sql.of(
                  "round(div({} * 1e%d, NULLIF({}, 0)) * 1e-%d, %d)"
                      .formatted(
                          ExprValues.QUOTIENT_SCALE + 1,
                          ExprValues.QUOTIENT_SCALE + 1,
                          ExprValues.QUOTIENT_SCALE),
                  left,
                  right);
      case REM -> Sql.of("({} % NULLIF({}, 0))", left, right);
      default -> Sql.of("({} " + operator.sign() + " {})", left, right);
    };
  }

  private Sql time(Expr.Binary binary, SqlFrame frame) {
    var left = value(binary.left(), frame);
    var right = value(binary.right(), frame);
    if (binary.type() == Scalar.TEXT) {
      return Sql.of("({} || {})", left, right);
    }
    var sum = Sql.of("({} " + binary.operator().sign() + " {})", left, right);
    if (binary.type() == Scalar.DATE) {
      return Sql.of("{}::date", sum);
    }
    return binary.left().type() == Scalar.DATE ? Sql.of("({} * interval '1 day')", sum) : sum;
  }

  private Sql call(Expr.Call call, SqlFrame frame) {
    var target = call.arguments().isEmpty() ? call : call.arguments().getFirst();
    return switch (call.function()) {
      case SIZE ->
          target.type() instanceof ListOf
              ? Sql.of("(SELECT count(*) {})", lists.source(target, frame).tail())
              : Sql.of("length({})", value(target, frame));
      case FIRST -> lists.first(call, frame);
      case LOWER, UPPER ->
          Sql.of(
              "(%s({} COLLATE \"pg_c_utf8\") COLLATE \"C\")".formatted(call.function().word()),
              value(target, frame));
      case TRIM -> Sql.of("btrim({}, E' \\t\\n\\x0B\\f\\r')", value(target, frame));
      case DATE -> Sql.of("({} AT TIME ZONE 'UTC')::date", value(target, frame));
      case YEAR, MONTH ->
          Sql.of(
              "EXTRACT(%s FROM {})::bigint".formatted(call.function()),
              target.type() == Scalar.TIMESTAMP
                  ? Sql.of("({} AT TIME ZONE 'UTC')", value(target, frame))
                  : value(target, frame));
      default -> throw Untranslatable.of(call);
    };
  }

  /// The environment holds the element while the body is translated.
  Sql with(Expr.Variable variable, Element element, Supplier<Sql> body) {
    variables.put(variable.name(), element);
    try {
      return body.get();
    } finally {
      variables.remove(variable.name());
    }
  }

  /// What an expression of the list's element type is as an element.
  Element element(Expr expr, SqlFrame frame) {
    return switch (expr.type()) {
      case RowOf row -> new Element.OfRow(paths.ref(expr, frame));
      case ExprType.StructOf struct -> paths.struct(expr, frame);
      default -> new Element.OfValue(value(expr, frame));
    };
  }
}
