package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The database is used as `storage` says: connections, the wait for one, the time of a statement.
class StatementTimeTest {
  private static final String DESIGN =
      """
      storage: { pool: { min: 1, max: 2, connect: 400ms }, query: 600ms }
      entities: { Note: { id: uuid key, text: string(1..40) } }
      api: { access: public }
      resources:
        notes:
          of: Note
          create: {}
          update: {}
          actions: { slow: { timeout: 3s, sets: { text: "'slow'" } } }
      """;

  @Test
  @Proves({"storage/query", "storage/pool", "pool/min", "pool/max", "pool/connect"})
  void a_statement_and_the_wait_for_a_connection_end_in_the_time_of_the_design() {
    var settings = StorageSettings.of(Site.design(DESIGN));
    assertThat(settings.statementTimeout()).isEqualTo(Duration.ofMillis(600));
    assertThat(settings.acquireTimeout()).isEqualTo(Duration.ofMillis(400));
    assertThat(settings.minConnections()).isEqualTo(1);
    assertThat(settings.maxConnections()).isEqualTo(2);
    try (var site = Site.open(StatementTimeTest.class, DESIGN)) {
      var note = "/notes/" + site.api().post("/notes", Map.of("text", "first")).text("id");
      // An operation that may take longer gives its statements no more.
      for (var request : new String[] {"PATCH " + note, "POST " + note + "/slow"}) {
        whileLocked(
            site,
            () -> {
              var began = System.nanoTime();
              var parts = request.split(" ", 2);
              var body = parts[0].equals("PATCH") ? "{\"text\":\"second\"}" : "";
              var answer = site.api().raw(parts[0], parts[1], body);
              assertThat(answer.status()).as(answer.body()).isEqualTo(503);
              assertThat(Duration.ofNanos(System.nanoTime() - began))
                  .isGreaterThan(Duration.ofMillis(500))
                  .isLessThan(Duration.ofMillis(2_900));
            });
      }
      assertThat(site.api().raw("PATCH", note, "{\"text\":\"second\"}").status()).isEqualTo(200);
    }
  }

  private static void whileLocked(Site site, Runnable work) {
    try (var other = site.schema().connect()) {
      other.setAutoCommit(false);
      try (var lock = other.createStatement()) {
        lock.execute("SELECT 1 FROM note FOR UPDATE");
      }
      work.run();
      other.rollback();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
