package dev.newel.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/// Equality, order and arithmetic of the values that an expression computes with.
final class ExprValues {
  /// Digits behind the point of a quotient.
  static final int QUOTIENT_SCALE = 16;

  private ExprValues() {}

  /// Whether a literal of time lies in the years 1 to 9999 and on a microsecond.
  static boolean isInRange(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> date.getYear() >= 1 && date.getYear() <= 9999;
      case Instant instant ->
          isInRange(instant.atOffset(ZoneOffset.UTC).toLocalDate())
              && instant.get(ChronoField.NANO_OF_SECOND) % 1000 == 0;
      case LocalTime time -> time.get(ChronoField.NANO_OF_SECOND) % 1000 == 0;
      case null, default -> true;
    };
  }

  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof Row left && b instanceof Row right) {
      return left.type().equals(right.type()) && equal(left.key(), right.key());
    }
    return a instanceof Number ? decimal(a).compareTo(decimal(b)) == 0 : a.equals(b);
  }

  /// The order of two values of one ordered type.
  static int compare(Object a, Object b) {
    return switch (a) {
      case String text -> compareCodePoints(text, (String) b);
      case Number number -> decimal(number).compareTo(decimal(b));
      case LocalDate date -> date.compareTo((LocalDate) b);
      case LocalTime time -> time.compareTo((LocalTime) b);
      case Instant instant -> instant.compareTo((Instant) b);
      case Duration duration -> duration.compareTo((Duration) b);
      default -> throw new IllegalArgumentException("no order for " + a.getClass());
    };
  }

  private static int compareCodePoints(String a, String b) {
    var i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i > 0 && Character.isHighSurrogate(a.charAt(i - 1))) {
      i--;
    }
    return i == a.length() || i == b.length()
        ? Integer.compare(a.length(), b.length())
        : Integer.compare(a.codePointAt(i), b.codePointAt(i));
  }

  static BigDecimal decimal(Object number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      case Long integer -> BigDecimal.valueOf(integer);
      default -> throw new IllegalArgumentException("no number: " + number.getClass());
    };
  }

  /// A whole number in its canonical form: Long where it has 64 bits.
  static Object integer(BigDecimal number) {
    var whole = number.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  /// `a operator b` of two numbers; null for a division by zero.
  static @Nullable Object arithmetic(Operator operator, Object a, Object b, boolean whole) {
    var left = decimal(a);
    var right = decimal(b);
    if (right.signum() == 0 && (operator == Operator.DIV || operator == Operator.REM)) {
      return null;
    }
    var result =
        switch (operator) {
          case ADD -> left.add(right);
          case SUB -> left.subtract(right);
          case MUL -> left.multiply(right);
          case DIV ->
              whole
                  ? left.divideToIntegralValue(right)
                  : left.divide(right, QUOTIENT_SCALE, RoundingMode.HALF_UP);
          case REM -> left.remainder(right);
          default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    return whole ? integer(result) : result;
  }

  static Object negate(Object value) {
    return switch (value) {
      case Duration duration -> duration.negated();
      case BigDecimal decimal -> decimal.negate();
      default -> integer(decimal(value).negate());
    };
  }

  /// Sums and differences of times.
  static Object shift(Operator operator, Object a, Object b) {
    if (b instanceof Duration length) {
      var signed = operator == Operator.SUB ? length.negated() : length;
      return switch (a) {
        case Duration duration -> duration.plus(signed);
        case Instant instant -> instant.plus(signed);
        case LocalDate date -> date.atStartOfDay().plus(signed).toLocalDate();
        default -> throw new IllegalArgumentException("no time: " + a.getClass());
      };
    }
    return a instanceof LocalDate date
        ? Duration.ofDays(date.toEpochDay() - ((LocalDate) b).toEpochDay())
        : Duration.between((Instant) b, (Instant) a);
  }

  /// Without the six ASCII blanks at both ends.
  static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String upper(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
