package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.store.embedded.EmbeddedPostgres;
import dev.newel.serve.store.embedded.EmbeddedSettings;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Relay;
import dev.newel.serve.testing.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL dies under load, stays away, and comes back.
@Timeout(240)
class AwayTest {
  private static final int CLIENTS = 4;
  private static final int SOME = 25;

  private static final String DESIGN =
      """
      entities: { Note: { id: uuid key, text: string } }
      api: { access: public }
      resources:
        notes: { of: Note, list: { page: none }, get: { cache: 1h }, create: {} }
      """;

  @TempDir private Path directory;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  private void await(String what, BooleanSupplier condition) {
    var last = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(last);
      Thread.onSpinWait();
    }
  }

  private void write(Api api) {
    while (!enough.get()) {
      var text = UUID.randomUUID().toString();
      var answer = api.post("/notes", Map.of("text", text));
      if (answer.status() == 201) {
        acknowledged.add(text);
      } else {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        refused.incrementAndGet();
      }
    }
  }

  @Test
  void what_was_acknowledged_is_there_when_the_database_comes_back() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory));
        var relay = new Relay(postgres.address().host(), postgres.address().port())) {
      var direct = TestDatabase.on(postgres.address(), AwayTest.class);
      var site = Site.open(direct.through(relay.port()), Site.design(DESIGN), Map.of());
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        var api = site.api();
        var kept = "/notes/" + api.post("/notes", Map.of("text", "kept")).text("id");
        assertThat(api.get(kept).status()).isEqualTo(200);
        var writers =
            Stream.generate(() -> clients.submit(() -> write(api))).limit(CLIENTS).toList();
        await("writes are acknowledged", () -> acknowledged.size() >= SOME || failed(writers));
        relay.shut();
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        await("writes are refused", () -> refused.get() >= CLIENTS || failed(writers));
        assertThat(api.get("//health/live").status()).isEqualTo(200);
        assertThat(api.get("//health/ready").status()).isEqualTo(503);
        assertThat(api.get("/notes").status()).isEqualTo(503);
        assertThat(api.get(kept).text("text")).as("needs no database").isEqualTo("kept");
        await("PostgreSQL is back", () -> answers(direct));
        relay.open();
        var before = acknowledged.size();
        await(
            "writes are acknowledged again",
            () -> acknowledged.size() >= before + SOME || failed(writers));
        enough.set(true);
        for (var writer : writers) {
          writer.get(60, TimeUnit.SECONDS);
        }
        assertThat(api.get("//health/ready").status()).isEqualTo(200);
        var there = api.get("/notes").all("text");
        assertThat(there).containsAll(acknowledged).doesNotHaveDuplicates();
      } finally {
        enough.set(true);
        site.stop();
      }
    }
  }

  private static boolean failed(java.util.List<? extends Future<?>> writers) {
    return writers.stream().anyMatch(writer -> writer.state() == Future.State.FAILED);
  }

  private long postmaster() throws Exception {
    try (var found = Files.find(directory, 3, (path, of) -> path.endsWith("postmaster.pid"))) {
      return Long.parseLong(Files.readAllLines(found.findFirst().orElseThrow()).getFirst());
    }
  }

  private static boolean answers(TestDatabase database) {
    try (var connection = database.connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }
}
