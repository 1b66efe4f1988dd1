package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A call that a later failure must take back has no undo.
public final class StepWithoutUndo implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW001",
        "step-without-undo",
        Severity.ERROR,
        "0.1",
        "A call that a later failure must take back has no undo.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var workflow : subject.design().workflows().values()) {
      var pivot = pivot(workflow);
      for (var i = 0; i < pivot; i++) {
        var step = workflow.steps().get(i);
        if (step.effects().call() != null && step.undo().equals(Effects.NONE)) {
          report.at(
              Address.of("workflows", workflow.name(), "steps").at(i),
              "Step `%s` of `%s` calls away and has no `undo`, though a later step may fail."
                  .formatted(step.name(), workflow.name()),
              "Name what takes it back: `undo: payments.refund`; or make it the `pivot`.");
        }
      }
    }
  }

  /// The index of the pivot; without one, of the last step, after which nothing can fail.
  private static int pivot(Workflow workflow) {
    for (var i = 0; i < workflow.steps().size(); i++) {
      if (workflow.steps().get(i).pivot()) {
        return i;
      }
    }
    return workflow.steps().size() - 1;
  }
}
