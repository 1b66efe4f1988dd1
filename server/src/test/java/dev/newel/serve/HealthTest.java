package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.health.Check;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Relay;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the health endpoints say of a database that is there and of one that is not.
class HealthTest {
  private static final Instant NOW = Instant.parse("2027-01-15T09:00:00Z");
  private static final String DESIGN =
      """
      observability: { health: { path: /up, checks: [disk, database, cache] } }
      entities: { Note: { id: uuid key, text: string } }
      resources: { notes: { of: Note, list: public } }
      """;

  private record Get(String path) implements HttpRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    @Override
    public String remote() {
      return "127.0.0.1";
    }

    @Override
    public byte[] body(long limit) {
      return new byte[0];
    }
  }

  private static HttpAnswer answer(Health health, String path) {
    return Objects.requireNonNull(health.answer(new Get(path), NOW));
  }

  private static Object body(HttpAnswer answer) throws JsonText.Malformed {
    return Objects.requireNonNull(JsonText.parse(answer.body()));
  }

  @Test
  void every_check_is_named_and_what_nothing_checks_is_not_called_healthy() throws Exception {
    try (var schema = TestDatabase.open(HealthTest.class);
        var database = Database.open(schema.address(), DatabaseSettings.DEFAULT)) {
      var health = Health.of(Site.design(DESIGN), database, Map.of(), Path.of("."));
      assertThat(answer(health, "/up").status()).isEqualTo(200);
      assertThat(body(answer(health, "/up")))
          .hasToString(
              "{status=healthy, timestamp=2027-01-15T09:00:00Z, checks={database=healthy, disk=healthy, cache=unchecked}}");
      health.drain();
      assertThat(answer(health, "/health/ready").status()).isEqualTo(503);
      assertThat(answer(health, "/health/live").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/up", "/health/live", "/health/ready"})
  void other_methods_are_not_allowed(String path) {
    try (var site = Site.open(HealthTest.class, DESIGN)) {
      for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
        var answer = site.api().raw(method, path, "{}");
        assertThat(answer.status()).as(method).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      }
      var options = site.api().send("OPTIONS", path, null);
      assertThat(options.status()).isEqualTo(204);
      assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertThat(site.api().send("HEAD", path, null).status()).isEqualTo(200);
      assertThat(site.api().raw("POST", path + "/more", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void without_a_database_it_lives_and_is_not_ready() throws Exception {
    try (var schema = TestDatabase.open(HealthTest.class)) {
      var database = Database.open(schema.address(), DatabaseSettings.DEFAULT);
      var health = Health.of(Site.design(DESIGN), database, Map.of(), Path.of("."));
      database.close();
      var ready = answer(health, "/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(body(ready).toString()).contains("status=unhealthy", "database=unhealthy");
      assertThat(body(answer(health, "/health/live")))
          .hasToString("{status=healthy, timestamp=2027-01-15T09:00:00Z}");
    }
  }

  private static final String DEPENDING =
      """
      settings: { PAYMENTS_URL: {}, MAIL_RELAY_URL: {} }
      dependencies:
        payments: { timeout: 2s, unavailable: The order stays pending. }
        mail-relay: { timeout: 2s, connect: 300ms }
      observability: { health: { checks: [payments, mail-relay] } }
      entities: { Note: { id: uuid key, text: string } }
      resources: { notes: { of: Note, list: public } }
      """;

  private static ServerSocket listening(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  @Test
  @Proves("health/checks")
  void a_dependency_is_looked_at_and_what_goes_on_without_it_is_only_degraded() throws Exception {
    try (var schema = TestDatabase.open(HealthTest.class);
        var database = Database.open(schema.address(), DatabaseSettings.DEFAULT);
        var mail = listening(0)) {
      int port;
      try (var payments = listening(0)) {
        port = payments.getLocalPort();
        var health = depending(database, port, mail.getLocalPort());
        assertThat(body(answer(health, "/health/ready")).toString())
            .contains("status=healthy", "payments=healthy", "mail-relay=healthy");
      }
      var health = depending(database, port, mail.getLocalPort());
      var degraded = answer(health, "/health/ready");
      assertThat(degraded.status()).isEqualTo(200);
      assertThat(body(degraded).toString())
          .contains("status=degraded", "payments=unhealthy", "mail-relay=healthy")
          .doesNotContain("key-4711", "127.0.0.1", String.valueOf(port));
      try (var again = listening(port)) {
        assertThat(again.isBound()).isTrue();
        assertThat(body(answer(health, "/health")).toString()).contains("status=healthy");
      }
      mail.close();
      var unhealthy = answer(health, "/health/ready");
      assertThat(unhealthy.status()).isEqualTo(503);
      assertThat(body(unhealthy).toString())
          .contains("status=unhealthy", "database=healthy", "mail-relay=unhealthy");
      assertThat(answer(health, "/health/live").status()).isEqualTo(200);
    }
  }

  private static Health depending(Database database, int payments, int mail) {
    return Health.of(
        Site.design(DEPENDING),
        database,
        Map.of(
            "PAYMENTS_URL", "http://user:key-4711@127.0.0.1:" + payments + "/v1",
            "MAIL_RELAY_URL", "smtp://127.0.0.1:" + mail),
        Path.of("."));
  }

  @Test
  void what_does_not_answer_in_time_counts_as_away_and_is_asked_once() throws Exception {
    var asked = new AtomicInteger();
    var hangs = new CountDownLatch(1);
    var check =
        new Check(
            "database",
            true,
            () -> {
              asked.incrementAndGet();
              try {
                return hangs.await(1, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                return false;
              }
            });
    var broken =
        new Check(
            "broken",
            false,
            () -> {
              throw new IllegalStateException("planted");
            });
    var health =
        new Health(Site.design(DESIGN), List.of(check, broken), List.of(), Duration.ofMillis(100));
    var away = answer(health, "/up");
    assertThat(away.status()).isEqualTo(503);
    assertThat(answer(health, "/up").status()).isEqualTo(503);
    assertThat(asked).hasValue(1);
    var under = check.look();
    hangs.countDown();
    assertThat(under.get(1, TimeUnit.MINUTES)).isTrue();
    assertThat(answer(health, "/up").status()).isEqualTo(200);
    assertThat(body(answer(health, "/up")).toString()).contains("status=degraded");
    assertThat(asked).hasValueGreaterThan(1);
  }

  @Test
  void a_database_that_goes_and_comes_back_is_told() throws Exception {
    try (var schema = TestDatabase.open(HealthTest.class);
        var relay = new Relay(schema.address().host(), schema.address().port())) {
      var address = schema.address();
      var through =
          new DatabaseAddress(
              "127.0.0.1",
              relay.port(),
              address.database(),
              address.user(),
              address.password(),
              address.properties());
      try (var database = Database.open(through, DatabaseSettings.DEFAULT)) {
        var health = Health.of(Site.design(DESIGN), database, Map.of(), Path.of("."));
        assertThat(answer(health, "/health/ready").status()).isEqualTo(200);
        relay.shut();
        var away = answer(health, "/health/ready");
        assertThat(away.status()).isEqualTo(503);
        assertThat(body(away).toString()).contains("database=unhealthy", "disk=healthy");
        assertThat(answer(health, "/health/live").status()).isEqualTo(200);
        relay.open();
        // Each look waits for a connection itself; the pool comes back on its own within seconds.
        var status = 0;
        for (var looks = 0; looks < 30 && status != 200; looks++) {
          status = answer(health, "/health/ready").status();
        }
        assertThat(status).isEqualTo(200);
      }
    }
  }
}
