package dev.newel.decide.framework;

import java.util.List;
import java.util.regex.Pattern;

/// The words in which topics are written.
final class Parts {
  private Parts() {}

  static Criterion when(String id, String when, String option, int score, String why, String by) {
    return new Criterion(id, Condition.of(when), option, score, why, by);
  }

  static Criterion veto(String id, String when, String option, String why, String by) {
    return when(id, when, option, Criterion.VETO, why, by);
  }

  /// @param words a regular expression, whatever the case
  static Option option(
      String id,
      String title,
      String words,
      List<String> good,
      List<String> bad,
      Option.Demand... demands) {
    return new Option(id, title, Pattern.compile("(?i)" + words), good, bad, List.of(demands));
  }

  static Option.Demand demand(String text, String by) {
    return new Option.Demand(text, by);
  }

  static Option.Demand demand(String text) {
    return new Option.Demand(text, "");
  }
}
