package dev.newel.expr;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.text.DidYouMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolves the names of an expression and gives every part its type; all problems of one
/// expression in one run.
public final class Typer {
  /// What other languages, and YAML 1.1, write for true and false.
  private static final Pattern BOOLEAN =
      Pattern.compile("(yes|on|true)|no|off|false", Pattern.CASE_INSENSITIVE);

  final Scope scope;
  final Map<String, Expr.Variable> variables = new LinkedHashMap<>();
  private final List<ExprProblem> problems = new ArrayList<>();
  private final TreeMap<String, ExprType> opened = new TreeMap<>();
  private final OperatorTyper operators = new OperatorTyper(this);
  private final CallTyper calls = new CallTyper(this);

  private Typer(Scope scope) {
    this.scope = scope;
  }

  /// Reads and checks.
  ///
  /// @param expected the type that the value must have; null where any will do. An int serves as a
  ///     decimal.
  public static Checked<Typed> check(String source, Scope scope, @Nullable ExprType expected) {
    return ExprParser.parse(source).then(syntax -> check(syntax, scope, expected));
  }

  /// Checks what `ExprParser` has read.
  ///
  /// @param expected the type that the value must have; null where any will do. An int serves as a
  ///     decimal.
  public static Checked<Typed> check(Syntax syntax, Scope scope, @Nullable ExprType expected) {
    var typer = new Typer(scope);
    var expr = typer.type(syntax, expected);
    if (expr != null) {
      expr = typer.assign(expr, expected, syntax.place());
    }
    if (expr == null || !typer.problems.isEmpty()) {
      return new Checked.Failed<>(
          typer.problems.stream()
              .sorted(Comparator.comparingInt(ExprProblem::offset))
              .distinct()
              .toList());
    }
    return new Checked.Ok<>(new Typed(expr, typer.opened));
  }

  /// The typed form; null where a problem was reported. `hint` is the type that a bare word takes
  /// its meaning from.
  @Nullable Expr type(Syntax syntax, @Nullable ExprType hint) {
    return switch (syntax) {
      case Syntax.Word word -> word(word, hint);
      case Syntax.Numeral numeral -> numeral(numeral);
      case Syntax.Length length -> length(length);
      case Syntax.Quoted quoted -> quoted(quoted, hint);
      case Syntax.Constant(var value, var place) ->
          new Expr.Literal(value == null ? Scalar.NULL : Scalar.BOOL, value);
      case Syntax.Items items -> items(items, hint instanceof ListOf(var element) ? element : null);
      case Syntax.Select select -> select(select);
      case Syntax.Call call -> calls.type(call);
      case Syntax.Not(var operand, var place) -> {
        var inner = condition(operand);
        yield inner == null ? null : new Expr.Not(inner);
      }
      case Syntax.Negate negate -> operators.negate(negate);
      case Syntax.Binary binary -> operators.binary(binary);
      case Syntax.Conditional conditional -> operators.conditional(conditional, hint);
    };
  }

  /// A part that must be true or false.
  @Nullable Expr condition(Syntax syntax) {
    return require(syntax, Scalar.BOOL);
  }

  /// A part that must have that type.
  @Nullable Expr require(Syntax syntax, ExprType type) {
    var expr = type(syntax, type);
    return expr == null ? null : assign(expr, type, syntax.place());
  }

  private @Nullable Expr assign(Expr expr, @Nullable ExprType expected, Syntax.Place place) {
    if (expected == null && expr.type() != Scalar.OPEN) {
      return expr;
    }
    if (expected == null) {
      return report(
          place,
          "The type of `%s` is not known here.".formatted(expr.text()),
          "Compare it with something that has a type.");
    }
    if (expr instanceof Expr.Literal
        && expected instanceof ExprType.RowOf(var entity)
        && expr.type().equals(scope.keyType(entity))) {
      return expr;
    }
    var fitted = fit(expr, expected);
    var isWord =
        fitted != null
            && fitted.type() instanceof EnumOf(var words)
            && expected instanceof EnumOf(var allowed)
            && !allowed.containsAll(words);
    if (fitted == null || isWord) {
      return report(
          place,
          "Expected %s, found %s.".formatted(expected.describe(), expr.type().describe()),
          conversion(expr, expected));
    }
    return fitted;
  }

