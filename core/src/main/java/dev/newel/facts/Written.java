package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Workflow;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operation writes before it answers.
///
/// @param own the entity of the one row that it is about; null where it does not write that row
/// @param others the entities and values of which it writes any other rows
public record Written(@Nullable String own, Set<String> others) {
  public Written {
    others = Set.copyOf(others);
  }

  /// What `operation` writes. Of a workflow that it starts or undoes these are the steps in the
  /// transaction of the request that starts it.
  public static Written by(Operation operation, Design design) {
    var entity = operation.target().entity();
    var effects = operation.effects();
    var others = new LinkedHashSet<>(Touched.elsewhere(effects, entity, design));
    if (entity != null && operation.kind() == Operation.Kind.DELETE) {
      others.addAll(Touched.withDeleted(entity, design));
    }
    others.addAll(byLocalSteps(effects.starts(), design));
    others.addAll(byLocalSteps(operation.undoes(), design));
    var own = entity != null && (writes(operation) || Touched.changesRow(effects));
    return new Written(own ? entity : null, others);
  }

  private static Set<String> byLocalSteps(@Nullable String name, Design design) {
    var workflow = name == null ? null : design.workflows().get(name);
    var written = new LinkedHashSet<String>();
    if (workflow != null) {
      var local = workflow.steps().stream().takeWhile(Workflow.Step::local).toList();
      local.forEach(step -> written.addAll(Touched.by(step, workflow, design)));
      if (local.size() == workflow.steps().size()) {
        written.addAll(Touched.by(workflow.done(), workflow.of(), design));
      }
    }
    return written;
  }

  /// Every entity of which it writes rows.
  public Set<String> all() {
    var all = new LinkedHashSet<>(others);
    if (own != null) {
      all.add(own);
    }
    return all;
  }

  /// Whether it can change what an answer has shown.
  private static boolean writes(Operation operation) {
    return switch (operation.kind()) {
      case LIST, GET, REFRESH, LOGOUT -> false;
      case LOGIN -> !operation.effects().sets().isEmpty();
      default -> true;
    };
  }
}
