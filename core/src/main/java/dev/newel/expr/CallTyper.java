package dev.newel.expr;

import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The types of functions, methods and macros.
final class CallTyper {
  static final List<String> LITERALS = List.of("date", "time", "timestamp", "uuid");

  private final Typer typer;

  CallTyper(Typer typer) {
    this.typer = typer;
  }

  @Nullable Expr type(Syntax.Call call) {
    var target = call.target();
    if (target == null) {
      return free(call);
    }
    for (var macro : Macro.values()) {
      if (macro.word().equals(call.name())) {
        return fold(macro, call, target);
      }
    }
    for (var function : Function.values()) {
      if (function.isMethod() && function.word().equals(call.name())) {
        return method(function, call, target);
      }
    }
    typer.type(target, null);
    var known = new TreeSet<String>();
    for (var macro : Macro.values()) {
      known.add(macro.word());
    }
    for (var function : Function.values()) {
      if (function.isMethod()) {
        known.add(function.word());
      }
    }
    return typer.report(
        call.namePlace(),
        "There is no method `%s`.".formatted(call.name()),
        listed(call.name(), known));
  }

  private static String listed(String name, TreeSet<String> known) {
    var near = Nearest.hint(name, known);
    return near == null ? "Use one of `" + String.join("`, `", known) + "`." : near;
  }

  // ---- functions

  private @Nullable Expr free(Syntax.Call call) {
    var name = call.name();
    if (LITERALS.contains(name)) {
      return literal(call);
    }
    return switch (name) {
      case "now", "today" ->
          typer.report(
              call.place(),
              "`%s` takes no parentheses.".formatted(name),
              "Write `%s`.".formatted(name));
      case "ago", "ahead" -> amount(call);
      case "accessToken" ->
          takes(call, 0)
              ? new Expr.Call(Function.ACCESS_TOKEN, List.of(), Scalar.TEXT, true)
              : null;
      default -> {
        var known = new TreeSet<>(LITERALS);
        known.addAll(List.of("ago", "ahead", "accessToken"));
        yield typer.report(
            call.namePlace(), "There is no function `%s`.".formatted(name), listed(name, known));
      }
    };
  }

  private boolean takes(Syntax.Call call, int count) {
    if (call.arguments().size() == count) {
      return true;
    }
    typer.report(
        call.place(),
        "`%s` takes %d argument%s, found %d."
            .formatted(call.name(), count, count == 1 ? "" : "s", call.arguments().size()),
        null);
    return false;
  }

  private @Nullable Expr amount(Syntax.Call call) {
    if (!takes(call, 1)) {
      return null;
    }
    var argument = call.arguments().getFirst();
    if (!(argument instanceof Syntax.Quoted(var text, var place)) || Amount.parse(text) == null) {
      return typer.report(
          argument.place(),
          "`%s` needs an amount of time as a text, of at most 100 years.".formatted(call.name()),
          "Write it as `%s('90d')`, with the units y, mo, w, d, h, m, s, ms."
              .formatted(call.name()));
    }
    var function = call.name().equals("ago") ? Function.AGO : Function.AHEAD;
    return new Expr.Call(
        function, List.of(new Expr.Literal(Scalar.TEXT, text)), Scalar.TIMESTAMP, false);
  }

  private @Nullable Expr literal(Syntax.Call call) {
    if (!takes(call, 1)) {
      return null;
    }
    if (!(call.arguments().getFirst() instanceof Syntax.Quoted(var text, var place))) {
      return typer.report(
          call.place(),
          "`%s(...)` takes a text as written, no expression.".formatted(call.name()),
          call.name().equals("date") ? "The day of a timestamp is `createdAt.date()`." : null);
    }
    try {
      var value =
          new Expr.Literal(
              Scalar.valueOf(call.name().toUpperCase(Locale.ROOT)), parse(call.name(), text));
      if (ExprValues.isInRange(value.value())) {
        return value;
      }
    } catch (DateTimeException | IllegalArgumentException malformed) {
      // reported below, with the form that is expected
    }
    var example =
        switch (call.name()) {
          case "date" -> "date('2026-01-31')";
          case "time" -> "time('18:30:00')";
          case "timestamp" -> "timestamp('2026-01-31T18:30:00Z')";
          default -> "uuid('01234567-89ab-cdef-0123-456789abcdef')";
        };
    return typer.report(
        place,
        "`%s` is no %s.".formatted(text, call.name()),
        "Write it as `%s`.".formatted(example));
  }

  private static Object parse(String name, String text) {
    return switch (name) {
      case "date" -> LocalDate.parse(text);
      case "time" -> LocalTime.parse(text);
      case "timestamp" -> Instant.parse(text);
      default -> {
        if (text.length() != 36) {
          throw new IllegalArgumentException(text);
        }
        yield UUID.fromString(text);
      }
    };
  }

  // ---- methods

