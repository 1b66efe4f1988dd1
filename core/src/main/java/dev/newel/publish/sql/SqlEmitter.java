package dev.newel.publish.sql;

import dev.newel.design.Design;
import dev.newel.facts.tables.SqlText;
import dev.newel.facts.tables.Step;
import dev.newel.facts.tables.Steps;
import dev.newel.facts.tables.Tables;
import dev.newel.publish.Emitter;
import java.util.List;

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
    return new Emission(
        List.of(
            new Output("schema.sql", head + script(Steps.between(Tables.NONE, Tables.of(design))))),
        List.of());
  }

  /// A script of steps; what can fail or lose data says so above its statement.
  public static String script(List<Step> steps) {
    var text = new StringBuilder();
    for (var step : steps) {
      text.append('\n');
      switch (step.risk()) {
        case MAY_FAIL ->
            text.append(
                step instanceof Step.AddConstraint ? "" : "-- Fails where rows do not fit.\n");
        case DESTRUCTIVE -> text.append("-- DESTRUCTIVE: data is lost.\n");
        case NONE -> {}
      }
      SqlText.statements(step).forEach(statement -> text.append(statement).append(";\n"));
    }
    return text.toString();
  }
}
