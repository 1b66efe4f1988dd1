package dev.newel.serve.store;

import java.sql.SQLException;

/// A transaction that failed and was rolled back; `fault()` says why.
///
/// The message may quote values of rows, as PostgreSQL does: it is for our log, never for a client.
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DatabaseFault fault;
  private final boolean worthRepeating;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.fault = SqlStates.fault(cause);
    this.worthRepeating =
        fault instanceof DatabaseFault.SerializationFailure || SqlStates.isStalePlan(cause);
  }

  /// Why a statement failed.
  public static DatabaseFault fault(SQLException failure) {
    return SqlStates.fault(failure);
  }

  public DatabaseFault fault() {
    return fault;
  }

  /// True where the same transaction, run again, may succeed.
  boolean isWorthRepeating() {
    return worthRepeating;
  }
}
