package dev.newel.serve.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// When the statements of a transaction must have ended. One thread uses it.
///
/// The database ends a statement that goes on longer than what was left when it was told so; it is
/// told again where much less is left by then.
public final class Deadline {
  /// `query_canceled` (PostgreSQL, appendix A), as the database itself says it.
  private static final String TOO_LATE = "57014";

  private final long ends;
  private final long most;
  private long told;

  private Deadline(long ends, long most) {
    this.ends = ends;
    this.most = most;
    this.told = most;
  }

  /// @param began by `System.nanoTime()`
  /// @param most what the database gives every statement
  public static Deadline of(long began, Duration lasts, Duration most) {
    return new Deadline(began + lasts.toNanos(), most.toMillis());
  }

  /// The same end, of which the database knows nothing.
  Deadline anew() {
    return new Deadline(ends, most);
  }

  /// Looks at the time before a statement.
  void before(Connection connection) throws SQLException {
    var left = (ends - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SQLException("the time of the operation is over", TOO_LATE);
    }
    if (left < (told == most ? most : told - told / 8)) {
      try (var limit =
          connection.prepareStatement("SELECT set_config('statement_timeout', ?, true)")) {
        limit.setString(1, Long.toString(left));
        limit.execute();
      }
      told = left;
    }
  }
}
