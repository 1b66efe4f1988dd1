package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    workflow.steps().forEach(step -> calls(step).forEach(call -> name(call.of())));
    workflow.steps().forEach(step -> name(source(step)));
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

  /// The dependency that sends what a step waits for; null where that is nobody's.
  private @Nullable String source(Workflow.Step step) {
    var waits = step.waits();
    var event = waits == null ? null : design.events().get(waits.event());
    var source = event == null ? null : event.source();
    return source != null && design.prose().dependencies().containsKey(source) ? source : null;
  }

  private void name(@Nullable String of) {
    if (of != null) {
      var dependency = design.prose().dependencies().get(of);
      sequence.participant(
          of, SystemDiagram.title(dependency == null ? null : dependency.title(), of));
    }
  }

  private void step(Workflow.Step step) {
    calls(step.name(), step.effects());
    waits(step);
    moves(step.effects());
    if (step.pivot()) {
      sequence.note(SAGA, "pivot, nothing before it is undone any more");
    }
  }

  /// What a step waits for comes from its source, where that is known.
  private void waits(Workflow.Step step) {
    var waits = step.waits();
    if (waits == null) {
      return;
    }
    var within = waits.within() == null ? "" : " within " + waits.within();
    var source = source(step);
    if (source == null) {
      sequence.note(SAGA, "waits for " + waits.event() + within);
    } else {
      sequence.answer(source, SAGA, waits.event() + within);
    }
  }

  /// Draws the call of a statement, the class that it runs, or what it writes where it does
  /// neither.
  private void calls(String name, Effects effects) {
    var call = effects.call();
    if (call != null && call.of() != null) {
      var dependency = design.prose().dependencies().get(call.of());
      sequence.call(SAGA, call.of(), FlowDiagram.call(call.operation(), dependency));
      sequence.answer(call.of(), SAGA, "answer");
    } else if (effects.handler() != null) {
      // Its own code: what it does is not known here.
      sequence.call(SAGA, SAGA, effects.handler());
    } else {
      sequence.call(SAGA, "store", name);
    }
  }

  private void moves(Effects effects) {
    effects.moves().forEach(move -> sequence.call(SAGA, "store", move.field() + " = " + move.to()));
  }

  /// The compensations, the last step first.
  private void failure() {
    var undone = workflow.takenBack();
    if (undone.isEmpty() && workflow.failed().equals(Effects.NONE)) {
      return;
    }
    sequence.begin("opt", "a step fails");
    for (var step : undone) {
      var name = step.undoName() == null ? "undo of " + step.name() : step.undoName();
      calls(name, step.undo());
      moves(step.undo());
    }
    moves(workflow.failed());
    workflow.failed().emits().forEach(event -> sequence.note(SAGA, "emits " + event));
    sequence.end();
  }
}
