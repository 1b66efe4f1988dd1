package dev.newel.facts.tables;

import java.util.Map;
import java.util.Set;

/// How the values of one type of PostgreSQL become those of another, and what may be lost on the
/// way.
final class Conversion {
  private static final String NUMERIC = "numeric";
  private static final String DOUBLE = "double precision";
  private static final String TIMESTAMP = "timestamptz";

  /// The digits that a double holds for sure (IEEE 754, binary64).
  private static final int DIGITS_OF_DOUBLE = 15;

  private static final int DIGITS_OF_INTEGER = 10;
  private static final int DIGITS_OF_BIGINT = 19;

  /// The casts that PostgreSQL has (its table `pg_cast`); every other way leads through text.
  private static final Map<String, Set<String>> CASTS =
      Map.of(
          "integer",
          Set.of("bigint", DOUBLE, NUMERIC, "boolean"),
          "bigint",
          Set.of("integer", DOUBLE, NUMERIC),
          NUMERIC,
          Set.of("integer", "bigint", DOUBLE),
          DOUBLE,
          Set.of("integer", "bigint", NUMERIC),
          "boolean",
          Set.of("integer"),
          "time",
          Set.of("interval"),
          "interval",
          Set.of("time"),
          "jsonb",
          Set.of("integer", "bigint", NUMERIC, DOUBLE, "boolean"));

  private Conversion() {}

  /// The value of the column `quoted` in its new type. Days are those of UTC, whatever the time
  /// zone of the session.
  static String of(String quoted, String from, String to) {
    var old = base(from);
    var next = base(to);
    if (old.equals("date") && next.equals(TIMESTAMP)) {
      return "%s::timestamp AT TIME ZONE 'UTC'".formatted(quoted);
    }
    if (old.equals(TIMESTAMP) && (next.equals("date") || next.equals("time"))) {
      return "(%s AT TIME ZONE 'UTC')::%s".formatted(quoted, to);
    }
    var direct =
        old.equals(next)
            || old.equals("text")
            || next.equals("text")
            || CASTS.getOrDefault(old, Set.of()).contains(next);
    return quoted + (direct ? "::" : "::text::") + to;
  }

  static Step.Risk risk(String from, String to) {
    if (widens(from, to)) {
      return Step.Risk.NONE;
    }
    return rounds(from, to) ? Step.Risk.DESTRUCTIVE : Step.Risk.MAY_FAIL;
  }

  /// Whether every value of the type `from` is a value of the type `to`.
  private static boolean widens(String from, String to) {
    if (to.equals("text")) {
      return true;
    }
    if (to.startsWith(NUMERIC)) {
      var wide = digits(to);
      var before = wide[0] - wide[1];
      return switch (base(from)) {
        case NUMERIC -> wide[1] >= digits(from)[1] && before >= digits(from)[0] - digits(from)[1];
        case "integer" -> before >= DIGITS_OF_INTEGER;
        case "bigint" -> before >= DIGITS_OF_BIGINT;
        default -> false;
      };
    }
    return switch (from) {
      case "integer" -> Set.of("bigint", DOUBLE).contains(to);
      case "date" -> to.startsWith(TIMESTAMP);
      default -> false;
    };
  }

  /// Whether a value that the new type does not hold becomes another in silence.
  private static boolean rounds(String from, String to) {
    var next = base(to);
    var whole = next.equals("integer") || next.equals("bigint");
    return switch (base(from)) {
      case NUMERIC ->
          (whole && digits(from)[1] > 0)
              || (next.equals(DOUBLE) && digits(from)[0] > DIGITS_OF_DOUBLE)
              || (next.equals(NUMERIC) && digits(to)[1] < digits(from)[1]);
      case DOUBLE -> whole || next.equals(NUMERIC);
      case "bigint" -> next.equals(DOUBLE);
      case "integer" -> next.equals("boolean");
      case TIMESTAMP -> next.equals("date") || next.equals("time");
      case "interval" -> next.equals("time");
      default -> false;
    };
  }

  /// `numeric` of `numeric(10,2)`.
  private static String base(String type) {
    var end = type.indexOf('(');
    return end < 0 ? type : type.substring(0, end);
  }

  /// Precision and scale.
  private static int[] digits(String numeric) {
    var parts = numeric.substring(NUMERIC.length() + 1, numeric.length() - 1).split(",", -1);
    return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
  }
}
