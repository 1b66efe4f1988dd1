package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.ApiText;
import dev.newel.language.OperationText.Demand;

/// A write demands `If-Match`, and no answer bears a tag that could stand in it.
public final class UnmeetableMatch implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API019",
        "unmeetable-match",
        Severity.WARNING,
        "0.1",
        "A write demands `If-Match`, and no answer bears an entity tag.");
  }

  @Override
  public void check(Subject subject, Report report) {
    if (subject.design().api().etags() != ApiText.Etags.NONE) {
      return;
    }
    for (var operation : subject.design().operations()) {
      if (operation.match() == Demand.REQUIRED) {
        report.at(
            operation.address().at("match"),
            "`%s` demands `If-Match`, and no answer bears an entity tag: `*` alone meets it."
                .formatted(operation.id()),
            "Write `etags: strong` under `api`.");
      }
    }
  }
}
