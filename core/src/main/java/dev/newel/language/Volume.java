package dev.newel.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many rows now and later: `10k -> 100k`, `0 -> 5M`.
@Line(
    says = "How many rows now and later.",
    pattern = "^\\d{1,9}(\\.\\d{1,3})?[kMG]?(\\s*->\\s*\\d{1,9}(\\.\\d{1,3})?[kMG]?)?$",
    eg = {"10k -> 100k", "0 -> 5M"})
public record Volume(long now, long later) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,9}(?:\\.\\d{1,3})?)([kMG]?)(?:\\s*->\\s*(\\d{1,9}(?:\\.\\d{1,3})?)([kMG]?))?");

  public static Reading<Volume> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text, "`%s` is no volume.".formatted(text), "Write rows now and later: `10k -> 100k`.");
    }
    if (isBroken(matcher.group(1), matcher.group(2))
        || isBroken(matcher.group(3), matcher.group(4))) {
      return Reading.fault(
          text,
          "`%s` has a part of a row.".formatted(text),
          "Write whole rows, or a unit: `1.5k`.");
    }
    var now = rows(matcher.group(1), matcher.group(2));
    return Reading.of(
        new Volume(now, matcher.group(3) == null ? now : rows(matcher.group(3), matcher.group(4))));
  }

  private static long rows(String number, String unit) {
    var power =
        switch (unit) {
          case "k" -> 3;
          case "M" -> 6;
          case "G" -> 9;
          default -> 0;
        };
    return new BigDecimal(number).movePointRight(power).longValue();
  }

  private static boolean isBroken(@Nullable String number, @Nullable String unit) {
    return number != null && number.contains(".") && (unit == null || unit.isEmpty());
  }

  /// The shortest text: a unit with one digit after the point, all digits, or a unit with three
  /// digits after the point.
  private static String text(long rows) {
    var brief = inUnit(rows, 1);
    return brief != null
        ? brief
        : rows < 1_000_000_000L ? Long.toString(rows) : String.valueOf(inUnit(rows, 3));
  }

  private static @Nullable String inUnit(long rows, int digits) {
    var power = 9;
    for (var unit : new String[] {"G", "M", "k"}) {
      var size = BigDecimal.valueOf(rows).movePointLeft(power).stripTrailingZeros();
      if (size.compareTo(BigDecimal.ONE) >= 0
          && size.precision() - size.scale() <= 9
          && size.scale() <= digits) {
        return size.toPlainString() + unit;
      }
      power -= 3;
    }
    return null;
  }

  @Override
  public String toString() {
    return now == later ? text(now) : text(now) + " -> " + text(later);
  }
}
