package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import org.jspecify.annotations.Nullable;

/// A workflow has two points of no return.
public final class SecondPivot implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW008",
        "second-pivot",
        Severity.ERROR,
        "0.1",
        "A workflow has more than one point of no return.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var workflow : subject.design().workflows().values()) {
      @Nullable String first = null;
      for (var i = 0; i < workflow.steps().size(); i++) {
        var step = workflow.steps().get(i);
        if (step.pivot() && first != null) {
          report.at(
              Address.of("workflows", workflow.name(), "steps").at(i),
              "Step `%s` of `%s` is a `pivot`, and `%s` before it is one already."
                  .formatted(step.name(), workflow.name(), first),
              "Keep the first from which nothing is taken back, and remove the other `pivot`.");
        } else if (step.pivot()) {
          first = step.name();
        }
      }
    }
  }
}
