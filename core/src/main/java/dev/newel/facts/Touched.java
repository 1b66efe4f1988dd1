package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entities and values whose rows effects change.
public final class Touched {
  private Touched() {}

  /// @param of the entity of the row at hand; null where there is none
  public static Set<String> by(Effects effects, @Nullable String of, Design design) {
    var touched = elsewhere(effects, of, design);
    if (of != null && changesRow(effects)) {
      touched.add(of);
    }
    return touched;
  }

  /// The same without the row at hand: `of` is among them where another of its rows may change.
  static Set<String> elsewhere(Effects effects, @Nullable String of, Design design) {
    var touched = new LinkedHashSet<String>();
    effects.creates().forEach(made -> touched.add(made.entity()));
    if (of == null) {
      return touched;
    }
    for (var set : effects.sets()) {
      touched.addAll(ends(set.path(), of, design));
    }
    for (var gone : Arrays.asList(effects.deletes(), effects.purges())) {
      if (gone != null && gone.type() instanceof ExprType.RowOf(var entity)) {
        touched.addAll(withDeleted(entity, design));
        if (!(gone instanceof Expr.Root root && root.name().equals("this"))) {
          touched.add(entity);
        }
      }
    }
    return touched;
  }

  /// What changes where rows of an entity are deleted, these rows among it.
  public static Set<String> byDelete(String entity, Design design) {
    var changed = withDeleted(entity, design);
    changed.add(entity);
    return changed;
  }

  /// What changes with the delete of a row: its parts go, however deep, and references to what goes
  /// become null.
  static Set<String> withDeleted(String entity, Design design) {
    var changed = new LinkedHashSet<String>();
    follow(entity, design, new LinkedHashSet<>(), changed);
    return changed;
  }

  private static void follow(String gone, Design design, Set<String> seen, Set<String> changed) {
    if (!seen.add(gone)) {
      return;
    }
    for (var other : design.model().entities().values()) {
      for (var field : other.fields().values()) {
        if (field.isStored() && field.type().equals(new Type.Reference(gone))) {
          if (field.is(Modifier.PARENT)) {
            changed.add(other.name());
            follow(other.name(), design, seen, changed);
          } else if (field.is(Modifier.CLEARED)) {
            changed.add(other.name());
          }
        }
      }
    }
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

  static boolean changesRow(Effects effects) {
    return !effects.moves().isEmpty()
        || !effects.adds().isEmpty()
        || !effects.removes().isEmpty()
        || effects.deletes() != null
        || effects.purges() != null
        || effects.sets().stream().anyMatch(set -> set.path().size() == 1);
  }

  /// The entity or value that the last name of a path of several is a field of, and where that is a
  /// value also the entity whose rows hold it; none for a path of one.
  private static Set<String> ends(List<String> path, String of, Design design) {
    var ends = new LinkedHashSet<String>();
    var at = of;
    if (path.size() > 1) {
      ends.add(of);
    }
    for (var name : path.subList(0, path.size() - 1)) {
      var field = design.model().fields(at).get(name);
      var target = field == null ? null : field.type().target();
      if (field == null || target == null) {
        return Set.of();
      }
      if (!(field.type() instanceof Type.Value)) {
        ends.clear();
      }
      ends.add(target);
      at = target;
    }
    return ends;
  }
}
