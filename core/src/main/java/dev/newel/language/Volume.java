package dev.newel.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// How many rows now and later: `10k -> 100k`, `0 -> 5M`.
@Line(
    says = "How many rows now and later.",
    pattern = "^\\d{1,9}(\\.\\d{1,3})?[kMG]?(\\s*->\\s*\\d{1,9}(\\.\\d{1,3})?[kMG]?)?$",
    eg = {"10k -> 100k", "0 -> 5M"})
public record Volume(long now, long later) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([kMG]?)(?:\\s*->\\s*(\\d{1,9}(?:\\.\\d{1,3})?)([kMG]?))?");

  public static Reading<Volume> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(text, "`%s` is no volume.".formatted(text), "Write rows now and later: `10k -> 100k`.");
    }
    var now = rows(matcher.group(1), matcher.group(2));
    return Reading.of(new Volume(now, matcher.group(3) == null ? now : rows(matcher.group(3), matcher.group(4))));
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

  private static String text(long rows) {
    for (var unit : new String[] {"G", "M", "k"}) {
      var size = unit.equals("G") ? 1_000_000_000L : unit.equals("M") ? 1_000_000L : 1_000L;
      if (rows >= size && rows % (size / 10) == 0) {
        return BigDecimal.valueOf(rows * 10 / size, 1).stripTrailingZeros().toPlainString() + unit;
      }
    }
    return Long.toString(rows);
  }

  @Override
  public String toString() {
    return now == later ? text(now) : text(now) + " -> " + text(later);
  }
}
