package dev.newel.gate.mermaid;

import java.util.List;

/// Names and arrows of a sequence diagram: where a name ends and an arrow begins.
final class ActorName {
  /// What ends no name and begins none either.
  private static final String NEVER = "+<>:\n,;";

  /// What a dash or a slash may begin that is no part of a name.
  private static final List<String> HALF_ARROWS =
      List.of(
          "-x", "--x", "-)", "--)", "-|\\", "-\\", "-/", "-|/", "/|-", "\\|-", "//-", "\\\\-", "--",
          "()");

  /// All arrows, longer ones before those that they begin with.
  private static final List<String> ARROWS =
      List.of(
          "->>", "<<->>", "-->>", "<<-->>", "->", "-->", "-x", "--x", "-)", "--)", "--|\\", "--|/",
          "--\\\\", "--//", "/|--", "\\|--", "//--", "\\\\--", "-|\\", "-|/", "-\\\\", "-//", "/|-",
          "\\|-", "//-", "\\\\-");

  private ActorName() {}

  static boolean begins(char c) {
    return c != '\0' && c != '-' && "/\\()".indexOf(c) < 0 && NEVER.indexOf(c) < 0;
  }

  /// Where the name that begins at `from` ends.
  static int end(String text, int from) {
    var i = from;
    while (i < text.length() && begins(text.charAt(i))) {
      i++;
    }
    while (i < text.length()) {
      var at = i;
      if (HALF_ARROWS.stream().anyMatch(each -> sees(text, at, each))) {
        return i;
      }
      if (text.charAt(i) == '-') {
        i++;
      }
      var start = i;
      while (i < text.length() && text.charAt(i) != '-' && NEVER.indexOf(text.charAt(i)) < 0) {
        i++;
      }
      if (i == start) {
        return at;
      }
    }
    return i;
  }

  /// The length of the arrow at `at`, 0 where there is none.
  static int arrow(String text, int at) {
    return ARROWS.stream()
        .filter(each -> sees(text, at, each))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  private static boolean sees(String text, int at, String words) {
    return text.regionMatches(true, at, words, 0, words.length());
  }
}
