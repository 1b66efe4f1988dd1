package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;

/// An operation is deprecated, and nobody says since when.
public final class UndatedDeprecation implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API020",
        "undated-deprecation",
        Severity.WARNING,
        "0.1",
        "An operation is deprecated, and nobody says since when.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var deprecated = operation.deprecated();
      if (deprecated != null && deprecated.since() == null) {
        report.at(
            operation.address().at("deprecated"),
            "`%s` is deprecated, and since when is not said: no header can tell it."
                .formatted(operation.id()),
            "Write the day: `deprecated: 2026-07-01`.");
      }
    }
  }
}
