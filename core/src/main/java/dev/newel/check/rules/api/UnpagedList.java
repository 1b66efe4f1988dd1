package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.finding.Severity;

/// A list of rows answers all of them at once.
public final class UnpagedList implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API004",
            "unpaged-list",
            Severity.WARNING,
            "0.1",
            "A list of rows answers all of them at once.")
        .against(Risk.API4);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var query = operation.query();
      var values = operation.target().choice() instanceof Target.Choice.Values;
      if (operation.kind() == Operation.Kind.LIST
          && query != null
          && query.page() == null
          && !values) {
        report.at(
            operation.address(),
            "Operation `%s` answers all rows at once.".formatted(operation.id()),
            "Leave `page: none` out, or say `page: { size: 20, max: 100 }`.");
      }
    }
  }
}
