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
import java.util.Set;

/// Brings a database to the tables of a design.
///
/// What the database was made of is kept in it, as the tables say themselves; an empty database
/// gets all tables, another one the steps from then to now. A step that would lose data is refused.
public final class SchemaUpdate {
  private static final long LOCK = 0x6e6577656cL;

  /// `not_null_violation`, `foreign_key_violation`, `unique_violation`, `check_violation`, and
  /// values that the new type does not hold (PostgreSQL, appendix A).
  private static final Set<String> NOT_FITTING =
      Set.of("23502", "23503", "23505", "23514", "22001", "22003", "22P02", "42804");

  private SchemaUpdate() {}

  /// Makes and changes tables in one transaction; several servers that start at once do it one
  /// after the other.
  ///
  /// @param own statements for tables of the server itself, which may run again and again
  /// @return how many statements ran
  public static int apply(Database database, Design design, List<String> own) {
    return apply(database, design, own, List.of());
  }

  /// The same, and then what the server itself wants of the design's tables.
  ///
  /// @param after statements that may run again and again
  public static int apply(Database database, Design design, List<String> own, List<String> after) {
    return database.inTransaction(
        connection -> {
          // A step takes as long as its table is large; requests are not waiting for it.
          connection.setNetworkTimeout(Runnable::run, 0);
          execute(connection, "SET LOCAL statement_timeout TO 0");
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
              change(connection, statement);
              done++;
            }
          }
          for (var statement : after) {
            execute(connection, statement);
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

  /// Rows that do not fit what the design says now are no fault of the database.
  private static void change(Connection connection, String sql) throws SQLException {
    try {
      execute(connection, sql);
    } catch (SQLException e) {
      if (!NOT_FITTING.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      throw new StartFailure(
          "Rows in the database do not fit the design: `%s` is refused.".formatted(sql),
          "Correct those rows, or let the design allow them (an optional field, a wider bound) until they are corrected.",
          e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
