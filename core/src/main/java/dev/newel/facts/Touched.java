package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entities and values whose rows effects change.
public final class Touched {
  private Touched() {}

  /// @param of the entity of the row at hand; null where there is none
  public static Set<String> by(Effects effects, @Nullable String of, Design design) {
    var touched = new LinkedHashSet<String>();
    effects.creates().forEach(made -> touched.add(made.entity()));
    if (of == null) {
      return touched;
    }
    if (changesRow(effects)) {
      touched.add(of);
    }
    for (var set : effects.sets()) {
      var end = end(set.path(), of, design);
      if (end != null) {
        touched.add(end);
      }
    }
    return touched;
  }

  /// What a step changes; what takes it back changes the same.
  public static Set<String> by(Workflow.Step step, Workflow workflow, Design design) {
    var each = step.each();
    return by(step.effects(), each == null ? workflow.of() : each.entity(), design);
  }

  /// What a workflow changes, from its first step to how it ends.
  public static Set<String> by(Workflow workflow, Design design) {
    var touched = new LinkedHashSet<String>();
    workflow.steps().forEach(step -> touched.addAll(by(step, workflow, design)));
    touched.addAll(by(workflow.done(), workflow.of(), design));
    touched.addAll(by(workflow.failed(), workflow.of(), design));
    return touched;
  }

  private static boolean changesRow(Effects effects) {
    return !effects.moves().isEmpty()
        || !effects.adds().isEmpty()
        || !effects.removes().isEmpty()
        || effects.deletes() != null
        || effects.purges() != null
        || effects.sets().stream().anyMatch(set -> set.path().size() == 1);
  }

  /// The entity or value that the last name of a path of several is a field of.
  private static @Nullable String end(List<String> path, String of, Design design) {
    var at = of;
    for (var name : path.subList(0, path.size() - 1)) {
      var field = design.model().fields(at).get(name);
      var target = field == null ? null : field.type().target();
      if (target == null) {
        return null;
      }
      at = target;
    }
    return path.size() > 1 ? at : null;
  }
}
