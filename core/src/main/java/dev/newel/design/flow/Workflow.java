package dev.newel.design.flow;

import dev.newel.language.Dependency;
import dev.newel.language.TimeAmount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saga: steps of which a failed one undoes those before it, the last first.
///
/// @param of the entity of the row that it is about
public record Workflow(
    String name,
    @Nullable String doc,
    String of,
    List<Step> steps,
    Effects done,
    Effects failed,
    @Nullable TimeAmount timeout,
    List<String> satisfies) {
  public Workflow {
    steps = List.copyOf(steps);
    satisfies = List.copyOf(satisfies);
  }

  /// The steps that are taken back when a later one fails, in the order in which that is done: the
  /// last first. No failure undoes the last step, and none a pivot and what comes after it.
  public List<Step> takenBack() {
    var back = new ArrayList<Step>();
    for (var step : steps.subList(0, Math.max(0, steps.size() - 1))) {
      if (step.pivot()) {
        break;
      }
      if (step.undoName() != null) {
        back.addFirst(step);
      }
    }
    return List.copyOf(back);
  }

  /// One step: at most one call or handler, then effects.
  ///
  /// @param local whether it runs in the transaction of the request that starts the workflow: no
  ///     step up to it calls, waits or has a handler
  /// @param fails the error of its failure, null where only its call's own failure is told
  /// @param undoName what undoing it is called, null where nothing undoes it
  /// @param undo what takes it back; `NONE` where nothing does
  /// @param pivot whether after it nothing is undone any more
  public record Step(
      String name,
      @Nullable String doc,
      @Nullable String component,
      boolean local,
      @Nullable Selection each,
      Effects effects,
      @Nullable Wait waits,
      @Nullable String fails,
      @Nullable String undoName,
      Effects undo,
      Dependency.@Nullable Retry retry,
      @Nullable TimeAmount timeout,
      boolean pivot) {}

  /// @param within null where it waits as long as it takes
  public record Wait(String event, @Nullable TimeAmount within) {}
}
