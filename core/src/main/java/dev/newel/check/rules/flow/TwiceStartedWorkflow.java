package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import java.util.TreeMap;

/// Two places start the same workflow.
public final class TwiceStartedWorkflow implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW004",
        "twice-started-workflow",
        Severity.WARNING,
        "0.1",
        "Two places start the same workflow.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var first = new TreeMap<String, String>();
    for (var doing : subject.doings()) {
      var starts = doing.effects().starts();
      var before = starts == null ? null : first.putIfAbsent(starts, doing.name());
      if (before != null) {
        report.at(
            doing.at(),
            "The %s starts workflow `%s`, which the %s starts too."
                .formatted(doing.name(), starts, before),
            "Start it in one place, and reach that place from both.");
      }
    }
  }
}
