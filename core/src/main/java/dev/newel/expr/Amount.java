package dev.newel.expr;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount of calendar and clock time: `50y`, `3mo`, `2w`, `90d`, `1h30m`, `200ms`. A day is 24
/// hours.
///
/// @param period the years and months, which have no fixed length
/// @param duration the rest
record Amount(Period period, Duration duration) {
  /// No expression reaches farther than this.
  static final Duration MAX = Duration.ofDays(36_525);

  private static final Pattern PART = Pattern.compile("(\\d{1,12})(y|mo|w|d|h|ms|m|s)");

  /// Null where the text is no amount, or more than 100 years.
  static @Nullable Amount parse(String text) {
    var matcher = PART.matcher(text);
    var months = 0L;
    var duration = Duration.ZERO;
    var end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      var count = Long.parseLong(matcher.group(1));
      switch (matcher.group(2)) {
        case "y" -> months += count * 12;
        case "mo" -> months += count;
        case "w" -> duration = duration.plusDays(count * 7);
        case "d" -> duration = duration.plusDays(count);
        case "h" -> duration = duration.plusHours(count);
        case "m" -> duration = duration.plusMinutes(count);
        case "s" -> duration = duration.plusSeconds(count);
        default -> duration = duration.plusMillis(count);
      }
      end = matcher.end();
    }
    if (end == 0 || end < text.length() || months > 1200 || duration.compareTo(MAX) > 0) {
      return null;
    }
    return new Amount(Period.ofMonths((int) months), duration);
  }

  boolean isFixed() {
    return period.isZero();
  }

  Instant before(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).minus(period).minus(duration).toInstant();
  }

  Instant after(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).plus(period).plus(duration).toInstant();
  }

  /// A length of time as it is written in an expression.
  static String text(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count != 0) {
      text.append(count).append(unit);
    }
  }
}