  private @Nullable Expr method(Function function, Syntax.Call call, Syntax targetSyntax) {
    var target = typer.type(targetSyntax, null);
    if (target == null || !takes(call, function.arguments())) {
      return null;
    }
    if (target.type() == Scalar.OPEN) {
      target = typer.fit(target, opens(function));
    }
    var type = target == null ? null : result(function, target.type());
    if (target == null || type == null) {
      return typer.report(
          call.namePlace(),
          "`%s` is not defined for %s."
              .formatted(function.word(), target == null ? "it" : target.type().describe()),
          null);
    }
    var arguments = new ArrayList<>(List.of(target));
    for (var argument : call.arguments()) {
      var typed = typer.require(argument, Scalar.TEXT);
      if (typed == null) {
        return null;
      }
      arguments.add(typed);
    }
    if (function == Function.MATCHES
        && !isPattern(arguments.getLast(), call.arguments().getLast())) {
      return null;
    }
    var nullable = function == Function.FIRST || (type != Scalar.BOOL && target.nullable());
    return new Expr.Call(function, arguments, type, nullable);
  }

  private static ExprType opens(Function function) {
    return switch (function) {
      case DATE, YEAR, MONTH -> Scalar.TIMESTAMP;
      default -> Scalar.TEXT;
    };
  }

  private static @Nullable ExprType result(Function function, ExprType target) {
    return switch (function) {
      case SIZE -> target == Scalar.TEXT || target instanceof ListOf ? Scalar.INT : null;
      case FIRST -> target instanceof ListOf(var element) ? element : null;
      case STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES -> target == Scalar.TEXT ? Scalar.BOOL : null;
      case LOWER, UPPER, TRIM -> target == Scalar.TEXT ? Scalar.TEXT : null;
      case DATE -> target == Scalar.TIMESTAMP ? Scalar.DATE : null;
      case YEAR, MONTH -> target == Scalar.TIMESTAMP || target == Scalar.DATE ? Scalar.INT : null;
      case NOW, TODAY, AGO, AHEAD, ACCESS_TOKEN ->
          throw new IllegalArgumentException(function + " is no method");
    };
  }

  private boolean isPattern(Expr pattern, Syntax syntax) {
    if (!(pattern instanceof Expr.Literal(var type, String text))) {
      typer.report(
          syntax.place(),
          "`matches` needs a regular expression as written, no computed one.",
          null);
      return false;
    }
    var fault = Patterns.fault(text);
    if (fault != null) {
      typer.report(syntax.place(), fault, "Write it in RE2's syntax.");
    }
    return fault == null;
  }

  // ---- macros

  private @Nullable Expr fold(Macro macro, Syntax.Call call, Syntax targetSyntax) {
    var list = typer.type(targetSyntax, null);
    if (list == null) {
      return null;
    }
    if (!(list.type() instanceof ListOf(var element))) {
      return typer.report(
          call.namePlace(),
          "`%s` is not defined for %s, only for lists."
              .formatted(macro.word(), list.type().describe()),
          null);
    }
    if (call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof Syntax.Word(var name, var place))) {
      return typer.report(
          call.place(),
          "`%s` takes the name of a variable and an expression.".formatted(macro.word()),
          "Write `%s.%s(x, ...)`.".formatted(list.text(), macro.word()));
    }
    if (name.contains("-") || ExprText.RESERVED.contains(name) || typer.lookup(name) != null) {
      return typer.report(
          place,
          "The variable `%s` has the name of something else in scope.".formatted(name),
          "Choose another name.");
    }
    var variable = new Expr.Variable(name, element, hasNulls(list));
    typer.variables.put(name, variable);
    var bodySyntax = call.arguments().getLast();
    var body = macro.takesCondition() ? typer.condition(bodySyntax) : typer.type(bodySyntax, null);
    typer.variables.remove(name);
    return body == null ? null : folded(macro, list, variable, body, bodySyntax.place());
  }

  private @Nullable Expr folded(
      Macro macro, Expr list, Expr.Variable variable, Expr body, Syntax.Place place) {
    var type = body.type();
    var result =
        switch (macro) {
          case EXISTS, ALL -> Scalar.BOOL;
          case FILTER -> list.type();
          case COUNT -> Scalar.INT;
          case MAP ->
              type instanceof ListOf || type == Scalar.NULL || type == Scalar.OPEN
                  ? null
                  : new ListOf(type);
          case SUM -> type.isNumber() ? type : null;
          case MIN, MAX -> type.isOrdered() ? type : null;
        };
    if (result == null) {
      return typer.report(
          place, "`%s` is not defined for %s.".formatted(macro.word(), type.describe()), null);
    }
    return new Expr.Fold(macro, list, variable, body, result);
  }

  /// Whether an element of the list can be null.
  private static boolean hasNulls(Expr list) {
    return switch (list) {
      case Expr.Items(var items, var type) -> items.stream().anyMatch(Expr::nullable);
      case Expr.Fold(var macro, var inner, var variable, var body, var type) ->
          macro == Macro.MAP ? body.nullable() : hasNulls(inner);
      default -> false;
    };
  }
}
