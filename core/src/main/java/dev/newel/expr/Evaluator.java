package dev.newel.expr;

import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes the value of an expression. Total: no value makes it fail, see the rules of this
/// package.
public final class Evaluator {
  private final Bindings bindings;
  private final Map<String, @Nullable Object> variables = new HashMap<>();

  private Evaluator(Bindings bindings) {
    this.bindings = bindings;
  }

  /// The value, of the Java type that `Row` names for it; null where the expression is null.
  public static @Nullable Object evaluate(Expr expr, Bindings bindings) {
    return new Evaluator(bindings).value(expr);
  }

  /// Whether a condition holds; null counts as false.
  public static boolean test(Expr expr, Bindings bindings) {
    return Boolean.TRUE.equals(evaluate(expr, bindings));
  }

  private boolean holds(Expr expr) {
    return Boolean.TRUE.equals(value(expr));
  }

  private @Nullable Object value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal.value();
      case Expr.Items(var items, var type) -> {
        var values = new ArrayList<@Nullable Object>();
        items.forEach(item -> values.add(value(item)));
        yield Collections.unmodifiableList(values);
      }
      case Expr.Root root -> {
        if (root.isEntity() && !bindings.roots().containsKey(root.name())) {
          throw new IllegalStateException(
              "the rows of `%s` are asked, and the database holds them".formatted(root.name()));
        }
        yield orEmpty(bindings.roots().get(root.name()), root.type());
      }
      case Expr.Variable variable -> variables.get(variable.name());
      case Expr.Member member ->
          orEmpty(
              value(member.target()) instanceof Row row ? row.get(member.name()) : null,
              member.type());
      case Expr.Not(var operand) -> !holds(operand);
      case Expr.Negate(var operand) -> {
        var inner = value(operand);
        yield inner == null ? null : ExprValues.negate(inner);
      }
      case Expr.IsNull(var operand) -> value(operand) == null;
      case Expr.Binary binary -> binary(binary);
      case Expr.Conditional(var test, var then, var otherwise, var type) ->
          holds(test) ? value(then) : value(otherwise);
      case Expr.Fold fold -> fold(fold);
      case Expr.Call call -> call(call);
    };
  }

  /// A list is never null: through a null it is empty.
  private static @Nullable Object orEmpty(@Nullable Object value, ExprType type) {
    return value == null && type instanceof ListOf ? List.of() : value;
  }

  private @Nullable Object binary(Expr.Binary binary) {
    var operator = binary.operator();
    if (operator == Operator.AND) {
      return holds(binary.left()) && holds(binary.right());
    }
    if (operator == Operator.OR) {
      return holds(binary.left()) || holds(binary.right());
    }
    var left = value(binary.left());
    var right = value(binary.right());
    if (left == null || right == null) {
      return operator.isArithmetic() ? null : (Object) false;
    }
    return switch (operator) {
      case EQ -> ExprValues.equal(left, right);
      case LT -> ExprValues.compare(left, right) < 0;
      case LE -> ExprValues.compare(left, right) <= 0;
      case GT -> ExprValues.compare(left, right) > 0;
      case GE -> ExprValues.compare(left, right) >= 0;
      case IN -> ((List<?>) right).stream().anyMatch(item -> ExprValues.equal(left, item));
      default -> arithmetic(operator, left, right, binary.type());
    };
  }

  private static @Nullable Object arithmetic(
      Operator operator, Object left, Object right, ExprType type) {
    if (left instanceof String text) {
      return text + right;
    }
    return type.isNumber()
        ? ExprValues.arithmetic(operator, left, right, type == Scalar.INT)
        : ExprValues.shift(operator, left, right);
  }

  // ---- macros

  private List<?> list(Expr expr) {
    return value(expr) instanceof List<?> list ? list : List.of();
  }

  private @Nullable Object with(Expr.Fold fold, @Nullable Object element) {
    variables.put(fold.variable().name(), element);
    var result = value(fold.body());
    variables.remove(fold.variable().name());
    return result;
  }

  private @Nullable Object fold(Expr.Fold fold) {
    var list = list(fold.list());
    return switch (fold.macro()) {
      case EXISTS -> list.stream().anyMatch(element -> Boolean.TRUE.equals(with(fold, element)));
      case ALL -> list.stream().allMatch(element -> Boolean.TRUE.equals(with(fold, element)));
      case COUNT ->
          list.stream().filter(element -> Boolean.TRUE.equals(with(fold, element))).count();
      case FILTER -> {
        var kept = new ArrayList<@Nullable Object>();
        for (var element : list) {
          if (Boolean.TRUE.equals(with(fold, element))) {
            kept.add(element);
          }
        }
        yield Collections.unmodifiableList(kept);
      }
      case MAP -> {
        var mapped = new ArrayList<@Nullable Object>();
        list.forEach(element -> mapped.add(with(fold, element)));
        yield Collections.unmodifiableList(mapped);
      }
      case SUM -> sum(fold, list);
      case MIN, MAX -> extreme(fold, list);
    };
  }

  private Object sum(Expr.Fold fold, List<?> list) {
    var sum = BigDecimal.ZERO;
    for (var element : list) {
      var value = with(fold, element);
      sum = value == null ? sum : sum.add(ExprValues.decimal(value));
    }
    return fold.type() == Scalar.INT ? ExprValues.integer(sum) : sum;
  }

  private @Nullable Object extreme(Expr.Fold fold, List<?> list) {
    Object best = null;
    for (var element : list) {
      var value = with(fold, element);
      if (value != null
          && (best == null || ExprValues.compare(value, best) < 0 == (fold.macro() == Macro.MIN))) {
        best = value;
      }
    }
    return best;
  }

  // ---- functions

  private @Nullable Object call(Expr.Call call) {
    var arguments = call.arguments();
    return switch (call.function()) {
      case NOW -> bindings.now();
      case TODAY -> day(bindings.now());
      case AGO -> amount(arguments.getFirst()).before(bindings.now());
      case AHEAD -> amount(arguments.getFirst()).after(bindings.now());
      case ACCESS_TOKEN -> bindings.accessToken().get();
      case SIZE -> {
        var target = value(arguments.getFirst());
        yield target instanceof List<?> list
            ? (Object) (long) list.size()
            : target == null ? null : size((String) target);
      }
      case FIRST -> {
        var list = list(arguments.getFirst());
        yield list.isEmpty() ? null : list.getFirst();
      }
      case STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES -> {
        var text = value(arguments.getFirst());
        var part = value(arguments.get(1));
        yield text != null && part != null && search(call.function(), (String) text, (String) part);
      }
      case LOWER, UPPER, TRIM, DATE, YEAR, MONTH -> {
        var target = value(arguments.getFirst());
        yield target == null ? null : convert(call.function(), target);
      }
    };
  }

  private static long size(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean search(Function function, String text, String part) {
    return switch (function) {
      case STARTS_WITH -> text.startsWith(part);
      case ENDS_WITH -> text.endsWith(part);
      case CONTAINS -> text.contains(part);
      default -> Patterns.find(part, text);
    };
  }

  private static Object convert(Function function, Object target) {
    return switch (function) {
      case LOWER -> ExprValues.lower((String) target);
      case UPPER -> ExprValues.upper((String) target);
      case TRIM -> ExprValues.trim((String) target);
      case DATE -> day(target);
      case YEAR -> (long) day(target).getYear();
      default -> (long) day(target).getMonthValue();
    };
  }

  private static LocalDate day(Object time) {
    return time instanceof LocalDate date
        ? date
        : ((Instant) time).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Amount amount(Expr argument) {
    if (argument instanceof Expr.Literal(var type, String text)) {
      var amount = Amount.parse(text);
      if (amount != null) {
        return amount;
      }
    }
    throw new IllegalStateException("the typer lets only amounts pass: " + argument);
  }
}
