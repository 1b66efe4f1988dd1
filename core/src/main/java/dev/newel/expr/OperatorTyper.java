package dev.newel.expr;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The types of operators and conditionals.
final class OperatorTyper {
  private record Pair(Expr left, Expr right) {}

  private final Typer typer;

  OperatorTyper(Typer typer) {
    this.typer = typer;
  }

  @Nullable Expr negate(Syntax.Negate negate) {
    var operand = typer.type(negate.operand(), null);
    return switch (operand) {
      case null -> null;
      case Expr.Literal(var type, Long value) -> new Expr.Literal(type, -value);
      case Expr.Literal(var type, BigDecimal value) -> new Expr.Literal(type, value.negate());
      case Expr.Literal(var type, Duration value) -> new Expr.Literal(type, value.negated());
      case Expr expr when expr.type().isNumber() || expr.type() == Scalar.DURATION ->
          new Expr.Negate(expr);
      default ->
          typer.report(
              negate.place(),
              "`-` needs a number or a duration, found %s.".formatted(operand.type().describe()),
              null);
    };
  }

  @Nullable Expr binary(Syntax.Binary binary) {
    return switch (binary.operator()) {
      case AND, OR -> {
        var left = typer.condition(binary.left());
        var right = typer.condition(binary.right());
        yield left == null || right == null ? null : of(binary.operator(), left, right);
      }
      case EQ, NE -> equality(binary);
      case LT, LE, GT, GE -> ordering(binary);
      case IN -> in(binary);
      default -> arithmetic(binary);
    };
  }

