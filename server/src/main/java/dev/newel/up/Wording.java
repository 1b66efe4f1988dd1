package dev.newel.up;

import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;

/// What the terminal says of a design.
final class Wording {
  private Wording() {}

  /// `No findings.`, `1 error, 2 warnings.`
  static String findings(Judgement judgement) {
    var said = new StringBuilder();
    for (var severity : Severity.values()) {
      var count = judgement.count(severity);
      if (count > 0) {
        said.append(said.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(severity.name().toLowerCase(java.util.Locale.ROOT))
            .append(count == 1 ? "" : "s");
      }
    }
    return said.isEmpty() ? "No findings." : said.append('.').toString();
  }
}
