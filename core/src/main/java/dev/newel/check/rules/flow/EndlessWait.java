package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A step waits without end.
public final class EndlessWait implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW005", "endless-wait", Severity.WARNING, "0.1", "A step waits without end.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var workflow : subject.design().workflows().values()) {
      for (var i = 0; i < workflow.steps().size(); i++) {
        var step = workflow.steps().get(i);
        var waits = step.waits();
        if (waits != null
            && waits.within() == null
            && step.timeout() == null
            && workflow.timeout() == null) {
          report.at(
              Address.of("workflows", workflow.name(), "steps").at(i),
              "Step `%s` of `%s` waits for `%s` without end."
                  .formatted(step.name(), workflow.name(), waits.event()),
              "Say how long: `within: 15m`.");
        }
      }
    }
  }
}