  private static Expr of(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right, Scalar.BOOL, false);
  }

  private @Nullable Expr equality(Syntax.Binary binary) {
    var isNull =
        isNull(binary.right())
            ? isNull(binary, binary.left())
            : isNull(binary.left()) ? isNull(binary, binary.right()) : null;
    if (isNull(binary.right()) || isNull(binary.left())) {
      return isNull;
    }
    var pair = pair(binary.left(), binary.right());
    if (pair == null) {
      return null;
    }
    if (join(pair.left.type(), pair.right.type()) == null || !isComparable(pair.left.type())) {
      return mismatch(
          binary, pair, "Values of %s cannot be compared.".formatted(pair.left.type().describe()));
    }
    var equal = of(Operator.EQ, pair.left, pair.right);
    return binary.operator() == Operator.NE ? new Expr.Not(equal) : equal;
  }

  private @Nullable Expr isNull(Syntax.Binary binary, Syntax operand) {
    var expr = typer.type(operand, null);
    if (expr == null) {
      return null;
    }
    if (expr.type() instanceof ListOf) {
      return typer.report(
          binary.place(),
          "`%s` is a list, which is never null.".formatted(expr.text()),
          "Ask for `size() == 0`.");
    }
    if (expr.type() == Scalar.OPEN) {
      return typer.report(
          binary.place(),
          "The type of `%s` is not known here.".formatted(expr.text()),
          "Compare it with something that has a type.");
    }
    var asked = new Expr.IsNull(expr);
    return binary.operator() == Operator.NE ? new Expr.Not(asked) : asked;
  }

  private static boolean isNull(Syntax syntax) {
    return syntax instanceof Syntax.Constant(var value, var place) && value == null;
  }

  private @Nullable Expr ordering(Syntax.Binary binary) {
    var pair = pair(binary.left(), binary.right());
    if (pair == null) {
      return null;
    }
    if (join(pair.left.type(), pair.right.type()) == null || !pair.left.type().isOrdered()) {
      return mismatch(
          binary, pair, "Values of %s have no order.".formatted(pair.left.type().describe()));
    }
    return of(binary.operator(), pair.left, pair.right);
  }

  private @Nullable Expr in(Syntax.Binary binary) {
    Expr left = null;
    Expr right;
    if (isWordy(binary.left())) {
      right = typer.type(binary.right(), null);
      left =
          typer.type(
              binary.left(),
              right != null && right.type() instanceof ListOf(var element) ? element : null);
    } else {
      left = typer.type(binary.left(), null);
      right =
          typer.type(
              binary.right(),
              left == null || left.type() == Scalar.OPEN ? null : new ListOf(left.type()));
    }
    if (left == null || right == null) {
      return null;
    }
    if (right.type() == Scalar.OPEN && left.type() != Scalar.OPEN) {
      right = typer.fit(right, new ListOf(left.type()));
    }
    if (right == null || !(right.type() instanceof ListOf(var element))) {
      return typer.report(binary.right().place(), "`in` needs a list on its right.", null);
    }
    var item = left.type() == Scalar.OPEN ? typer.fit(left, element) : left;
    if (item == null || join(item.type(), element) == null || !isComparable(item.type())) {
      return typer.report(
          binary.place(),
          "`in` compares %s with a list of %s."
              .formatted(left.type().describe(), element.describe()),
          null);
    }
    return of(Operator.IN, item, right);
  }

  // ---- arithmetic

  private @Nullable Expr arithmetic(Syntax.Binary binary) {
    var pair = pair(binary.left(), binary.right());
    if (pair == null) {
      return null;
    }
    var left = pair.left;
    var right = pair.right;
    var type = result(binary.operator(), left.type(), right.type());
    if (type == null) {
      return typer.report(
          binary.place(),
          "`%s` is not defined for %s and %s."
              .formatted(binary.operator().sign(), left.type().describe(), right.type().describe()),
          null);
    }
    var divides = binary.operator() == Operator.DIV || binary.operator() == Operator.REM;
    var nullable = left.nullable() || right.nullable() || (divides && !isNonZero(right));
    return new Expr.Binary(binary.operator(), left, right, type, nullable);
  }

  private static boolean isNonZero(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var type, Long value) -> value != 0;
      case Expr.Literal(var type, BigDecimal value) -> value.signum() != 0;
      default -> false;
    };
  }

  private static @Nullable ExprType result(Operator operator, ExprType left, ExprType right) {
    if (left.isNumber() && right.isNumber()) {
      return left == Scalar.INT && right == Scalar.INT ? Scalar.INT : Scalar.DECIMAL;
    }
    if (operator == Operator.ADD && left == Scalar.TEXT && right == Scalar.TEXT) {
      return Scalar.TEXT;
    }
    if (operator != Operator.ADD && operator != Operator.SUB) {
      return null;
    }
    if (right == Scalar.DURATION
        && (left == Scalar.DURATION || left == Scalar.DATE || left == Scalar.TIMESTAMP)) {
      return left;
    }
    var difference =
        operator == Operator.SUB
            && left.equals(right)
            && (left == Scalar.DATE || left == Scalar.TIMESTAMP);
    return difference ? Scalar.DURATION : null;
  }

  // ---- conditionals

  @Nullable Expr conditional(Syntax.Conditional conditional, @Nullable ExprType hint) {
    var test = typer.condition(conditional.test());
    var pair =
        hint == null
            ? pair(conditional.then(), conditional.otherwise())
            : branches(conditional, hint);
    if (test == null || pair == null) {
      return null;
    }
    var type = join(pair.left.type(), pair.right.type());
    if (type == null) {
      return typer.report(
          conditional.place(),
          "The two branches of `?:` differ in type: %s and %s."
              .formatted(pair.left.type().describe(), pair.right.type().describe()),
          null);
    }
    if (type instanceof ListOf) {
      return typer.report(
          conditional.place(), "`?:` chooses between values, not between lists.", null);
    }
    return new Expr.Conditional(test, pair.left, pair.right, type);
  }

  private @Nullable Pair branches(Syntax.Conditional conditional, ExprType hint) {
    var then = typer.type(conditional.then(), hint);
    var otherwise = typer.type(conditional.otherwise(), hint);
    return then == null || otherwise == null ? null : opened(then, otherwise, conditional.place());
  }

  // ---- two sides that give each other their type

  private @Nullable Pair pair(Syntax left, Syntax right) {
    Expr first;
    Expr second;
    if (isWordy(left)) {
      second = typer.type(right, null);
      first = typer.type(left, hint(second));
    } else {
      first = typer.type(left, null);
      second = typer.type(right, hint(first));
      if (left instanceof Syntax.Word && second != null && second.type().hasWords()) {
        first = typer.type(left, second.type());
      }
    }
    return first == null || second == null
        ? null
        : opened(first, second, left.place().to(right.place()));
  }

  private static @Nullable ExprType hint(@Nullable Expr other) {
    return other == null || other.type() == Scalar.OPEN || other.type() == Scalar.NULL
        ? null
        : other.type();
  }

  private @Nullable Pair opened(Expr left, Expr right, Syntax.Place place) {
    if (left.type() == Scalar.OPEN && right.type() == Scalar.OPEN) {
      typer.report(
          place,
          "The types of `%s` and `%s` are not known here.".formatted(left.text(), right.text()),
          null);
      return null;
    }
    var first =
        left.type() == Scalar.OPEN || right.type() == Scalar.DATE
            ? typer.fit(left, right.type())
            : left;
    var second =
        right.type() == Scalar.OPEN || left.type() == Scalar.DATE
            ? typer.fit(right, left.type())
            : right;
    var open = first == null && left.type() == Scalar.OPEN ? left : null;
    open = second == null && right.type() == Scalar.OPEN ? right : open;
    if (open != null) {
      typer.report(place, "The type of `%s` is not known here.".formatted(open.text()), null);
      return null;
    }
    return new Pair(first == null ? left : first, second == null ? right : second);
  }

  /// Whether it is a bare word, or a choice of such, that only the other side can explain.
  private boolean isWordy(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Word word -> typer.lookup(word.name()) == null;
      case Syntax.Conditional(var test, var then, var otherwise) ->
          isWordy(then) || isWordy(otherwise);
      case Syntax.Items(var items, var place) -> items.stream().anyMatch(this::isWordy);
      default -> false;
    };
  }

  private @Nullable Expr mismatch(Syntax.Binary binary, Pair pair, String otherwise) {
    var left = pair.left.type();
    var right = pair.right.type();
    if (join(left, right) != null) {
      return typer.report(binary.place(), otherwise, null);
    }
    var hint = Typer.conversion(pair.right, left);
    return typer.report(
        binary.place(),
        "`%s` compares %s with %s."
            .formatted(binary.operator().sign(), left.describe(), right.describe()),
        hint == null ? Typer.conversion(pair.left, right) : hint);
  }

  private static boolean isComparable(ExprType type) {
    return switch (type) {
      case Scalar.JSON, Scalar.FILE -> false;
      case Scalar scalar -> true;
      case EnumOf words -> true;
      case ExprType.RowOf row -> true;
      case ExprType.StructOf struct -> false;
      case ListOf list -> false;
      case ExprType.MapOf map -> false;
    };
  }

  /// The type that holds both; null where there is none.
  @Nullable ExprType join(ExprType a, ExprType b) {
    if (a.equals(b) || b == Scalar.NULL) {
      return a;
    }
    if (a == Scalar.NULL) {
      return b;
    }
    if (a.isNumber() && b.isNumber()) {
      return Scalar.DECIMAL;
    }
    if (a instanceof EnumOf(var words)
        && b instanceof EnumOf(var others)
        && words.stream().anyMatch(others::contains)) {
      var all = new LinkedHashSet<>(words);
      all.addAll(others);
      return new EnumOf(List.copyOf(new ArrayList<>(all)));
    }
    return null;
  }
}
