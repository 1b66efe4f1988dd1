package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;

/// An operation whose abuse hurts the business has no limit of its own.
public final class UnlimitedSensitiveFlow implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API012",
            "unlimited-sensitive-flow",
            Severity.WARNING,
            "0.1",
            "An operation whose abuse hurts the business has no limit of its own.")
        .against(Risk.API6);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      if (operation.sensitive() && operation.limit() == null) {
        report.at(
            operation.address(),
            "Operation `%s` is `sensitive` and has no `limit` of its own."
                .formatted(operation.id()),
            "Say how often one client may: `limit: 5/min per ip`.");
      }
    }
  }
}
