package dev.newel.language;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length of time: `200ms`, `15m`, `7d`, `6 months`, `7 years`, or ISO-8601 (`PT15M`, `P7D`).
///
/// A day is 24 hours; months and years stay calendar amounts.
///
/// @param period the calendar part, never negative
/// @param duration the clock part, never negative
@Line(
    says = "A length of time.",
    pattern = "^(\\d{1,9}\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)|P[0-9A-Za-z.,]+)$",
    eg = {"15m", "200ms", "2s", "24h", "7d", "6 months", "PT15M"})
public record TimeAmount(Period period, Duration duration) {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)");

  public static TimeAmount of(Duration duration) {
    return new TimeAmount(Period.ZERO, duration);
  }

  public static Reading<TimeAmount> read(String text) {
    var matcher = SHORT.matcher(text.strip());
    if (matcher.matches()) {
      return Reading.of(ofShort(matcher));
    }
    try {
      if (text.contains("-") || text.contains("+")) {
        return fault(text);
      }
      if (text.startsWith("PT")) {
        return Reading.of(of(Duration.parse(text)));
      }
      if (text.startsWith("P")) {
        var period = Period.parse(text);
        return Reading.of(
            period.toTotalMonths() == 0
                ? of(Duration.ofDays(period.getDays()))
                : new TimeAmount(period.withDays(0), Duration.ofDays(period.getDays())));
      }
    } catch (DateTimeParseException e) {
      // falls through to the one message for everything that is no length of time
    }
    return fault(text);
  }

  private static Reading<TimeAmount> fault(String text) {
    return Reading.fault(
        text, "`%s` is no length of time.".formatted(text), "Write `200ms`, `15m`, `7d`, `6 months` or ISO-8601.");
  }

  private static TimeAmount ofShort(Matcher matcher) {
    var n = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> of(Duration.ofMillis(n));
      case "s" -> of(Duration.ofSeconds(n));
      case "m", "min" -> of(Duration.ofMinutes(n));
      case "h" -> of(Duration.ofHours(n));
      case "d", "day", "days" -> of(Duration.ofDays(n));
      case "week", "weeks" -> of(Duration.ofDays(7L * n));
      case "month", "months" -> new TimeAmount(Period.ofMonths(n), Duration.ZERO);
      default -> new TimeAmount(Period.ofYears(n), Duration.ZERO);
    };
  }

  /// The whole as clock time, with a month of 30 and a year of 365 days.
  public Duration estimate() {
    return duration.plusDays(365L * period.getYears() + 30L * period.getMonths());
  }

  @Override
  public String toString() {
    if (!period.isZero()) {
      if (!duration.isZero()) {
        return period.plusDays(duration.toDays()).toString();
      }
      return period.getMonths() == 0
          ? counted(period.getYears(), "year")
          : counted((int) period.toTotalMonths(), "month");
    }
    var ms = duration.toMillis();
    if (ms == 0) {
      return "0s";
    }
    if (ms % 86_400_000 == 0) {
      return ms / 86_400_000 + "d";
    }
    if (ms % 3_600_000 == 0) {
      return ms / 3_600_000 + "h";
    }
    if (ms % 60_000 == 0) {
      return ms / 60_000 + "m";
    }
    return ms % 1000 == 0 ? ms / 1000 + "s" : ms + "ms";
  }

  private static String counted(int n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }
}
