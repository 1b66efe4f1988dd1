package dev.newel.language;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Since when something holds: a day, or `true` where nobody says since when.
///
/// @param day null where it is not said
@Line(
    says = "Since when: a day, or `true` where nobody says.",
    pattern = "^(true|\\d{4}-\\d{2}-\\d{2})$",
    eg = {"2026-07-01", "true"})
public record Since(@Nullable LocalDate day) {
  public static Reading<Since> read(String text) {
    var stripped = text.strip();
    try {
      return Reading.of(new Since(stripped.equals("true") ? null : LocalDate.parse(stripped)));
    } catch (DateTimeParseException e) {
      return Reading.fault(
          text,
          "`%s` is no day of the calendar.".formatted(text),
          "Write a day such as `2026-07-01`, or `true` where it is not known.");
    }
  }

  @Override
  public String toString() {
    return day == null ? "true" : day.toString();
  }
}
