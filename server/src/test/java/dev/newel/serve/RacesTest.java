package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many who want the same thing at once: one of them gets it, and the others are told.
@Timeout(120)
class RacesTest {
  private static final int MANY = 6;

  private static final Site SITE =
      Site.open(
          RacesTest.class,
          """
          entities:
            User: { id: uuid key, email: email unique, password: password(8..), role: role = member }
            Tag: { id: uuid key, name: string unique }
            Counter: { id: uuid key, count: int = 0, version: int revision }
          identity:
            users: User
            login: email
            password: { cost: 4 }
            tokens: { access: { for: 15m }, refresh: { for: 30d, rotate: always } }
            roles: { anonymous: {}, member: {} }
          api: { access: public, etags: strong }
          resources:
            tags: { of: Tag, create: {} }
            counters: { of: Counter, get: {}, create: {}, update: { match: required } }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static <T> List<T> atOnce(IntFunction<Callable<T>> each)
      throws InterruptedException, ExecutionException, TimeoutException {
    var all = new ArrayList<Future<T>>();
    var results = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < MANY; i++) {
        all.add(threads.submit(each.apply(i)));
      }
      for (var one : all) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
    }
    return results;
  }

  /// All of them have been judged and are about to insert before the first one does.
  @Test
  void of_many_who_create_one_unique_value_one_succeeds() throws Exception {
    var schema = SITE.schema();
    var gate = schema.schema().hashCode();
    schema.execute(
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " PERFORM pg_advisory_xact_lock_shared(%d); RETURN NEW; END $$".formatted(gate),
        "CREATE TRIGGER wait BEFORE INSERT ON tag FOR EACH ROW EXECUTE FUNCTION wait()");
    var waiting =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %d"
            .formatted(Integer.toUnsignedLong(gate));
    try (var holder = schema.connect();
        var statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(%d)".formatted(gate));
      Thread.ofVirtual()
          .start(
              () -> {
                while (!schema.value(waiting).equals(String.valueOf(MANY))) {
                  Thread.onSpinWait();
                }
                try {
                  statement.execute("SELECT pg_advisory_unlock(%d)".formatted(gate));
                } catch (java.sql.SQLException e) {
                  throw new AssertionError(e);
                }
              });
      var answers = atOnce(i -> () -> API.post("/tags", Map.of("name", "one")));
      assertThat(answers.stream().map(Api.Answer::status).filter(status -> status == 201))
          .hasSize(1);
      assertThat(answers.stream().map(Api.Answer::status).filter(status -> status == 409))
          .hasSize(MANY - 1);
      assertThat(schema.value("SELECT count(*) FROM tag")).isEqualTo("1");
    }
  }

  @Test
  void of_many_who_change_one_state_one_succeeds() throws Exception {
    var created = API.post("/counters", Map.of());
    var path = "/counters/" + created.text("id");
    var tag = created.header("ETag");
    var statuses =
        atOnce(
            i ->
                () ->
                    API.with("If-Match", tag)
                        .raw("PATCH", path, "{\"count\": %d}".formatted(i + 1))
                        .status());
    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 412)).hasSize(MANY - 1);
  }

  @Test
  void no_update_is_lost() throws Exception {
    var path = "/counters/" + API.post("/counters", Map.of()).text("id");
    var rounds = 3;
    var tries =
        atOnce(
            i ->
                () -> {
                  var done = 0;
                  var tried = 0;
                  while (done < rounds) {
                    var seen = API.get(path);
                    var next = Long.parseLong(seen.text("count")) + 1;
                    var answer =
                        API.with("If-Match", seen.header("ETag"))
                            .raw("PATCH", path, "{\"count\": %d}".formatted(next));
                    assertThat(answer.status()).isIn(200, 412);
                    done += answer.status() == 200 ? 1 : 0;
                    tried++;
                  }
                  return tried;
                });
    assertThat(tries).allMatch(tried -> tried >= rounds);
    assertThat(API.get(path).text("count")).isEqualTo(String.valueOf(MANY * rounds));
  }

  private static Api.Answer refresh(String token) {
    return API.post("/auth/refresh", Map.of("refreshToken", token));
  }

  /// Whoever comes second uses a token that was used: one of the two has stolen it, so that nobody
  /// keeps what it led to.
  @Test
  void of_many_who_use_one_refresh_token_one_succeeds_and_its_family_ends() throws Exception {
    var registered =
        API.post("/auth/register", Map.of("email", "a@site.example", "password", "correct horse"));
    var token = registered.text("refreshToken");
    var answers = atOnce(i -> () -> refresh(token));
    var statuses = answers.stream().map(Api.Answer::status).toList();
    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 401)).hasSize(MANY - 1);
    var winner = answers.stream().filter(each -> each.status() == 200).findFirst().orElseThrow();
    assertThat(refresh(winner.text("refreshToken")).status()).isEqualTo(401);
    assertThat(SITE.schema().value("SELECT count(*) FROM newel_refresh_token")).isEqualTo("0");
  }
}
