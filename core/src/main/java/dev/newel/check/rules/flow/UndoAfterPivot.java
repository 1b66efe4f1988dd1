package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.flow.Effects;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A step that is never taken back has an undo.
public final class UndoAfterPivot implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW002",
        "undo-after-pivot",
        Severity.ERROR,
        "0.1",
        "A step that is never taken back has an undo.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var workflow : subject.design().workflows().values()) {
      var passed = false;
      for (var i = 0; i < workflow.steps().size(); i++) {
        var step = workflow.steps().get(i);
        passed |= step.pivot();
        if (passed && !step.undo().equals(Effects.NONE)) {
          report.at(
              Address.of("workflows", workflow.name(), "steps").at(i),
              "Step `%s` of `%s` has an `undo` that never runs: the pivot is passed."
                  .formatted(step.name(), workflow.name()),
              "Remove the `undo`, or move the pivot.");
        }
      }
    }
  }
}
