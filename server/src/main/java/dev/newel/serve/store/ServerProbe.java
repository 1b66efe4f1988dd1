package dev.newel.serve.store;

import java.sql.SQLException;
import java.time.Duration;

/// The first look at a server: is it there, does it let us in, is it new enough.
///
/// @param address whom to ask
/// @param timeout the longest wait for the connection
record ServerProbe(DatabaseAddress address, Duration timeout) {

  /// `server_version_num`; throws `StartFailure` where the server cannot serve us.
  int version() {
    var source = address.dataSource();
    var seconds = (int) Math.max(1, timeout.toSeconds());
    if (!address.properties().containsKey("connectTimeout")) {
      source.setConnectTimeout(seconds);
    }
    source.setSocketTimeout(seconds + 5);
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW server_version_num")) {
      return row.next()
          ? requireNewEnough(Integer.parseInt(row.getString(1)))
          : requireNewEnough(0);
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  int requireNewEnough(int version) {
    if (version < Database.OLDEST_VERSION) {
      throw new StartFailure(
          "PostgreSQL at `%s` has version %d, where 14 or newer is expected."
              .formatted(address.endpoint(), version / 10_000),
          "Upgrade the server, or name another one in `DATABASE_URL`.");
    }
    return version;
  }

  private StartFailure explained(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    var where = address.endpoint();
    return switch (state) {
      case "28P01" ->
          new StartFailure(
              "PostgreSQL at `%s` refuses the password of user `%s`."
                  .formatted(where, address.user()),
              "Correct user and password; percent-encode special characters in an address.",
              failure);
      case "28000" ->
          new StartFailure(
              "PostgreSQL at `%s` does not let user `%s` into database `%s`."
                  .formatted(where, address.user(), address.database()),
              "Look for the role and for a matching line of `pg_hba.conf`; `sslmode` may matter.",
              failure);
      case "3D000" ->
          new StartFailure(
              "PostgreSQL at `%s` has no database `%s`.".formatted(where, address.database()),
              "Create it with `createdb`, or name another one.",
              failure);
      case "53300" ->
          new StartFailure(
              "PostgreSQL at `%s` has no connection left.".formatted(where),
              "Raise its `max_connections`, or close other clients.",
              failure);
      case "57P03" ->
          new StartFailure(
              "PostgreSQL at `%s` is starting or stopping.".formatted(where),
              "Wait, then start again.",
              failure);
      case "08001", "08004", "08006", "08003" ->
          new StartFailure(
              "No PostgreSQL answers at `%s`: %s.".formatted(where, reason(failure)),
              "Start the server, or correct host, port and `sslmode`.",
              failure);
      default ->
          new StartFailure(
              "PostgreSQL at `%s` does not take the connection: %s (SQLSTATE %s)."
                  .formatted(where, reason(failure), state.isEmpty() ? "unknown" : state),
              "See the log of the server.",
              failure);
    };
  }

  private static String reason(SQLException failure) {
    var cause = failure.getCause();
    var text =
        cause == null || cause.getMessage() == null ? failure.getMessage() : cause.getMessage();
    var line =
        text == null ? failure.getClass().getSimpleName() : text.lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
