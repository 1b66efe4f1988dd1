package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.ApiText;
import dev.newel.language.Grammar;
import dev.newel.source.Address;

/// The interface is of a style that Newel describes and does not serve.
public final class UnservedStyle implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API018",
        "unserved-style",
        Severity.INFO,
        "0.1",
        "The interface is of a style that Newel describes and does not serve.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var style = subject.design().api().style();
    if (style != ApiText.Style.REST) {
      report.at(
          Address.of("api", "style"),
          "`newel run` does not serve %s; documents, contracts and `newel run` have each operation as a request of HTTP."
              .formatted(Grammar.word(style)),
          "Keep it where another server speaks it, and hold that server's schema against this design.");
    }
  }
}
