package dev.newel.serve.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// What the five characters of an SQLSTATE mean (PostgreSQL manual, appendix A).
final class SqlStates {
  /// `invalid_sql_statement_name`: a prepared statement that the server no longer knows.
  private static final String LOST_STATEMENT = "26000";

  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "25P03", "25P04");
  private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03", "57P05");

  private SqlStates() {}

  /// The fault behind `failure`.
  static DatabaseFault fault(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "23505" -> new DatabaseFault.UniqueViolation(named(failure, Part.CONSTRAINT));
      case "23503", "23001" ->
          new DatabaseFault.ForeignKeyViolation(named(failure, Part.CONSTRAINT));
      case "23514" -> new DatabaseFault.CheckViolation(named(failure, Part.CONSTRAINT));
      case "23502" ->
          new DatabaseFault.NotNullViolation(
              named(failure, Part.TABLE), named(failure, Part.COLUMN));
      case "40001", "40P01" -> new DatabaseFault.SerializationFailure();
      default -> {
        if (TIMEOUTS.contains(state)) {
          yield new DatabaseFault.Timeout();
        }
        // 08 connection, 53 resources, 58 the server's own system; Hikari's wait for a connection
        // has its own class.
        var lost = state.startsWith("08") || state.startsWith("53") || state.startsWith("58");
        yield lost
                || UNAVAILABLE.contains(state)
                || failure instanceof SQLTransientConnectionException
            ? new DatabaseFault.Unavailable()
            : new DatabaseFault.Other(state);
      }
    };
  }

  /// True where a plan prepared on this connection no longer fits the tables: another connection
  /// has none of it.
  static boolean isStalePlan(SQLException failure) {
    return LOST_STATEMENT.equals(failure.getSQLState())
        || ("0A000".equals(failure.getSQLState())
            && failure instanceof PSQLException server
            && server.getServerErrorMessage() != null
            && "RevalidateCachedQuery".equals(server.getServerErrorMessage().getRoutine()));
  }

  /// The parts of a server's error that name what was hurt.
  private enum Part {
    CONSTRAINT,
    TABLE,
    COLUMN
  }

  private static String named(SQLException failure, Part part) {
    var error = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (error == null) {
      return "";
    }
    @Nullable String name =
        switch (part) {
          case CONSTRAINT -> error.getConstraint();
          case TABLE -> error.getTable();
          case COLUMN -> error.getColumn();
        };
    return name == null ? "" : name;
  }
}
