package dev.newel.publish.sql;

import dev.newel.design.Design;
import dev.newel.facts.tables.SqlText;
import dev.newel.facts.tables.Step;
import dev.newel.facts.tables.Steps;
import dev.newel.facts.tables.Tables;
import dev.newel.publish.Emitter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables of a design as PostgreSQL's data definition language: `schema.sql`.
public final class SqlEmitter implements Emitter {
  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Emission emit(Design design) {
    var system = design.prose().system();
    var head =
        "-- The tables of %s%s for PostgreSQL 14 or later.\n"
            .formatted(system.name(), system.version() == null ? "" : " " + system.version());
    var steps = Steps.between(Tables.NONE, Tables.of(design));
    var comments = Comments.script(Map.of(), Comments.of(design), Set.of());
    return new Emission(
        List.of(new Output("schema.sql", head + script(steps) + comments)), Untold.in(design));
  }

  /// A script of steps; what can fail or lose data says so above its statement.
  public static String script(List<Step> steps) {
    var text = new StringBuilder();
    var made = made(steps);
    for (var step : steps) {
      text.append('\n');
      switch (risk(step, made)) {
        case MAY_FAIL -> text.append("-- Fails where rows do not fit.\n");
        case DESTRUCTIVE -> text.append("-- DESTRUCTIVE: data is lost.\n");
        case NONE -> {}
      }
      SqlText.statements(step).forEach(statement -> text.append(statement).append(";\n"));
    }
    return text.toString();
  }

  /// The tables that the steps make.
  static Set<String> made(List<Step> steps) {
    return steps.stream()
        .filter(Step.CreateTable.class::isInstance)
        .map(Step::table)
        .collect(Collectors.toSet());
  }

  /// What a step may do to data that is there: nothing in a table that the steps have made.
  static Step.Risk risk(Step step, Set<String> made) {
    return made.contains(step.table()) ? Step.Risk.NONE : step.risk();
  }
}
