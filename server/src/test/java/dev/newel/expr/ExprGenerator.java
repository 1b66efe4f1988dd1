package dev.newel.expr;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeded random expressions, as source, of a wanted type over the board.
final class ExprGenerator {
  static final List<ExprType> TYPES =
      List.of(
          Scalar.BOOL,
          Scalar.BOOL,
          Scalar.BOOL,
          Scalar.INT,
          Scalar.DECIMAL,
          Scalar.TEXT,
          Scalar.DATE,
          Scalar.TIMESTAMP,
          Scalar.DURATION,
          BoardSchema.STATE,
          new RowOf("Person"));
  private static final List<String> TEXTS =
      List.of("''", "'a'", "'b'", "'Abc'", "'ß'", "'🍎'", "'%'", "'\\''", "'Ä'", "'? {}'");

  private static final List<ExprType> ORDERED =
      List.of(
          Scalar.INT, Scalar.DECIMAL, Scalar.TEXT, Scalar.DATE, Scalar.TIMESTAMP, Scalar.DURATION);

  private final BoardSchema schema;
  private final Random random;
  private final Map<String, ExprType> variables = new LinkedHashMap<>();

  ExprGenerator(BoardSchema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  String of(ExprType type, int depth) {
    if (depth > 0 && random.nextInt(12) == 0) {
      return "("
          + of(Scalar.BOOL, depth - 1)
          + " ? "
          + of(type, depth - 1)
          + " : "
          + of(type, depth - 1)
          + ")";
    }
    if (depth > 0 && random.nextInt(14) == 0 && type != Scalar.BOOL && !(type instanceof EnumOf)) {
      return list(new ListOf(type), depth - 1) + ".first()";
    }
    if (depth <= 0 || random.nextInt(4) == 0) {
      return leaf(type);
    }
    return switch (type) {
      case Scalar.BOOL -> bool(depth - 1);
      case Scalar.INT -> whole(depth - 1);
      case Scalar.DECIMAL -> decimal(depth - 1);
      case Scalar.TEXT -> text(depth - 1);
      case Scalar.DATE ->
          pick(
              "(" + of(Scalar.DATE, depth - 1) + sign() + duration() + ")",
              of(Scalar.TIMESTAMP, depth - 1) + ".date()",
              fold(depth - 1, pick("min", "max"), Scalar.DATE));
      case Scalar.TIMESTAMP ->
          pick(
              "(" + of(Scalar.TIMESTAMP, depth - 1) + sign() + of(Scalar.DURATION, 0) + ")",
              fold(depth - 1, pick("min", "max"), Scalar.TIMESTAMP));
      case Scalar.DURATION ->
          pick(
              "(" + of(Scalar.TIMESTAMP, depth - 1) + " - " + of(Scalar.TIMESTAMP, depth - 1) + ")",
              "(" + of(Scalar.DATE, depth - 1) + " - " + of(Scalar.DATE, depth - 1) + ")",
              "(" + of(Scalar.DURATION, depth - 1) + sign() + of(Scalar.DURATION, depth - 1) + ")",
              "-(" + of(Scalar.DURATION, depth - 1) + ")");
      default -> leaf(type);
    };
  }

  private String bool(int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1 ->
          "(" + of(Scalar.BOOL, depth) + pick(" && ", " || ") + of(Scalar.BOOL, depth) + ")";
      case 2 -> "!(" + of(Scalar.BOOL, depth) + ")";
      case 3, 4 -> {
        var type = one(ORDERED);
        yield "("
            + of(type, depth)
            + " "
            + pick("<", "<=", ">", ">=")
            + " "
            + of(type, depth)
            + ")";
      }
      case 5, 6 -> {
        var type = one(TYPES);
        yield type instanceof EnumOf
            ? "(" + path(type) + " " + pick("==", "!=") + " " + word() + ")"
            : "(" + of(type, depth) + " " + pick("==", "!=") + " " + of(type, depth) + ")";
      }
      case 7 -> "(" + of(one(TYPES.subList(3, 9)), depth) + " " + pick("==", "!=") + " null)";
      case 8 -> {
        var type = one(List.<ExprType>of(Scalar.INT, Scalar.TEXT, new RowOf("Person")));
        yield "(" + of(type, depth) + " in " + list(new ListOf(type), depth) + ")";
      }
      case 9 -> "(" + path(BoardSchema.STATE) + " in [" + word() + ", " + word() + "])";
      case 10 ->
          of(Scalar.TEXT, depth)
              + pick(".startsWith(", ".endsWith(", ".contains(")
              + of(Scalar.TEXT, depth)
              + ")";
      default -> fold(depth, pick("exists", "all"), Scalar.BOOL);
    };
  }