  /// The expression as a value of that type: an int as a decimal, an open name, `ago(...)` as a
  /// date. Null where it is none.
  @Nullable Expr fit(Expr expr, ExprType type) {
    var own = expr.type();
    if (own == Scalar.OPEN && type != Scalar.OPEN && type != Scalar.NULL) {
      return open(expr, type);
    }
    if (own.equals(type) || own == Scalar.NULL || (own == Scalar.INT && type == Scalar.DECIMAL)) {
      return expr;
    }
    if (own == Scalar.TIMESTAMP
        && type == Scalar.DATE
        && expr instanceof Expr.Call(var function, var arguments, var t, var n)
        && !function.isMethod()) {
      return new Expr.Call(Function.DATE, List.of(expr), Scalar.DATE, false);
    }
    if (own instanceof EnumOf(var words) && type instanceof EnumOf(var others)) {
      return words.stream().anyMatch(others::contains) ? expr : null;
    }
    if (own instanceof ListOf(var element) && type instanceof ListOf(var wanted)) {
      var fits =
          element.equals(wanted)
              || element == Scalar.NULL
              || (element == Scalar.INT && wanted == Scalar.DECIMAL);
      return fits ? expr : null;
    }
    return null;
  }

  /// An open name with that type, or a choice that has one among its branches.
  private @Nullable Expr open(Expr expr, ExprType type) {
    return switch (expr) {
      case Expr.Root(var name, var open, var nullable) -> {
        opened.putIfAbsent(name, type);
        yield new Expr.Root(name, type, nullable);
      }
      case Expr.Conditional(var test, var then, var otherwise, var open)
          when !(type instanceof ListOf) -> {
        var first = fit(then, type);
        var second = fit(otherwise, type);
        yield first == null || second == null
            ? null
            : new Expr.Conditional(test, first, second, type);
      }
      default -> null;
    };
  }

  static @Nullable String conversion(Expr expr, ExprType expected) {
    if (expr.type() == Scalar.TEXT && expr instanceof Expr.Literal literal) {
      return switch (expected) {
        case Scalar.DATE -> "Write `date(%s)`.".formatted(literal.text());
        case Scalar.TIME -> "Write `time(%s)`.".formatted(literal.text());
        case Scalar.TIMESTAMP -> "Write `timestamp(%s)`.".formatted(literal.text());
        case Scalar.UUID -> "Write `uuid(%s)`.".formatted(literal.text());
        case Scalar.INT, Scalar.DECIMAL, Scalar.BOOL, Scalar.DURATION ->
            "Drop the quotes: they are for text only.";
        default -> null;
      };
    }
    if (expected == Scalar.DATE && expr.type() == Scalar.TIMESTAMP) {
      return "Take its day: `%s.date()`.".formatted(expr.text());
    }
    return expr.type() instanceof ExprType.RowOf(var entity)
        ? "Name a field of the %s.".formatted(entity)
        : null;
  }

  // ---- names and words

  private @Nullable Expr word(Syntax.Word word, @Nullable ExprType hint) {
    var name = word.name();
    var words = words(hint);
    var named = lookup(name);
    if (hint != null && words.contains(name)) {
      if (named != null && fit(named, hint) != null) {
        return report(
            word.place(),
            "`%s` is ambiguous: it is a word of `%s` and a name in scope."
                .formatted(name, hint.describe()),
            lookupField(name) == null
                ? "Rename one of the two."
                : "Write `this.%s` for the field, or rename one of the two.".formatted(name));
      }
      return new Expr.Literal(hint, name);
    }
    return named != null ? named : unknown(word, hint, words);
  }

