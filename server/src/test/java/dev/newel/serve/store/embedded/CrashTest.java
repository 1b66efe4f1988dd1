package dev.newel.serve.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes die at the worst moment; no acknowledged row may go with them, and no server may stay
/// behind.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrashTest {
  @TempDir Path directory;

  @Test
  void aServerEndsWithItsKilledProcessAndItsRowsAreThereAgain() throws Exception {
    var holder = Holder.launch(directory);
    assertThat(holder.endpoint()).isNotNull();
    assertThat(servers()).isNotEmpty();
    holder.kill();
    await(() -> servers().isEmpty());
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      assertThat(rows(postgres)).isEqualTo("1");
    }
    assertThat(servers()).isEmpty();
  }

  @Test
  void everythingKilledAtOnceIsRecovered() throws Exception {
    var holder = Holder.launch(directory);
    assertThat(holder.endpoint()).isNotNull();
    var postmaster = postmaster();
    holder.kill();
    ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
    await(() -> servers().isEmpty());
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      assertThat(rows(postgres)).isEqualTo("1");
    }
  }

  @Test
  void aKilledPostmasterComesBackAtTheSameAddress() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory));
        var database =
            Database.open(postgres.address(), DatabaseSettings.DEFAULT.withConnections(1, 2))) {
      database.<Boolean>inTransaction(
          c -> c.createStatement().execute("CREATE TABLE t AS SELECT 1 AS n"));
      ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
      await(
          () -> {
            try {
              return database.<Boolean>reading(
                  c -> c.createStatement().executeQuery("SELECT n FROM t").next());
            } catch (DatabaseException e) {
              return false;
            }
          });
      // The last backend of the killed server may still have answered: a new connection is the
      // proof.
      await(() -> hasOneRow(postgres));
    }
    assertThat(servers()).isEmpty();
  }

  @Test
  void twoProcessesThatStartAtOnceShareOneServerUntilTheLastEnds() throws Exception {
    try (var first = Holder.launch(directory);
        var second = Holder.launch(directory)) {
      var endpoint = first.endpoint();
      assertThat(endpoint).isNotNull().isEqualTo(second.endpoint());
      first.kill();
      try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
        assertThat(postgres.address().endpoint()).isEqualTo(endpoint);
        assertThat(rows(postgres)).isEqualTo("2");
      }
      assertThat(servers()).as("the second process still uses it").isNotEmpty();
    }
    await(() -> servers().isEmpty());
  }

  @Test
  void aStalePidFileOfAStrangerDoesNotStopTheStart() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      assertThat(postgres.address().port()).isPositive();
    }
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        "%d\n%s\n0\n1\n\n127.0.0.1\n0 0\nready   \n"
            .formatted(ProcessHandle.current().pid(), directory));
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      assertThat(servers()).isNotEmpty();
      assertThat(postgres.address().port()).isNotEqualTo(1);
    }
  }

  private long postmaster() throws Exception {
    return new DataDirectory(directory).postmaster().orElseThrow().pid();
  }

  private List<Long> servers() {
    try {
      return Postmaster.processesIn(directory.toRealPath().resolve("data"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean hasOneRow(EmbeddedPostgres postgres) {
    try {
      return rows(postgres).equals("1");
    } catch (SQLException e) {
      return false;
    }
  }

  private static String rows(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = postgres.address().dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM t")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      Cluster.pause(deadline, "The awaited never happens");
    }
  }
}
