package dev.newel.serve.schema;

import dev.newel.design.Design;
import dev.newel.facts.tables.SqlText;
import dev.newel.facts.tables.Step;
import dev.newel.facts.tables.Steps;
import dev.newel.facts.tables.Tables;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Brings a database to the tables of a design.
///
/// What the database was made of is kept in it, as the tables say themselves; an empty database
/// gets all tables, another one the steps from then to now. A step that would lose data is refused.
public final class SchemaUpdate {
  private static final long LOCK = 0x6e6577656cL;

  private SchemaUpdate() {}

  /// Makes and changes tables in one transaction; several servers that start at once do it one
  /// after the other.
  ///
  /// @param own statements for tables of the server itself, which may run again and again
  /// @return how many statements ran
  public static int apply(Database database, Design design, List<String> own) {
    return database.inTransaction(
        connection -> {
          execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
          for (var statement : own) {
            execute(connection, statement);
          }
          var before = TablesRecord.read(connection);
          var now = Tables.of(design);
          var steps = Steps.between(before, now);
          refuseLoss(steps);
          var done = 0;
          for (var step : steps) {
            for (var statement : SqlText.statements(step)) {
              execute(connection, statement);
              done++;
            }
          }
          TablesRecord.write(connection, now);
          return done;
        });
  }

  private static void refuseLoss(List<Step> steps) {
    steps.stream()
        .filter(step -> step.risk() == Step.Risk.DESTRUCTIVE)
        .findFirst()
        .ifPresent(
            step -> {
              throw new StartFailure(
                  "The design no longer has what the database holds: `%s` would lose data."
                      .formatted(SqlText.statements(step).getFirst()),
                  "Say `was: oldName` in the design where it was renamed, run that statement yourself, or start with another `--data` directory.");
            });
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