  List<String> words(@Nullable ExprType type) {
    return switch (type) {
      case EnumOf(var words) -> words;
      case Scalar.ROLE -> scope.roles();
      case null, default -> List.of();
    };
  }

  /// What the name stands for, without a report where it stands for nothing.
  @Nullable Expr lookup(String name) {
    var variable = variables.get(name);
    if (variable != null) {
      return variable;
    }
    var root = scope.roots().get(name);
    if (root != null && ExprText.RESERVED.contains(name)) {
      return root(name, root);
    }
    return switch (name) {
      case "now" -> new Expr.Call(Function.NOW, List.of(), Scalar.TIMESTAMP, false);
      case "today" -> new Expr.Call(Function.TODAY, List.of(), Scalar.DATE, false);
      default -> {
        var field = lookupField(name);
        yield field != null ? field : root == null ? null : root(name, root);
      }
    };
  }

  private Expr root(String name, Scope.Name root) {
    var type = root.type() == Scalar.OPEN ? opened.getOrDefault(name, Scalar.OPEN) : root.type();
    return new Expr.Root(name, type, root.nullable());
  }

  private @Nullable Expr lookupField(String name) {
    var row = scope.roots().get("this");
    var field = row == null ? null : scope.member(row.type(), name);
    return row == null || field == null ? null : member(root("this", row), field);
  }

  private static Expr member(Expr target, Scope.Field field) {
    var nullable = !(field.type() instanceof ListOf) && (target.nullable() || field.nullable());
    return new Expr.Member(target, field.name(), field.type(), nullable, field.kind());
  }

  private @Nullable Expr unknown(Syntax.Word word, @Nullable ExprType hint, List<String> words) {
    var name = word.name();
    if (name.contains("-") && words.isEmpty()) {
      return report(
          word.place(),
          "`%s` is read as one word.".formatted(name),
          "Write blanks around the minus: `%s`.".formatted(name.replace("-", " - ")));
    }
    if (!words.isEmpty() && hint != null) {
      return report(
          word.place(),
          "`%s` is no word of `%s`.".formatted(name, hint.describe()),
          Nearest.hint(name, words));
    }
    var known = new TreeSet<>(scope.roots().keySet());
    known.addAll(variables.keySet());
    known.addAll(List.of("now", "today"));
    var row = scope.roots().get("this");
    if (row != null) {
      scope.members(row.type()).forEach(field -> known.add(field.name()));
    }
    var near = Nearest.hint(name, known);
    if (hint instanceof ExprType.RowOf(var entity)
        && scope.keyType(entity) == Scalar.TEXT
        && DidYouMean.hint(name, known) == null) {
      near = "Name a row, or write the key of one as a text: `'%s'`.".formatted(name);
    }
    var truth = hint == Scalar.BOOL ? BOOLEAN.matcher(name) : null;
    if (truth != null && truth.matches()) {
      near = "Write `%s`.".formatted(truth.group(1) != null);
    }
    var quotes = "A text needs its own quotes inside the YAML quotes: `\"'%s'\"`.".formatted(name);
    return report(
        word.place(),
        "`%s` is not known here.".formatted(name),
        hint == Scalar.TEXT ? (near == null ? quotes : near + " " + quotes) : near);
  }

