package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeSet;

/// A workflow is started nowhere.
public final class UnstartedWorkflow implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW003", "unstarted-workflow", Severity.WARNING, "0.1", "A workflow is started nowhere.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var started = new TreeSet<String>();
    subject.doings().forEach(doing -> started.add(String.valueOf(doing.effects().starts())));
    for (var name : subject.design().workflows().keySet()) {
      if (!started.contains(name)) {
        report.at(
            Address.of("workflows", name),
            "Nothing starts workflow `%s`.".formatted(name),
            "Say `starts: %s` where it begins, or remove it.".formatted(name));
      }
    }
  }
}
