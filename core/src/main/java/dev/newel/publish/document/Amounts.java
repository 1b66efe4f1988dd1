package dev.newel.publish.document;

import dev.newel.language.Rate;
import dev.newel.language.Reading;
import dev.newel.language.Schedule;
import dev.newel.language.TimeAmount;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers with their units, in the words of a sentence.
public final class Amounts {
  private Amounts() {}

  /// `15 minutes`, `1 day`, `200 ms`, `6 months`, `1 minute 30 seconds`.
  public static String time(TimeAmount amount) {
    var period = amount.period();
    var duration = amount.duration();
    var parts = new ArrayList<String>();
    add(parts, period.getYears(), " year");
    add(parts, period.getMonths(), " month");
    add(parts, period.getDays() + duration.toDays(), " day");
    add(parts, duration.toHoursPart(), " hour");
    add(parts, duration.toMinutesPart(), " minute");
    add(parts, duration.toSecondsPart(), " second");
    if (duration.toMillisPart() != 0) {
      parts.add(duration.toMillisPart() + " ms");
    }
    return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number != 0) {
      parts.add(number + unit + (number == 1 ? "" : "s"));
    }
  }

  /// `every day`, `every 15 minutes`.
  public static String every(TimeAmount amount) {
    return "every " + time(amount).replaceFirst("^1 ", "");
  }

  /// `1,000 requests a minute`, and whom they are counted for.
  public static String rate(Rate rate) {
    return "%s %s %s"
        .formatted(count(rate.count()), rate.count() == 1 ? "request" : "requests", window(rate));
  }

  /// `1,000 a minute per user`, below a heading that says that requests are counted.
  ///
  /// @param otherwise whom they are counted for where the rate does not say
  public static String limit(Rate rate, Rate.Partition otherwise) {
    var per = rate.per() == null ? otherwise : rate.per();
    return count(rate.count()) + " " + window(new Rate(rate.count(), rate.unit(), per));
  }

  private static String window(Rate rate) {
    var unit =
        switch (rate.unit()) {
          case SECOND -> "a second";
          case MINUTE -> "a minute";
          case HOUR -> "an hour";
          case DAY -> "a day";
        };
    var whom =
        switch (rate.per()) {
          case null -> "";
          case IP -> " per address";
          case USER -> " per user";
          case TENANT -> " per tenant";
          case KEY -> " per key";
        };
    return unit + whom;
  }

  /// `5,000,000`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `every 15 minutes`, `every day at 07:00`, or a line of cron as code.
  public static String schedule(Schedule schedule) {
    var text = schedule.text();
    return text.split("\\s+").length >= 5 && !text.startsWith("day")
        ? "by cron, " + MarkdownText.code(text)
        : TimeAmount.read(text) instanceof Reading.Value<TimeAmount>(var time)
            ? every(time)
            : "every " + MarkdownText.prose(text);
  }
}
