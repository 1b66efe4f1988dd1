package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.language.TimeAmount;
import dev.newel.serve.observe.LogLevel;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Removes what is past its time: again and again by a timer, a few rows in each transaction, so
/// that nobody waits for it. What is past is judged by the clock of the server.
final class Sweeps implements AutoCloseable {
  /// How many rows go in one transaction.
  static final int BATCH = 500;

  /// Time between two sweeps.
  private static final long SECONDS = 60;

  /// More than this waits for the next sweep.
  private static final int MOST_BATCHES = 200;

  private final Database database;
  private final Clock clock;
  private final KeptReads answers;
  private final ServerLog log;
  private final List<Planned> sweeps = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("newel sweeps").factory());

  /// Removes some of what is past its time.
  @FunctionalInterface
  private interface Sweep {
    /// How many rows it removed, `BATCH` at most.
    int run(Connection connection, Instant now) throws SQLException;
  }

  /// @param written the entities of which it changes rows
  private record Planned(Set<String> written, Sweep sweep) {}

  Sweeps(Design design, Database database, Clock clock, ServerLog log, KeptReads answers) {
    this.answers = answers;
    this.database = database;
    this.clock = clock;
    this.log = log;
    var security = design.prose().security();
    var keep = security == null || security.audit() == null ? null : security.audit().keep();
    if (keep != null && Audit.isNeeded(design)) {
      ours((connection, now) -> AuditRecords.sweep(connection, before(now, keep), BATCH));
    }
    for (var kept : Retention.of(design)) {
      sweeps.add(
          new Planned(
              kept.written(),
              (connection, now) -> kept.sweep(connection, before(now, kept.keep()), BATCH)));
    }
    if (design.identity().refresh() != null) {
      ours((connection, now) -> delete(connection, "newel_refresh_token", "expires", now, BATCH));
    }
    if (design.operations().stream().anyMatch(each -> each.idempotent() != null)) {
      ours((connection, now) -> delete(connection, "newel_idempotency", "expires", now, BATCH));
    }
  }

  /// One of a table that no answer shows.
  private void ours(Sweep sweep) {
    sweeps.add(new Planned(Set.of(), sweep));
  }

  /// Sweeps from now on.
  void start() {
    if (!sweeps.isEmpty()) {
      timer.scheduleWithFixedDelay(this::timed, SECONDS, SECONDS, TimeUnit.SECONDS);
    }
  }

  private void timed() {
    try {
      sweep();
    } catch (DatabaseException e) {
      log.tell(LogLevel.WARN, "What is past its time could not be removed now.", e);
    } catch (RuntimeException e) {
      // Thrown, it would end the timer.
      log.tell(LogLevel.ERROR, "What is past its time could not be removed.", e);
    }
  }

  /// Removes what is past its time now.
  void sweep() {
    var now = clock.instant();
    for (var sweep : sweeps) {
      for (var batch = 0; batch < MOST_BATCHES; batch++) {
        try (var _ = answers.change(sweep.written())) {
          int removed = database.inTransaction(connection -> sweep.sweep().run(connection, now));
          if (removed < BATCH) {
            break;
          }
        }
      }
    }
  }

  /// The time that lies so far back; months and years are those of the calendar.
  private static Instant before(Instant now, TimeAmount amount) {
    return now.atOffset(ZoneOffset.UTC).minus(amount.period()).minus(amount.duration()).toInstant();
  }

  /// Removes rows of a table of the server whose time is over, the oldest first; those that another
  /// transaction has in hand are left to it.
  ///
  /// @param table with `column` a name of ours, never of a design
  static int delete(Connection connection, String table, String column, Instant until, int most)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM \"%1$s\" WHERE ctid = ANY(ARRAY(SELECT ctid FROM \"%1$s\" WHERE %2$s <= ? ORDER BY %2$s LIMIT ? FOR UPDATE SKIP LOCKED))"
                .formatted(table, column))) {
      delete.setObject(1, until.atOffset(ZoneOffset.UTC));
      delete.setInt(2, most);
      return delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
