package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Selection;
import dev.newel.design.flow.Workflow;
import dev.newel.design.flow.Workflow.Step;
import dev.newel.language.Modifier;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Begins workflows and takes them back, in the transaction of the request that asks for it.
///
/// The steps before the first call are carried out with it, and where they fail the request is
/// refused. What is left is recorded for whoever carries workflows on.
final class Workflows {
  private final Map<String, Workflow> workflows;
  private final RowWriter writer;
  private final LocalSteps steps;

  Workflows(Catalog catalog, RowWriter writer, Effecting effecting) {
    this.workflows = catalog.design().workflows();
    this.writer = writer;
    this.steps = new LocalSteps(catalog, writer, effecting);
  }

  /// Whether requests begin workflows of a design, or take them back.
  static boolean isNeeded(Design design) {
    return design.operations().stream()
        .anyMatch(each -> each.effects().starts() != null || each.undoes() != null);
  }

  /// Whether steps that requests carry out, or take back, emit events.
  static boolean tellsEvents(Design design) {
    return isNeeded(design)
        && design.workflows().values().stream()
            .anyMatch(
                workflow ->
                    !workflow.done().emits().isEmpty()
                        || local(workflow).stream()
                            .anyMatch(
                                step ->
                                    !step.effects().emits().isEmpty()
                                        || !step.undo().emits().isEmpty()));
  }

  /// The steps that the request carries out which begins the workflow.
  static List<Step> local(Workflow workflow) {
    return workflow.steps().stream().takeWhile(Step::local).toList();
  }

  /// Does what the operation says of workflows once its row is changed; the row as it is then.
  StoredRow after(Exchange exchange, StoredRow row) {
    var operation = exchange.operation();
    if (operation.undoes() == null && operation.effects().starts() == null) {
      return row;
    }
    if (!Writes.removes(operation)) {
      takeBack(exchange, row);
    }
    begin(exchange, operation.effects(), row);
    return exchange.session().row(row.type(), row.key());
  }

  /// Takes back before the row may go: what takes a step back speaks of the row.
  void before(Exchange exchange, StoredRow row) {
    if (Writes.removes(exchange.operation())) {
      takeBack(exchange, row);
    }
  }

  private void begin(Exchange exchange, Effects effects, StoredRow row) {
    var name = effects.starts();
    var workflow = name == null ? null : workflows.get(name);
    if (workflow == null) {
      return;
    }
    // What the operation itself has broken answers with its own error.
    writer.rules().judge(exchange.session());
    var local = local(workflow);
    local.forEach(step -> steps.carryOut(exchange, step, row));
    var isWhole = local.size() == workflow.steps().size() && isAtOnce(workflow.done());
    if (isWhole) {
      steps.carryOut(exchange, workflow.done(), exchange.session().row(row.type(), row.key()));
    }
    Instances.begin(
        exchange, workflow.name(), row, local.size(), isWhole ? Instances.DONE : Instances.BEGUN);
  }

  private void takeBack(Exchange exchange, StoredRow row) {
    var name = exchange.operation().undoes();
    var workflow = name == null ? null : workflows.get(name);
    if (workflow == null) {
      return;
    }
    for (var instance : Instances.standing(exchange.session(), workflow.name(), row)) {
      var standing =
          workflow.steps().subList(0, Math.min(instance.steps(), workflow.steps().size()));
      if (standing.stream().noneMatch(Step::pivot)) {
        Instances.undo(
            exchange,
            instance,
            takeBack(exchange, standing, row) ? Instances.UNDONE : Instances.UNDOING);
      }
    }
  }

  /// Whether they could be taken back here: all of them or none, since the last goes first.
  private boolean takeBack(Exchange exchange, List<Step> standing, StoredRow row) {
    if (!standing.stream().allMatch(step -> step.local() && isAtOnce(step.undo()))) {
      return false;
    }
    standing.reversed().stream()
        .filter(step -> step.undoName() != null)
        .forEach(step -> steps.takeBack(exchange, step, row));
    return true;
  }

  private static boolean isAtOnce(Effects effects) {
    return effects.call() == null && effects.handler() == null;
  }

  // ---- what can be carried out

  /// What an operation asks of workflows and is not there; null where all of it is.
  static @Nullable String lacks(Operation operation, Design design) {
    var starts = operation.effects().starts();
    var undoes = operation.undoes();
    if (starts == null && undoes == null) {
      return null;
    }
    if (operation.kind() == Kind.LIST || operation.kind() == Kind.GET) {
      return "a workflow beside a read";
    }
    if (Rowless.is(operation)) {
      return "a workflow about no row";
    }
    for (var name : new String[] {starts, undoes}) {
      var workflow = name == null ? null : design.workflows().get(name);
      if (workflow != null && !workflow.of().equals(about(operation, design))) {
        return "a workflow about another row";
      }
      if (workflow != null
          && !(local(workflow).stream().allMatch(step -> isServed(step, workflow, design))
              && isServed(workflow.done(), null, workflow, design))) {
        return "a workflow whose steps "
            + "change values in a list or rows of every tenant, remove its row or begin another";
      }
    }
    var begun = starts == null ? null : design.workflows().get(starts);
    return begun != null
            && Writes.removes(operation)
            && Objects.requireNonNull(design.model().entities().get(begun.of()))
                .the(Modifier.DELETED)
                .isEmpty()
        ? "a workflow about a row that is gone"
        : null;
  }

  private static @Nullable String about(Operation operation, Design design) {
    return switch (operation.kind()) {
      case REGISTER, LOGIN, REFRESH, LOGOUT, PASSWORD -> design.identity().users();
      default -> operation.target().entity();
    };
  }

  private static boolean isServed(Step step, Workflow workflow, Design design) {
    return isServed(step.effects(), step.each(), workflow, design)
        && isServed(step.undo(), step.each(), workflow, design);
  }

  private static boolean isServed(
      Effects effects, @Nullable Selection each, Workflow workflow, Design design) {
    var of = each == null ? workflow.of() : each.entity();
    var entity = design.model().entities().get(of);
    return effects.starts() == null
        && (each != null || (effects.deletes() == null && effects.purges() == null))
        && effects.emits().stream()
            .allMatch(
                event ->
                    of.equals(Objects.requireNonNull(design.events().get(event)).payload().of()))
        // All rows of an entity are those of every tenant.
        && !(each != null && each.path().isEmpty() && entity != null && entity.ofTenant() != null)
        && (entity != null || isFarther(effects, of, design));
  }

  /// Whether effects on a value in a list change rows that it leads to, and not itself.
  private static boolean isFarther(Effects effects, String value, Design design) {
    return effects.moves().isEmpty()
        && effects.adds().isEmpty()
        && effects.removes().isEmpty()
        && effects.sets().stream()
            .allMatch(
                set ->
                    set.path().size() > 1
                        && design.model().field(value, set.path().getFirst()).type()
                            instanceof Type.Reference);
  }
}
