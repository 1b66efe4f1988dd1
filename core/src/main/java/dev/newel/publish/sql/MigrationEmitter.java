package dev.newel.publish.sql;

import dev.newel.design.Design;
import dev.newel.facts.tables.Step;
import dev.newel.facts.tables.Steps;
import dev.newel.facts.tables.Tables;
import dev.newel.finding.Finding;
import dev.newel.publish.ContractId;
import dev.newel.publish.Emitter;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// What brings the tables of an older design to those of a design: `migration.sql`, its steps in
/// the order in which they must run. What can fail or lose data says so above its statement.
public final class MigrationEmitter implements Emitter {
  private final Design before;

  /// @param before the design that the tables were made from
  public MigrationEmitter(Design before) {
    this.before = before;
  }

  @Override
  public String name() {
    return "migration";
  }

  @Override
  public Emission emit(Design design) {
    var tables = Tables.of(design);
    var steps = Steps.between(Tables.of(before), tables);
    var both = Comments.bearers(tables);
    both.retainAll(Comments.bearers(Tables.of(before)));
    var comments = Comments.script(Comments.of(before), Comments.of(design), both);
    var head =
        "-- The tables from %s to %s, for PostgreSQL 14 or later.\n-- %s\n"
            .formatted(called(before), called(design), counted(steps, comments));
    var findings = new ArrayList<Finding>();
    for (var i = 0; i < steps.size(); i++) {
      if (steps.get(i).risk() == Step.Risk.DESTRUCTIVE) {
        findings.add(
            ContractId.DESTRUCTIVE.at(
                Address.of("entities"),
                "Step %d of `migration.sql` loses data of the table `%s`."
                    .formatted(i + 1, steps.get(i).table()),
                "Keep a copy of the data before the migration runs."));
      }
    }
    return new Emission(
        List.of(new Output("migration.sql", head + SqlEmitter.script(steps) + comments)), findings);
  }

  private static String called(Design design) {
    var system = design.prose().system();
    return system.version() == null ? system.name() : system.name() + " " + system.version();
  }

  private static String counted(List<Step> steps, String comments) {
    if (steps.isEmpty()) {
      return comments.isEmpty() ? "Nothing changes." : "Nothing changes but comments.";
    }
    return "Steps: %d. Steps that fail where rows do not fit: %d. Steps that lose data: %d. Run them in one transaction."
        .formatted(steps.size(), of(steps, Step.Risk.MAY_FAIL), of(steps, Step.Risk.DESTRUCTIVE));
  }

  private static long of(List<Step> steps, Step.Risk risk) {
    var made = SqlEmitter.made(steps);
    return steps.stream().filter(step -> SqlEmitter.risk(step, made) == risk).count();
  }
}
