package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// A statement that has effects.
///
/// @param at where it stands
/// @param name how messages call it: "operation `orders.cancel`"
/// @param entity the entity of the row that it is about; empty where it is about none
public record Doing(Address at, String name, String entity, Effects effects) {
  /// Every such statement of `design`, in its order.
  public static List<Doing> of(Design design) {
    var all = new ArrayList<Doing>();
    for (var operation : design.operations()) {
      var entity = operation.target().entity();
      all.add(
          new Doing(
              operation.address(),
              "operation `%s`".formatted(operation.id()),
              entity == null ? "" : entity,
              operation.effects()));
    }
    design
        .events()
        .forEach(
            (name, event) -> {
              var row = event.row();
              all.add(
                  new Doing(
                      Address.of("events", name),
                      "event `%s`".formatted(name),
                      row == null ? "" : row.entity(),
                      event.effects()));
            });
    design
        .jobs()
        .forEach(
            (name, job) -> {
              var each = job.each();
              all.add(
                  new Doing(
                      Address.of("jobs", name),
                      "job `%s`".formatted(name),
                      each == null ? "" : each.entity(),
                      job.effects()));
            });
    design.workflows().values().forEach(workflow -> parts(workflow, all));
    return List.copyOf(all);
  }

  private static void parts(Workflow workflow, List<Doing> all) {
    var at = Address.of("workflows", workflow.name());
    for (var i = 0; i < workflow.steps().size(); i++) {
      var step = workflow.steps().get(i);
      var place = at.at("steps").at(i);
      var name = "step `%s.%s`".formatted(workflow.name(), step.name());
      var each = step.each();
      var entity = each == null ? workflow.of() : each.entity();
      all.add(new Doing(place, name, entity, step.effects()));
      all.add(new Doing(place.at("undo"), "undo of " + name, entity, step.undo()));
    }
    all.add(
        new Doing(
            at.at("done"),
            "end of workflow `%s`".formatted(workflow.name()),
            workflow.of(),
            workflow.done()));
    all.add(
        new Doing(
            at.at("failed"),
            "failure of workflow `%s`".formatted(workflow.name()),
            workflow.of(),
            workflow.failed()));
  }

  /// Whether it changes stored rows.
  public boolean changesRows() {
    return changesRows(effects);
  }

  /// Whether such effects change stored rows.
  public static boolean changesRows(Effects effects) {
    return !effects.moves().isEmpty()
        || !effects.sets().isEmpty()
        || !effects.adds().isEmpty()
        || !effects.removes().isEmpty()
        || !effects.creates().isEmpty()
        || effects.deletes() != null
        || effects.purges() != null;
  }
}
