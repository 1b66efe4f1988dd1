package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A question is open past its day.
public final class OverdueQuestion implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE005",
        "overdue-question",
        Severity.WARNING,
        "0.1",
        "A question is open past its day.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var questions = subject.design().prose().questions();
    for (var i = 0; i < questions.size(); i++) {
      var by = questions.get(i).by();
      if (by != null && by.isBefore(subject.today())) {
        report.at(
            Address.of("questions").at(i),
            "The question `%s` was due on %s.".formatted(questions.get(i).ask(), by),
            "Write the answer into the design, or agree on a later day.");
      }
    }
  }
}
