package dev.newel.serve.store;

import java.time.Duration;

/// How the server uses its database.
///
/// @param schema the only schema on the search path; `public` unless told otherwise
/// @param minConnections connections kept open while idle
/// @param maxConnections 1 or more; about 10 serve two cores best
/// @param acquireTimeout the longest wait for a free connection, at least 250 ms
/// @param connectTimeout the longest wait for the server to take a new connection, at least 1 s
/// @param statementTimeout the longest run of one statement, enforced by the server
/// @param isolation of every transaction
/// @param attempts of a transaction that conflicts with others, the first one included; 1 or more
/// @param prepareThreshold uses of a statement until the server keeps its plan; 0 never, as a
///     pooler in transaction mode needs it
public record DatabaseSettings(
    String schema,
    int minConnections,
    int maxConnections,
    Duration acquireTimeout,
    Duration connectTimeout,
    Duration statementTimeout,
    Isolation isolation,
    int attempts,
    int prepareThreshold) {

  // Before DEFAULT, whose construction reads them.
  private static final Duration LEAST_ACQUIRE = Duration.ofMillis(250);
  private static final Duration LEAST_CONNECT = Duration.ofSeconds(1);
  private static final Duration LEAST_STATEMENT = Duration.ofMillis(1);

  /// 2 to 10 connections, 5 s for a connection, 5 s for a statement, read committed, 5 attempts,
  /// plans kept at once: the statements of a design are few and come back.
  public static final DatabaseSettings DEFAULT =
      new DatabaseSettings(
          "public",
          2,
          10,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Isolation.READ_COMMITTED,
          5,
          1);

  public DatabaseSettings {
    require(!schema.isEmpty() && schema.indexOf('\0') < 0, "schema must be a name");
    require(
        minConnections >= 0 && minConnections <= maxConnections,
        "minConnections must be 0 to maxConnections");
    require(maxConnections >= 1, "maxConnections must be 1 or more");
    require(acquireTimeout.compareTo(LEAST_ACQUIRE) >= 0, "acquireTimeout must be 250 ms or more");
    require(connectTimeout.compareTo(LEAST_CONNECT) >= 0, "connectTimeout must be 1 s or more");
    require(
        statementTimeout.compareTo(LEAST_STATEMENT) >= 0, "statementTimeout must be 1 ms or more");
    require(
        statementTimeout.compareTo(Duration.ofDays(1)) <= 0,
        "statementTimeout must be a day or less");
    require(attempts >= 1, "attempts must be 1 or more");
    require(prepareThreshold >= 0, "prepareThreshold must be 0 or more");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  public DatabaseSettings withSchema(String other) {
    return new DatabaseSettings(
        other,
        minConnections,
        maxConnections,
        acquireTimeout,
        connectTimeout,
        statementTimeout,
        isolation,
        attempts,
        prepareThreshold);
  }

  public DatabaseSettings withConnections(int min, int max) {
    return new DatabaseSettings(
        schema,
        min,
        max,
        acquireTimeout,
        connectTimeout,
        statementTimeout,
        isolation,
        attempts,
        prepareThreshold);
  }

  public DatabaseSettings withTimeouts(Duration acquire, Duration connect, Duration statement) {
    return new DatabaseSettings(
        schema,
        minConnections,
        maxConnections,
        acquire,
        connect,
        statement,
        isolation,
        attempts,
        prepareThreshold);
  }

  public DatabaseSettings withIsolation(Isolation other) {
    return new DatabaseSettings(
        schema,
        minConnections,
        maxConnections,
        acquireTimeout,
        connectTimeout,
        statementTimeout,
        other,
        attempts,
        prepareThreshold);
  }

  public DatabaseSettings withAttempts(int other) {
    return new DatabaseSettings(
        schema,
        minConnections,
        maxConnections,
        acquireTimeout,
        connectTimeout,
        statementTimeout,
        isolation,
        other,
        prepareThreshold);
  }
}
