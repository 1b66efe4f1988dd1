package dev.newel.facts.tables;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Modifier;
import java.util.stream.Stream;

/// Of which entities rows may be removed. The database then looks for all rows that refer to one,
/// softly deleted ones too; where no row is ever removed, nobody does.
final class Removals {
  private final Design design;

  /// Whether an effect deletes or purges: of which entity is not asked, so that one that does
  /// stands for all.
  private final boolean byEffect;

  Removals(Design design) {
    this.design = design;
    this.byEffect =
        effects(design).anyMatch(each -> each.deletes() != null || each.purges() != null);
  }

  /// Whether something may remove a row of an entity.
  boolean reach(String entity) {
    var known = design.model().entities().get(entity);
    return byEffect
        || known == null
        || known.the(Modifier.PARENT).isPresent()
        || design.operations().stream().anyMatch(operation -> deletes(operation, known));
  }

  private static boolean deletes(Operation operation, Entity entity) {
    return operation.kind() == Operation.Kind.DELETE
        && entity.name().equals(operation.target().entity());
  }

  private static Stream<Effects> effects(Design design) {
    return Stream.of(
            design.operations().stream().map(Operation::effects),
            design.events().values().stream().map(event -> event.effects()),
            design.jobs().values().stream().map(job -> job.effects()),
            design.workflows().values().stream().flatMap(Removals::effects))
        .flatMap(each -> each);
  }

  private static Stream<Effects> effects(Workflow workflow) {
    return Stream.concat(
        Stream.of(workflow.done(), workflow.failed()),
        workflow.steps().stream().flatMap(step -> Stream.of(step.effects(), step.undo())));
  }
}
