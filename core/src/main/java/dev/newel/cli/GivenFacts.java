package dev.newel.cli;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.FactList;
import dev.newel.text.DidYouMean;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Facts that a user knows beside those of the design. Commands mix it in by `@Mixin`.
final class GivenFacts {
  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description = "A fact beside those of the design (may be repeated): team.ops=high")
  private Map<String, String> given = Map.of();

  /// By name.
  Map<String, String> all() {
    return given;
  }

  /// Whether one is unknown, or has a value that it cannot have; then the user is told so.
  boolean areWrong(Console console) {
    for (var name : given.keySet()) {
      var known = FactList.ALL.stream().map(Fact::name).toList();
      if (!known.contains(name)) {
        return tell(console, "there is no fact `%s`".formatted(name), name, known);
      }
      var wrong = Answer.fault(FactList.of(name), given.get(name));
      if (wrong != null) {
        console.err("newel: %s".formatted(wrong));
        return true;
      }
    }
    return false;
  }

  /// Tells the user of a word that is none of those known; always true.
  static boolean tell(Console console, String what, String word, List<String> known) {
    console.err("newel: %s.".formatted(what));
    var closest = DidYouMean.hint(word, known);
    console.err("hint: " + (closest == null ? "one of " + String.join(", ", known) : closest));
    return true;
  }
}
