package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;

/// More than one operation in five is code that the design does not tell.
public final class HandlerHeavy implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API014",
        "handler-heavy",
        Severity.WARNING,
        "0.1",
        "More than one operation in five is code that the design does not tell.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var operations = subject.design().operations();
    var handled =
        operations.stream().filter(operation -> operation.effects().handler() != null).toList();
    if (handled.size() * 5 > operations.size() && operations.size() >= 5) {
      report.at(
          handled.getFirst().address(),
          "%d of %d operations have a `handler`, more than 20 %%."
              .formatted(handled.size(), operations.size()),
          "Say what they do with `when`, `moves`, `sets` and `creates`, as far as these words go.");
    }
  }
}
