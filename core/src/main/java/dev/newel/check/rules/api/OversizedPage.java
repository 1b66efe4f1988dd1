package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;

/// A client may ask for more than a thousand rows at once.
public final class OversizedPage implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API005",
            "oversized-page",
            Severity.WARNING,
            "0.1",
            "A client may ask for more than a thousand rows at once.")
        .against(Risk.API4);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var query = operation.query();
      var page = query == null ? null : query.page();
      if (page != null && page.max() > 1000) {
        report.at(
            operation.address(),
            "Operation `%s` answers up to %d rows at once, more than 1000."
                .formatted(operation.id(), page.max()),
            "Lower `page.max`, or offer an export that runs by itself.");
      }
    }
  }
}
