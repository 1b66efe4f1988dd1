package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import java.util.ArrayList;
import java.util.List;

/// A saga: each step, what it calls and waits for, and how it is taken back when a later one fails.
public final class WorkflowDiagram {
  private static final String SAGA = "workflow";

  private final Design design;
  private final Workflow workflow;
  private final Sequence sequence = new Sequence();

  private WorkflowDiagram(Design design, Workflow workflow) {
    this.design = design;
    this.workflow = workflow;
  }

  /// Mermaid text.
  public static String of(Design design, Workflow workflow) {
    return new WorkflowDiagram(design, workflow).draw();
  }

  private String draw() {
    sequence.participant(SAGA, "Workflow " + workflow.name());
    sequence.participant("store", "Database");
    workflow.steps().forEach(step -> calls(step).forEach(this::name));
    workflow.steps().forEach(this::step);
    failure();
    return sequence.text();
  }

  private static List<Effects.Call> calls(Workflow.Step step) {
    var calls = new ArrayList<Effects.Call>();
    for (var effects : List.of(step.effects(), step.undo())) {
      var call = effects.call();
      if (call != null && call.of() != null) {
        calls.add(call);
      }
    }
    return calls;
  }

  private void name(Effects.Call call) {
    var of = call.of();
    if (of != null) {
      var dependency = design.prose().dependencies().get(of);
      sequence.participant(
          of, SystemDiagram.title(dependency == null ? null : dependency.title(), of));
    }
  }

  private void step(Workflow.Step step) {
    effects(step.name(), step.effects());
    var waits = step.waits();
    if (waits != null) {
      var within = waits.within() == null ? "" : " within " + waits.within();
      sequence.note(SAGA, "waits for " + waits.event() + within);
    }
    if (step.pivot()) {
      sequence.note(SAGA, "pivot, nothing before it is undone any more");
    }
  }

  /// Draws the call of a statement, or what it writes where it calls nobody.
  private void effects(String name, Effects effects) {
    var call = effects.call();
    if (call != null && call.of() != null) {
      var dependency = design.prose().dependencies().get(call.of());
      sequence.call(SAGA, call.of(), FlowDiagram.call(call.operation(), dependency));
      sequence.answer(call.of(), SAGA, "answer");
    } else {
      sequence.call(SAGA, "store", name);
    }
    effects.moves().forEach(move -> sequence.call(SAGA, "store", move.field() + " = " + move.to()));
  }

  /// The compensations, the last step first.
  private void failure() {
    var undone = new ArrayList<Workflow.Step>();
    for (var step : workflow.steps()) {
      if (step.pivot()) {
        undone.clear();
      } else if (!step.undo().equals(Effects.NONE)) {
        undone.addFirst(step);
      }
    }
    if (undone.isEmpty() && workflow.failed().equals(Effects.NONE)) {
      return;
    }
    sequence.begin("opt", "a step fails");
    for (var step : undone) {
      var name = step.undoName() == null ? "undo of " + step.name() : step.undoName();
      effects(name, step.undo());
    }
    workflow
        .failed()
        .moves()
        .forEach(move -> sequence.call(SAGA, "store", move.field() + " = " + move.to()));
    workflow.failed().emits().forEach(event -> sequence.note(SAGA, "emits " + event));
    sequence.end();
  }
}
