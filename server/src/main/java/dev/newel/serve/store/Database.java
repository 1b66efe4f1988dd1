package dev.newel.serve.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// A pool of connections to one database, and transactions on them.
///
/// Each connection speaks UTC, sees one schema, and gives a statement no longer than the settings
/// allow.
public final class Database implements AutoCloseable {
  /// The oldest server that every statement of ours runs on, as `server_version_num` writes it.
  static final int OLDEST_VERSION = 140_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  /// A server that does not even enforce its own statement time-out is taken for dead after this.
  private static final Duration GRACE = Duration.ofSeconds(10);
  /// Held for ever: a logger that nobody holds forgets its level.
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");
  /// It writes a stack trace for each lost connection, which our own fault already reports.
  private static final Logger CONNECTION_LOG =
      Logger.getLogger("com.zaxxer.hikari.pool.ProxyConnection");

  private final HikariDataSource pool;
  private final DatabaseAddress address;
  private final int attempts;
  private final boolean readsAlone;
  private final int serverVersion;

  private Database(
      HikariDataSource pool,
      DatabaseAddress address,
      DatabaseSettings settings,
      int serverVersion) {
    this.pool = pool;
    this.address = address;
    this.attempts = settings.attempts();
    this.readsAlone = settings.isolation() == Isolation.READ_COMMITTED;
    this.serverVersion = serverVersion;
  }

  /// Connects once to see that the server is there, lets us in and is new enough, then opens the
  /// pool.
  ///
  /// Throws `StartFailure` with a remedy where it is not.
  public static Database open(DatabaseAddress address, DatabaseSettings settings) {
    var version = new ServerProbe(address, settings.connectTimeout()).version();
    if (POOL_LOG.getLevel() == null) {
      POOL_LOG.setLevel(Level.WARNING);
      CONNECTION_LOG.setLevel(Level.SEVERE);
    }
    return new Database(
        new HikariDataSource(configuration(address, settings)), address, settings, version);
  }

  private static HikariConfig configuration(DatabaseAddress address, DatabaseSettings settings) {
    var source = address.dataSource();
    if (!address.properties().containsKey("connectTimeout")) {
      source.setConnectTimeout(seconds(settings.connectTimeout()));
    }
    source.setSocketTimeout(seconds(settings.statementTimeout().plus(GRACE)));
    source.setTcpKeepAlive(true);
    source.setPrepareThreshold(settings.prepareThreshold());
    if (!address.properties().containsKey("ApplicationName")) {
      source.setApplicationName("newel");
    }
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("newel");
    config.setAutoCommit(false);
    config.setTransactionIsolation(settings.isolation().hikariName());
    config.setMinimumIdle(settings.minConnections());
    config.setMaximumPoolSize(settings.maxConnections());
    config.setConnectionTimeout(settings.acquireTimeout().toMillis());
    config.setValidationTimeout(settings.acquireTimeout().toMillis());
    config.setInitializationFailTimeout(-1);
    // Else what the pool itself asks opens a transaction, and a rollback would take the session
    // settings back.
    config.setIsolateInternalQueries(true);
    // Plain SET, not start-up options: a pooler between us and the server may refuse those.
    config.setConnectionInitSql(
        "SET TIME ZONE 'UTC'; SET search_path TO %s; SET statement_timeout TO %d"
            .formatted(quoted(settings.schema()), settings.statementTimeout().toMillis()));
    return config;
  }

  private static int seconds(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.plusMillis(999).toSeconds());
  }

  /// `name` as an SQL identifier, safe whatever it holds.
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// Runs `work` in one transaction and commits it; on any failure nothing of it remains.
  ///
  /// A transaction that conflicts with another one is run again, a bounded number of times. Throws
  /// `DatabaseException` for what the database says, and whatever else `work` throws as it is.
  public <T> T inTransaction(Work<T> work) {
    return repeatedly(false, work);
  }

  /// As `inTransaction` for work that writes nothing.
  ///
  /// Where a transaction would see with each statement what is committed by then (read committed),
  /// there is none: it would only cost its commit. Where it sees one state, there is one, and the
  /// server refuses every write in it.
  public <T> T reading(Work<T> work) {
    return repeatedly(true, work);
  }

  private <T> T repeatedly(boolean readOnly, Work<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return once(readOnly, work);
      } catch (SQLException e) {
        giveUpOrPause(attempt, new DatabaseException(e));
      } catch (DatabaseException e) {
        giveUpOrPause(attempt, e);
      }
    }
  }

  private void giveUpOrPause(int attempt, DatabaseException thrown) {
    if (attempt >= attempts || !thrown.isWorthRepeating()) {
      throw thrown;
    }
    // Doubling with chance in it, so that those who met do not meet again.
    var most = FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 6);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private <T> T once(boolean readOnly, Work<T> work) throws SQLException {
    try (var connection = pool.getConnection()) {
      try {
        return readOnly && readsAlone
            ? byStatements(connection, work)
            : byTransaction(connection, readOnly, work);
      } catch (SQLException e) {
        evictStale(connection, e);
        throw e;
      }
    }
  }

  /// The pool takes the mode back when it gets the connection.
  private static <T> T byStatements(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(true);
    return work.run(connection);
  }

  private static <T> T byTransaction(Connection connection, boolean readOnly, Work<T> work)
      throws SQLException {
    var done = false;
    try {
      if (readOnly) {
        connection.setReadOnly(true);
      }
      var result = work.run(connection);
      refuseFailed(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  /// PostgreSQL answers the commit of a failed transaction with a quiet rollback: the caller would
  /// take it for done.
  private static void refuseFailed(Connection connection) throws SQLException {
    if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
      throw new SQLException(
          "An error inside the transaction was swallowed, so it cannot be committed", "25P02");
    }
  }

  private void evictStale(Connection connection, SQLException failure) {
    if (SqlStates.isStalePlan(failure)) {
      pool.evictConnection(connection);
    }
  }

  private static void rollBack(Connection connection) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      // The connection is gone and its transaction with it; what made us roll back is the failure
      // to report.
      Logger.getLogger(Database.class.getName()).log(Level.FINE, "rollback failed", e);
    }
  }

  /// True where the server answers within `timeout`; never throws.
  public boolean answers(Duration timeout) {
    try (var connection = pool.getConnection()) {
      var alive = connection.isValid(Math.max(1, seconds(timeout)));
      connection.rollback();
      return alive;
    } catch (SQLException e) {
      return false;
    }
  }

  /// The connections as they are now; none while the pool has not begun.
  public Connections connections() {
    var now = pool.getHikariPoolMXBean();
    return now == null
        ? new Connections(0, 0, 0, pool.getMaximumPoolSize())
        : new Connections(
            now.getActiveConnections(),
            now.getIdleConnections(),
            now.getThreadsAwaitingConnection(),
            pool.getMaximumPoolSize());
  }

  /// Where the pool leads; its text shows no password.
  public DatabaseAddress address() {
    return address;
  }

  /// As `server_version_num` writes it: 180006 is 18.6.
  public int serverVersion() {
    return serverVersion;
  }

  /// Closes every connection; transactions under way fail.
  @Override
  public void close() {
    pool.close();
  }
}
