package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// Nobody is to answer a question.
public final class OwnerlessQuestion implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE006",
        "ownerless-question",
        Severity.WARNING,
        "0.1",
        "Nobody is to answer a question.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var questions = subject.design().prose().questions();
    for (var i = 0; i < questions.size(); i++) {
      var owner = questions.get(i).owner();
      if (owner == null || owner.isBlank()) {
        report.at(
            Address.of("questions").at(i),
            "The question `%s` has no owner.".formatted(questions.get(i).ask()),
            "Name who answers: `owner: ordering-team`.");
      }
    }
  }
}
