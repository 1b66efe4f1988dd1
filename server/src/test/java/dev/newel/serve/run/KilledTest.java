package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server dies while many write, and while it ends.
@Timeout(240)
class KilledTest {
  private static final int CLIENTS = 4;
  private static final int ACKNOWLEDGED = 60;

  @TempDir private Path directory;
  private List<String> arguments = List.of();

  @BeforeEach
  void write() throws IOException {
    var design =
        Files.writeString(
            directory.resolve("design.yaml"),
            """
            newel: 1
            system: { name: notes, purpose: Keeps notes. }
            entities: { Note: { id: uuid key, text: "string(1..200)" } }
            api: { base: /api }
            resources: { notes: { of: Note, list: public, create: { access: public, idempotent: required } } }
            """);
    arguments =
        List.of(design.toString(), "--port", "0", "--data", directory.resolve("data").toString());
  }

  private static Api.Answer post(Api api, String key) {
    return api.with("Idempotency-Key", key).post("/notes", Map.of("text", key));
  }

  @Test
  void a_kill_while_many_write_loses_nothing_and_repeats_nothing() throws Exception {
    var sent = ConcurrentHashMap.<String>newKeySet();
    var acknowledged = new ConcurrentHashMap<String, String>();
    try (var schema = TestDatabase.open(KilledTest.class)) {
      try (var running = Running.start(schema.url(), arguments);
          var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        var api = running.api();
        var enough = new CountDownLatch(ACKNOWLEDGED);
        for (var client = 0; client < CLIENTS; client++) {
          var name = "client-" + client + "-";
          clients.submit(() -> write(api, name, sent, acknowledged, enough));
        }
        assertThat(enough.await(120, TimeUnit.SECONDS)).as("writes are acknowledged").isTrue();
        running.kill();
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);
      assertThat(sent).hasSizeGreaterThanOrEqualTo(acknowledged.size());
      try (var again = Running.start(schema.url(), arguments)) {
        var api = again.api();
        for (var key : sent) {
          var answer = post(api, key);
          assertThat(answer.status()).isEqualTo(201);
          var id = acknowledged.get(key);
          if (id != null) {
            assertThat(answer.text("id")).isEqualTo(id);
            assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
          }
        }
      }
      assertThat(schema.value("SELECT count(*) FROM note")).isEqualTo("" + sent.size());
      assertThat(schema.value("SELECT count(DISTINCT text) FROM note")).isEqualTo("" + sent.size());
    }
  }

  /// Writes until nobody answers any more.
  private static void write(
      Api api,
      String name,
      java.util.Set<String> sent,
      Map<String, String> acknowledged,
      CountDownLatch enough) {
    for (var number = 0; ; number++) {
      var key = name + number;
      sent.add(key);
      var answer = post(api, key);
      if (answer.status() == 201) {
        acknowledged.put(key, answer.text("id"));
        enough.countDown();
      }
    }
  }

  /// A table that is locked holds the request until the end has begun.
  @Test
  void at_the_end_what_is_under_way_is_answered_and_nobody_is_told_to_come() throws Exception {
    try (var schema = TestDatabase.open(KilledTest.class);
        var running = Running.start(schema.url(), arguments);
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var locker = schema.connect();
        var statement = locker.createStatement()) {
      var api = running.api();
      assertThat(api.get("//health/ready").status()).isEqualTo(200);
      locker.setAutoCommit(false);
      statement.execute("LOCK TABLE note IN ACCESS EXCLUSIVE MODE");
      var under = clients.submit(() -> post(api, "under-way"));
      var waiting =
          "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '%s.note'::regclass"
              .formatted(schema.schema());
      while (schema.value(waiting).equals("0")) {
        Thread.onSpinWait();
      }
      running.terminate();
      running.awaitLine("newel: stopping");
      // Nobody answers there any more, or says so; once it has begun to end it is never ready.
      while (isReady(api)) {
        Thread.onSpinWait();
      }
      assertThat(under.isDone()).isFalse();
      locker.commit();
      assertThat(under.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
      assertThat(running.end()).isZero();
      assertThat(isReady(api)).isFalse();
      assertThat(schema.value("SELECT text FROM note")).isEqualTo("under-way");
    }
  }

  /// So that whoever balances over several learns of it before anybody is turned away.
  @Test
  void before_the_end_it_is_not_ready_and_serves_on_for_a_while() throws Exception {
    var patient = new ArrayList<>(arguments);
    patient.addAll(List.of("--shutdown-delay", "8s"));
    try (var schema = TestDatabase.open(KilledTest.class);
        var running = Running.start(schema.url(), patient)) {
      var api = running.api();
      assertThat(api.get("//health/ready").status()).isEqualTo(200);
      running.terminate();
      running.awaitLine("newel: no longer ready; stopping in 8s");
      assertThat(api.get("//health/ready").status()).isEqualTo(503);
      assertThat(api.get("//health/live").status()).isEqualTo(200);
      assertThat(post(api, "late").status()).isEqualTo(201);
      assertThat(api.get("/notes").all("text")).containsExactly("late");
      assertThat(running.end()).isZero();
      assertThat(running.told())
          .endsWith("newel: stopping; requests under way are finished first.", "newel: stopped.");
    }
  }

  private static boolean isReady(Api api) {
    try {
      return api.get("//health/ready").status() == 200;
    } catch (AssertionError e) {
      return false;
    }
  }
}
