package dev.newel.serve.store;

import java.sql.SQLException;

/// Why a statement failed, as far as a caller may want to act on it. Read from SQLSTATE, PostgreSQL
/// manual appendix A.
public sealed interface DatabaseFault {
  /// Why a statement failed.
  static DatabaseFault of(SQLException failure) {
    return SqlStates.fault(failure);
  }

  /// Whether rows would not fit what the tables say of them.
  default boolean isOfData() {
    return this instanceof UniqueViolation
        || this instanceof ForeignKeyViolation
        || this instanceof CheckViolation
        || this instanceof NotNullViolation;
  }

  /// A second row with the same key.
  ///
  /// @param constraint the constraint or unique index, by its name in the database
  record UniqueViolation(String constraint) implements DatabaseFault {}

  /// A reference to a row that does not exist, or the removal of one that is still referred to.
  record ForeignKeyViolation(String constraint) implements DatabaseFault {}

  /// A row that a check forbids.
  record CheckViolation(String constraint) implements DatabaseFault {}

  /// A row without a value that it must have.
  record NotNullViolation(String table, String column) implements DatabaseFault {}

  /// A statement, a wait for a lock or an idle transaction that took longer than allowed.
  record Timeout() implements DatabaseFault {}

  /// No connection: none free in the pool, server not reached, shutting down or out of resources.
  /// Where it strikes during a commit, nobody knows whether the commit happened.
  record Unavailable() implements DatabaseFault {}

  /// Two transactions that cannot both happen, deadlocks included; the same transaction tried again
  /// may succeed.
  record SerializationFailure() implements DatabaseFault {}

  /// Everything else, most likely a bug of ours.
  ///
  /// @param sqlState five characters, empty where the driver gives none
  record Other(String sqlState) implements DatabaseFault {}
}
