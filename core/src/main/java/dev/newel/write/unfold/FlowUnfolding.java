package dev.newel.write.unfold;

import dev.newel.design.flow.Event;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Workflow;
import dev.newel.language.EventText;
import dev.newel.language.JobText;
import dev.newel.language.WorkflowText;

/// Events, workflows and jobs.
final class FlowUnfolding {
  private FlowUnfolding() {}

  static EventText event(Event event) {
    return new EventText(
        event.doc(),
        ShapeUnfolding.carried(event),
        event.to(),
        event.source(),
        event.version(),
        event.http(),
        event.signed(),
        EffectsUnfolding.rows(event.row()),
        Expressed.orNull(event.once()),
        EffectsUnfolding.of(event.effects()),
        event.partition(),
        event.promise(),
        event.example(),
        event.satisfies());
  }

  static WorkflowText workflow(Workflow workflow) {
    return new WorkflowText(
        workflow.doc(),
        workflow.of(),
        workflow.steps().stream().map(FlowUnfolding::step).toList(),
        EffectsUnfolding.orNull(workflow.done()),
        EffectsUnfolding.orNull(workflow.failed()),
        workflow.timeout(),
        workflow.satisfies());
  }

  private static WorkflowText.StepText step(Workflow.Step step) {
    var waits = step.waits();
    return new WorkflowText.StepText(
        step.name(),
        step.doc(),
        step.component(),
        EffectsUnfolding.rows(step.each()),
        EffectsUnfolding.of(step.effects()),
        waits == null ? null : new WorkflowText.WaitText(waits.event(), waits.within()),
        step.fails(),
        step.undoName() == null
            ? null
            : new WorkflowText.UndoText(step.undoName(), EffectsUnfolding.of(step.undo())),
        step.retry(),
        step.timeout(),
        step.pivot());
  }

  static JobText job(Job job) {
    return new JobText(
        job.doc(),
        job.every(),
        EffectsUnfolding.rows(job.each()),
        EffectsUnfolding.of(job.effects()),
        job.overlap(),
        job.timeout(),
        job.satisfies());
  }
}
