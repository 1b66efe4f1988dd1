package dev.newel.language;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// A length of time: `200ms`, `15m`, `7d`, `6 months`, `7 years`, or ISO-8601 (`PT15M`, `P7D`).
///
/// A day is 24 hours; months and years stay calendar amounts.
///
/// @param period the calendar part, never negative
/// @param duration the clock part, never negative
@Line(
    says = "A length of time.",
    pattern = "^(\\d{1,15}\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)|P[0-9A-Za-z.,]+)$",
    eg = {"15m", "200ms", "2s", "24h", "7d", "6 months", "PT15M"})
public record TimeAmount(Period period, Duration duration) {
  private static final Pattern SHORT =
      Pattern.compile("(\\d{1,15})\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)");

  private static final long MOST_MONTHS = 12 * 10_000L;
  private static final Duration MOST = Duration.ofDays(3_650_000);

  public static TimeAmount of(Duration duration) {
    return new TimeAmount(Period.ZERO, duration);
  }

  public static Reading<TimeAmount> read(String text) {
    var form = text.strip();
    var matcher = SHORT.matcher(form);
    if (matcher.matches()) {
      return bounded(text, Long.parseLong(matcher.group(1)), matcher.group(2));
    }
    try {
      if (form.startsWith("PT") && isUnsigned(form)) {
        return bounded(text, Period.ZERO, Duration.parse(form));
      }
      if (form.startsWith("P") && isUnsigned(form)) {
        var period = Period.parse(form);
        return bounded(text, period.withDays(0), Duration.ofDays(period.get(ChronoUnit.DAYS)));
      }
    } catch (DateTimeParseException e) {
      // falls through to the one message for everything that is no length of time
    }
    return Reading.fault(
        text,
        "`%s` is no length of time.".formatted(FieldGrammar.shown(text)),
        "Write `200ms`, `15m`, `7d`, `6 months` or ISO-8601.");
  }

  private static boolean isUnsigned(String form) {
    return form.indexOf('-') < 0 && form.indexOf('+') < 0;
  }

  private static Reading<TimeAmount> bounded(String text, long n, String unit) {
    if (n > (unit.equals("ms") ? MOST.toMillis() : MOST.toSeconds())) {
      return outOfBounds(text);
    }
    return switch (unit) {
      case "ms" -> bounded(text, Period.ZERO, Duration.ofMillis(n));
      case "s" -> bounded(text, Period.ZERO, Duration.ofSeconds(n));
      case "m", "min" -> bounded(text, Period.ZERO, Duration.ofSeconds(60 * n));
      case "h" -> bounded(text, Period.ZERO, Duration.ofSeconds(3600 * n));
      case "d", "day", "days" -> bounded(text, Period.ZERO, Duration.ofSeconds(86_400 * n));
      case "week", "weeks" -> bounded(text, Period.ZERO, Duration.ofSeconds(604_800 * n));
      case "month", "months" ->
          bounded(text, Period.ofMonths((int) Math.min(n, Integer.MAX_VALUE)), Duration.ZERO);
      default -> bounded(text, Period.ofYears((int) Math.min(n, Integer.MAX_VALUE)), Duration.ZERO);
    };
  }

  private static Reading<TimeAmount> bounded(String text, Period period, Duration duration) {
    var months = period.toTotalMonths();
    if (months < 0
        || duration.isNegative()
        || months > MOST_MONTHS
        || duration.compareTo(MOST) > 0) {
      return outOfBounds(text);
    }
    if (duration.toNanosPart() % 1_000_000 != 0) {
      return Reading.fault(
          text,
          "`%s` is finer than a millisecond.".formatted(text.strip()),
          "Write whole milliseconds.");
    }
    return Reading.of(new TimeAmount(period.normalized(), duration));
  }

  private static Reading<TimeAmount> outOfBounds(String text) {
    return Reading.fault(
        text,
        "`%s` is no length from nothing to 10,000 years.".formatted(FieldGrammar.shown(text)),
        "Write a shorter time.");
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
