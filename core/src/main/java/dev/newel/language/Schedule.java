package dev.newel.language;

import java.util.regex.Pattern;

/// When something happens by itself: `day at 07:00 Europe/Berlin`, `15m`, or five fields of cron,
/// with a zone or in UTC.
@Line(
    says = "When something happens by itself.",
    pattern = "^\\S.*$",
    eg = {"day at 07:00 Europe/Berlin", "15m", "0 3 * * 0 Europe/Berlin"})
public record Schedule(String text) {
  private static final Pattern DAILY =
      Pattern.compile("day at ([01]\\d|2[0-3]):[0-5]\\d(?: [A-Za-z_]+(?:/[A-Za-z_+-]+)*)?");
  private static final Pattern CRON =
      Pattern.compile(
          "(?:[\\d*/,-]+\\s+){3}(?:[\\d*/,-]|[A-Za-z]{3})+\\s+(?:[\\d*/,-]|[A-Za-z]{3})+(?: [A-Za-z_]+(?:/[A-Za-z_+-]+)*)?");

  public static Reading<Schedule> read(String text) {
    if (text.length() > Reading.LONGEST) {
      return Reading.tooLong(text);
    }
    var form = text.strip();
    if (DAILY.matcher(form).matches()
        || CRON.matcher(form).matches()
        || TimeAmount.read(form) instanceof Reading.Value<TimeAmount>) {
      return Reading.of(new Schedule(form));
    }
    return Reading.fault(
        text,
        "`%s` is no schedule.".formatted(text),
        "Write `day at 07:00 Europe/Berlin`, `15m`, or five fields of cron and a zone in quotes.");
  }

  @Override
  public String toString() {
    return text;
  }
}
