package dev.newel.publish.document.sections.interfaces;

import dev.newel.language.TimeAmount;
import java.util.ArrayList;
import java.util.List;

/// Amounts of time in words.
final class Durations {
  private Durations() {}

  /// `6 months`, `24 hours`, `1 minute 30 seconds`.
  static String words(TimeAmount amount) {
    var period = amount.period();
    var duration = amount.duration();
    var parts = new ArrayList<String>();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    add(parts, period.getDays(), "day");
    add(parts, duration.toHours(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    add(parts, duration.toMillisPart(), "millisecond");
    return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number != 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }
}
