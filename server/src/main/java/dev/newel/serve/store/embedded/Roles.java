package dev.newel.serve.store.embedded;

import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// Who is in the server: the superuser `postgres`, for us alone, and the role `newel` that owns the
/// database `newel`.
///
/// @param data the data directory, by which a server proves to be the right one
/// @param secret the password of both
record Roles(Path data, String secret) {
  private static final String SUPERUSER = "postgres";

  DatabaseAddress address(int port, String user, String database, Map<String, String> properties) {
    return new DatabaseAddress("127.0.0.1", port, database, user, secret, properties);
  }

  /// True where the server of our data directory takes a connection on `port`.
  boolean answers(int port) {
    try (var connection = connect(port);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW data_directory")) {
      return row.next() && Path.of(row.getString(1)).equals(data);
    } catch (SQLException e) {
      return false;
    }
  }

  /// Makes the role and the database where they are missing; harmless to repeat.
  void prepare(int port) {
    try (var connection = connect(port);
        var statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'newel'")) {
        // The secret is base64url, so it needs no escape.
        statement.execute("CREATE ROLE newel LOGIN PASSWORD '" + secret + "'");
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = 'newel'")) {
        statement.execute("CREATE DATABASE newel OWNER newel");
      }
    } catch (SQLException e) {
      throw new StartFailure(
          "The embedded PostgreSQL in `%s` refuses its own superuser: %s."
              .formatted(data, e.getMessage()),
          "Restore the `secret` that belongs to this database, or set `DATABASE_URL` to a running PostgreSQL.",
          e);
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private Connection connect(int port) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", secret);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }
}
