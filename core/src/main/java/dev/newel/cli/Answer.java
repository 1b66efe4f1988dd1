package dev.newel.cli;

import dev.newel.decide.framework.Fact;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of a fact as a person gives it.
final class Answer {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");

  private Answer() {}

  /// Asks until the answer is one, or empty; null where nobody knows.
  static @Nullable String ask(Console console, Fact fact) throws IOException {
    while (true) {
      console.print("%s (%s; empty if not known) ".formatted(fact.ask(), form(fact)));
      var line = console.readLine();
      if (line == null || line.isBlank()) {
        return null;
      }
      var answer = line.strip().toLowerCase(Locale.ROOT);
      var wrong = fault(fact, answer);
      if (wrong == null) {
        return answer;
      }
      console.err(wrong);
    }
  }

  /// What is wrong with a value; null where nothing is.
  static @Nullable String fault(Fact fact, String value) {
    var right =
        fact.kind().isNumber()
            ? NUMBER.matcher(value).matches() && fits(fact, new BigDecimal(value))
            : fact.values().contains(value);
    return right
        ? null
        : "`%s` is no value of `%s`; expected %s.".formatted(value, fact.name(), form(fact));
  }

  private static boolean fits(Fact fact, BigDecimal number) {
    return fact.kind() != Fact.Kind.SHARE || number.compareTo(BigDecimal.valueOf(100)) <= 0;
  }

  private static String form(Fact fact) {
    return switch (fact.kind()) {
      case COUNT -> "a number";
      case RATE -> "a number of requests a second";
      case SHARE -> "percent, from 0 to 100";
      case TIME -> "seconds";
      case YES_NO, WORD -> String.join(", ", fact.values());
    };
  }
}