  private String whole(int depth) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          "("
              + of(Scalar.INT, depth)
              + pick(" + ", " - ", " * ", " / ", " % ")
              + of(Scalar.INT, depth)
              + ")";
      case 3 -> "-(" + of(Scalar.INT, depth) + ")";
      case 4 ->
          pick(
              of(Scalar.TEXT, depth) + ".size()",
              list(new ListOf(one(TYPES.subList(3, 6))), depth) + ".size()");
      case 5 ->
          of(one(List.<ExprType>of(Scalar.DATE, Scalar.TIMESTAMP)), depth)
              + pick(".year()", ".month()");
      case 6 -> fold(depth, "count", Scalar.BOOL);
      default -> fold(depth, pick("sum", "min", "max"), Scalar.INT);
    };
  }

  private String decimal(int depth) {
    return switch (random.nextInt(3)) {
      case 0, 1 ->
          "("
              + of(Scalar.DECIMAL, depth)
              + pick(" + ", " - ", " * ", " / ", " % ")
              + of(one(List.<ExprType>of(Scalar.INT, Scalar.DECIMAL)), depth)
              + ")";
      default -> fold(depth, pick("sum", "min", "max"), Scalar.DECIMAL);
    };
  }

  private String text(int depth) {
    return pick(
        "(" + of(Scalar.TEXT, depth) + " + " + of(Scalar.TEXT, depth) + ")",
        of(Scalar.TEXT, depth) + pick(".lower()", ".upper()", ".trim()"),
        fold(depth, pick("min", "max"), Scalar.TEXT));
  }

  private String sign() {
    return pick(" + ", " - ");
  }

  private String duration() {
    return pick("1d", "12h", "90m", "0s", "36h");
  }

  private String word() {
    return one(BoardSchema.STATE.words());
  }

  private String fold(int depth, String macro, ExprType body) {
    var element =
        one(
            List.<ExprType>of(
                new RowOf("Person"),
                new RowOf("Task"),
                new ExprType.StructOf("Line"),
                new ExprType.StructOf("Line"),
                Scalar.TEXT));
    var list = list(new ListOf(element), depth);
    var variable = "v" + (variables.size() + 1);
    variables.put(variable, element);
    var inner = of(body, depth);
    variables.remove(variable);
    return list + "." + macro + "(" + variable + ", " + inner + ")";
  }

  private String list(ListOf type, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      var list = list(type, depth - 1);
      var variable = "v" + (variables.size() + 1);
      variables.put(variable, type.element());
      var inner = of(Scalar.BOOL, depth - 1);
      variables.remove(variable);
      return list + ".filter(" + variable + ", " + inner + ")";
    }
    var paths = paths(type);
    if (!paths.isEmpty() && random.nextInt(4) != 0) {
      return one(paths);
    }
    if (type.element() instanceof ExprType.StructOf) {
      return one(paths(type));
    }
    if (depth > 0 && random.nextBoolean() && type.element() instanceof Scalar) {
      var variable = "v" + (variables.size() + 1);
      var list = one(paths(new ListOf(new ExprType.StructOf("Line"))));
      variables.put(variable, new ExprType.StructOf("Line"));
      var inner = of(type.element(), depth - 1);
      variables.remove(variable);
      return list + ".map(" + variable + ", " + inner + ")";
    }
    return type.element() instanceof RowOf && !paths.isEmpty()
        ? one(paths)
        : "[" + of(type.element(), depth - 1) + ", " + of(type.element(), depth - 1) + "]";
  }

  private String leaf(ExprType type) {
    if (random.nextInt(3) != 0 || type instanceof RowOf) {
      return path(type);
    }
    return switch (type) {
      case Scalar.BOOL -> pick("true", "false");
      case Scalar.INT -> pick("0", "1", "2", "-3", "least", "9223372036854775807");
      case Scalar.DECIMAL -> pick("0.5", "3.0", "-0.01", "7.125");
      case Scalar.TEXT -> random.nextInt(4) == 0 ? "label" : one(TEXTS);
      case Scalar.DATE -> pick("today", "date('2026-03-30')", "ago('1d').date()");
      case Scalar.TIMESTAMP ->
          pick("now", "ago('2d')", "ahead('3h')", "timestamp('2026-03-30T00:00:00.5Z')");
      case Scalar.DURATION -> duration();
      default -> path(type);
    };
  }

  private String path(ExprType type) {
    return one(paths(type));
  }

  /// All paths of at most three steps to a value of that type.
  private List<String> paths(ExprType type) {
    var found = new ArrayList<String>();
    schema
        .roots()
        .forEach(
            (name, root) -> walk(name.equals("this") ? "" : name, root.type(), type, 2, found));
    variables.forEach(
        (name, element) -> {
          for (var weight = 0; weight < 3; weight++) {
            walk(name, element, type, 2, found);
          }
        });
    return found;
  }

  private void walk(String path, ExprType own, ExprType wanted, int steps, List<String> found) {
    if (own.equals(wanted)) {
      found.add(path.isEmpty() ? "this" : path);
    }
    if (steps < 0 || own instanceof ListOf) {
      return;
    }
    for (var field : schema.members(own)) {
      walk(
          path.isEmpty() ? field.name() : path + "." + field.name(),
          field.type(),
          wanted,
          steps - 1,
          found);
    }
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