  private @Nullable Expr select(Syntax.Select select) {
    var target = type(select.target(), null);
    if (target == null) {
      return null;
    }
    var field = scope.member(target.type(), select.name());
    if (field != null && field.type() == Scalar.OPEN) {
      return report(
          select.place(),
          "The type of `%s.%s` is not known here.".formatted(target.text(), select.name()),
          "Write it where `%s` is described: `payload: { %s: uuid }`."
              .formatted(target.text(), select.name()));
    }
    if (field != null) {
      return member(target, field);
    }
    if (target.type() instanceof ListOf) {
      return report(
          select.namePlace(),
          "`%s` is a list and has no field `%s`.".formatted(target.text(), select.name()),
          "Ask its elements: `%s.exists(x, x.%s == ...)`, `%s.map(x, x.%s)`."
              .formatted(target.text(), select.name(), target.text(), select.name()));
    }
    var names = scope.members(target.type()).stream().map(Scope.Field::name).sorted().toList();
    var hint = names.isEmpty() ? null : Nearest.hint(select.name(), names);
    return report(
        select.namePlace(),
        target.type() instanceof ExprType.StructOf(var struct) && struct.startsWith("$")
            ? "`%s` has no field `%s`.".formatted(target.text(), select.name())
            : "%s `%s` has no field `%s`."
                .formatted(capital(target.type().describe()), target.text(), select.name()),
        hint == null && !names.isEmpty()
            ? "Use one of: %s.".formatted(String.join(", ", names))
            : hint);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  // ---- literals

  private @Nullable Expr numeral(Syntax.Numeral numeral) {
    if (numeral.digits().contains(".")) {
      return new Expr.Literal(Scalar.DECIMAL, new BigDecimal(numeral.digits()));
    }
    try {
      return new Expr.Literal(Scalar.INT, Long.valueOf(numeral.digits()));
    } catch (NumberFormatException tooLong) {
      return report(
          numeral.place(),
          "`%s` is more than the greatest int, %d.".formatted(numeral.digits(), Long.MAX_VALUE),
          "Write it as a decimal: `%s.0`.".formatted(numeral.digits()));
    }
  }

  private @Nullable Expr length(Syntax.Length length) {
    var amount = Amount.parse(length.text());
    if (amount == null || !amount.isFixed()) {
      return report(
          length.place(),
          "Years and months have no fixed length: `%s`.".formatted(length.text()),
          "Use `ago('%s')` or `ahead('%s')`, or count in days."
              .formatted(length.text(), length.text()));
    }
    return new Expr.Literal(Scalar.DURATION, amount.duration());
  }

  private @Nullable Expr quoted(Syntax.Quoted quoted, @Nullable ExprType hint) {
    if (hint != null && hint.hasWords()) {
      var known = words(hint).contains(quoted.value());
      problems.add(
          new ExprProblem(
              quoted.place().offset(),
              quoted.place().length(),
              "`'%s'` is a text, expected a word of `%s`."
                  .formatted(quoted.value(), hint.describe()),
              known
                  ? "Drop the quotes: they are for text only."
                  : Nearest.hint(quoted.value(), words(hint)),
              known ? quoted.value() : null));
      return null;
    }
    return new Expr.Literal(Scalar.TEXT, quoted.value());
  }

  private @Nullable Expr items(Syntax.Items items, @Nullable ExprType element) {
    var typed = new ArrayList<Expr>();
    var type = element == null ? Scalar.NULL : element;
    for (var item : items.items()) {
      var expr = type(item, type == Scalar.NULL ? null : type);
      if (expr == null) {
        continue;
      }
      var joined =
          expr.type() instanceof ListOf
              ? null
              : expr.type() == Scalar.OPEN ? type : operators.join(type, expr.type());
      var fitted = joined == null ? null : fit(expr, joined);
      if (joined == null || fitted == null) {
        report(
            item.place(),
            "Expected %s like the other items, found %s."
                .formatted(type.describe(), expr.type().describe()),
            null);
      } else {
        typed.add(fitted);
        type = joined;
      }
    }
    return typed.size() < items.items().size() ? null : new Expr.Items(typed, new ListOf(type));
  }

  /// Always null, so that a caller can return it.
  @Nullable Expr report(Syntax.Place place, String message, @Nullable String hint) {
    problems.add(ExprProblem.at(place, message, hint));
    return null;
  }
}
