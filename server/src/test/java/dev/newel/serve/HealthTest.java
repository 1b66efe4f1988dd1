package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Site;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
      var health = new Health(Site.design(DESIGN), database);
      assertThat(answer(health, "/up").status()).isEqualTo(200);
      assertThat(body(answer(health, "/up")))
          .hasToString(
              "{status=healthy, timestamp=2027-01-15T09:00:00Z, checks={database=healthy, disk=unchecked, cache=unchecked}}");
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
      var health = new Health(Site.design(DESIGN), database);
      database.close();
      var ready = answer(health, "/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(body(ready).toString()).contains("status=unhealthy", "database=unhealthy");
      assertThat(body(answer(health, "/health/live")))
          .hasToString("{status=healthy, timestamp=2027-01-15T09:00:00Z}");
    }
  }
}
