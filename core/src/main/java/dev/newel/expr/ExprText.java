package dev.newel.expr;

import dev.newel.expr.ExprType.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints an expression in its canonical form: single quotes, blanks around operators, no needless
/// parentheses.
final class ExprText {
  /// Names that a bare field cannot have, because the word already means something.
  static final Set<String> RESERVED =
      Set.of(
          "this", "it", "viewer", "value", "event", "answer", "failure", "input", "request",
          "setting", "now", "today", "true", "false", "null", "in");

  private static final int RELATION = 3;
  private static final int UNARY = 6;
  private static final int POSTFIX = 7;

  private ExprText() {}

  static String of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal(literal);
      case Expr.Items(var items, var type) ->
          items.stream().map(ExprText::of).collect(Collectors.joining(", ", "[", "]"));
      case Expr.Root root -> root.name();
      case Expr.Variable variable -> variable.name();
      case Expr.Member member -> member(member);
      case Expr.Not(Expr.IsNull(var operand)) -> at(operand, RELATION) + " != null";
      case Expr.Not(Expr.Binary binary) when binary.operator() == Operator.EQ ->
          infix(binary, "!=");
      case Expr.Not(var operand) -> "!" + at(operand, UNARY);
      case Expr.Negate(var operand) -> "-" + at(operand, UNARY);
      case Expr.IsNull(var operand) -> at(operand, RELATION) + " == null";
      case Expr.Binary binary -> infix(binary, binary.operator().sign());
      case Expr.Conditional(var test, var then, var otherwise, var type) ->
          at(test, 1) + " ? " + at(then, 1) + " : " + at(otherwise, 0);
      case Expr.Fold fold ->
          "%s.%s(%s, %s)"
              .formatted(
                  at(fold.list(), POSTFIX),
                  fold.macro().word(),
                  fold.variable().name(),
                  of(fold.body()));
      case Expr.Call call -> call(call);
    };
  }

  private static String infix(Expr.Binary binary, String sign) {
    var rank = binary.operator().rank();
    return operand(binary.left(), binary.right(), rank)
        + " "
        + sign
        + " "
        + operand(binary.right(), binary.left(), rank + 1);
  }

  /// A bare field beside an enum that has a word of the same name would be ambiguous.
  private static String operand(Expr operand, Expr other, int rank) {
    if (operand
            instanceof
            Expr.Member(
                Expr.Root(var root, var rootType, var rootNull),
                var name,
                var type,
                var isNull,
                var kind)
        && root.equals("this")
        && isWord(name, other.type())) {
      return "this." + name;
    }
    return at(operand, rank);
  }

  private static boolean isWord(String name, ExprType type) {
    return switch (type) {
      case ExprType.EnumOf(var words) -> words.contains(name);
      case ExprType.ListOf(var element) -> isWord(name, element);
      default -> type == Scalar.ROLE;
    };
  }

  private static String at(Expr expr, int rank) {
    return rank(expr) < rank ? "(" + of(expr) + ")" : of(expr);
  }

  private static int rank(Expr expr) {
    return switch (expr) {
      case Expr.Conditional conditional -> 0;
      case Expr.Binary binary -> binary.operator().rank();
      case Expr.IsNull isNull -> RELATION;
      case Expr.Not(Expr.IsNull isNull) -> RELATION;
      case Expr.Not(Expr.Binary binary) when binary.operator() == Operator.EQ -> RELATION;
      case Expr.Not not -> UNARY;
      case Expr.Negate negate -> UNARY;
      case Expr.Literal(var type, var value) when of(expr).startsWith("-") -> UNARY;
      default -> POSTFIX;
    };
  }

  private static String member(Expr.Member member) {
    if (member.target() instanceof Expr.Root(var root, var type, var isNull)
        && root.equals("this")) {
      return RESERVED.contains(member.name()) ? "this." + member.name() : member.name();
    }
    return at(member.target(), POSTFIX) + "." + member.name();
  }

  private static String call(Expr.Call call) {
    var function = call.function();
    var arguments = call.arguments();
    if (function.isMethod()) {
      return at(arguments.getFirst(), POSTFIX)
          + "."
          + function.word()
          + list(arguments.subList(1, arguments.size()));
    }
    return function == Function.NOW || function == Function.TODAY
        ? function.word()
        : function.word() + list(arguments);
  }

  private static String list(List<Expr> arguments) {
    return arguments.stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(Expr.Literal literal) {
    var value = literal.value();
    return switch (value) {
      case null -> "null";
      case BigDecimal decimal ->
          decimal.scale() <= 0 ? decimal.toPlainString() + ".0" : decimal.toPlainString();
      case Duration duration ->
          duration.isNegative() ? "-" + Amount.text(duration.negated()) : Amount.text(duration);
      case String text when literal.type() == Scalar.TEXT -> quoted(text);
      default ->
          switch (literal.type()) {
            case Scalar.DATE -> "date('" + value + "')";
            case Scalar.TIME -> "time('" + value + "')";
            case Scalar.TIMESTAMP -> "timestamp('" + value + "')";
            case Scalar.UUID -> "uuid('" + value + "')";
            default -> value.toString();
          };
    };
  }

  private static String quoted(String text) {
    var result = new StringBuilder("'");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> result.append("\\\\");
                case '\'' -> result.append("\\'");
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                default -> result.appendCodePoint(c);
              }
            });
    return result.append('\'').toString();
  }
}
