package dev.newel.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The day that a user names.
final class Day {
  private Day() {}

  /// That day, or today where none is named; null with a word to the user where it is none.
  static @Nullable LocalDate of(Console console, @Nullable String named) {
    try {
      return named == null ? LocalDate.now(console.clock()) : LocalDate.parse(named);
    } catch (DateTimeParseException e) {
      console.err("newel: `%s` is no day.".formatted(named));
      console.err("hint: write it as 2027-01-15.");
      return null;
    }
  }
}
