package dev.newel.serve.store;

import java.sql.Connection;
import java.sql.SQLException;

/// What happens inside one transaction. It may run several times, so what it does outside the
/// database must not add up.
@FunctionalInterface
public interface Work<T> {
  /// Uses `connection`, which it must neither commit, roll back, close nor keep.
  T run(Connection connection) throws SQLException;
}
