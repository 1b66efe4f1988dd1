package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.identity.AnswerSeal;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request that bears a key may be sent again without a second effect.
@Proves({"operation/idempotent", "api/idempotency", "idempotency/keep", "idempotency/header"})
class IdempotencyTest {
  private static final String KEY = "Request-Key";
  private static final String SCOPE = "notes.create ip 127.0.0.1";

  private static final Site SITE =
      Site.open(
          IdempotencyTest.class,
          """
          api: { base: /api, etags: strong, idempotency: { keep: 2h, header: Request-Key } }
          identity:
            users: Person
            login: email
            tokens: { access: { for: 24h } }
            roles: { member: {} }
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72) }
            Board: { id: uuid key, name: string(1..80) }
            Task: { id: uuid key, title: string(1..80), board: Board parent }
            Note: { id: uuid key, text: string(1..80), revision: int revision }
            Hook: { id: uuid key, name: string(1..40), key: secret(32) }
          resources:
            boards: { of: Board, create: member, delete: member }
            tasks:
              of: Task
              in: boards
              create: { access: member, idempotent: required }
              list: member
            hooks: { of: Hook, create: { access: public, idempotent: optional, answers: [id, name, key] } }
            notes:
              of: Note
              create: { access: public, idempotent: optional }
              update: public
              get: public
              list: public
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Api member() {
    var email = UUID.randomUUID() + "@site.example";
    var body = Map.of("email", email, "password", "first-secret");
    return SITE.api().as(SITE.api().post("/auth/register", body).text("accessToken"));
  }

  private static Answer note(String key, String text) {
    return SITE.api().with(KEY, key).post("/notes", Map.of("text", text));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static long notes(String text) {
    return Long.parseLong(
        SITE.schema().value("SELECT count(*) FROM note WHERE text = '" + text + "'"));
  }

  @Test
  void the_same_request_gets_the_same_answer_and_has_one_effect() {
    var key = key();
    var first = note(key, "once");
    var again = note(key, "once");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.response().body()).isEqualTo(first.response().body());
    for (var header : new String[] {"Location", "ETag", "Content-Type"}) {
      assertThat(again.header(header)).isNotEmpty().isEqualTo(first.header(header));
    }
    assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    assertThat(notes("once")).isEqualTo(1);
  }

  @Test
  void what_became_of_the_row_does_not_change_the_answer() {
    var key = key();
    var first = note(key, "before");
    SITE.api().send("PATCH", "/notes/" + first.text("id"), JsonText.bytes(Map.of("text", "after")));
    var again = note(key, "before");
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void a_replay_comes_before_what_the_effect_has_changed() {
    var ada = member();
    var board = ada.post("/boards", Map.of("name", "One")).text("id");
    var path = "/boards/" + board + "/tasks";
    var keyed = ada.with(KEY, key());
    var first = keyed.post(path, Map.of("title", "Do it"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(ada.delete("/boards/" + board).status()).isEqualTo(204);
    assertThat(keyed.post(path, Map.of("title", "Do it")).status()).isEqualTo(201);
    assertThat(ada.with(KEY, key()).post(path, Map.of("title", "Do it")).status()).isEqualTo(404);
  }

  @Test
  void a_key_is_for_one_request() {
    var key = key();
    note(key, "first");
    var other = note(key, "second");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("KEY_REUSED");
    assertThat(notes("second")).isZero();
  }

  @Test
  void a_key_is_for_one_caller() {
    var ada = member();
    var path = "/boards/" + ada.post("/boards", Map.of("name", "Two")).text("id") + "/tasks";
    var key = key();
    var hers = ada.with(KEY, key).post(path, Map.of("title", "Same"));
    var his = member().with(KEY, key).post(path, Map.of("title", "Same"));
    assertThat(hers.status()).isEqualTo(201);
    assertThat(his.status()).isEqualTo(201);
    assertThat(his.text("id")).isNotEqualTo(hers.text("id"));
  }

  @Test
  void a_key_that_is_demanded_must_be_there() {
    var ada = member();
    var path = "/boards/" + ada.post("/boards", Map.of("name", "Three")).text("id") + "/tasks";
    var answer = ada.post(path, Map.of("title", "No key"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("KEY_REQUIRED");
    assertThat(answer.body()).contains(KEY);
  }

  @Test
  void what_is_no_key_is_refused() {
    for (var key : new String[] {"", "two words", "x".repeat(256)}) {
      var answer = note(key, "refused");
      assertThat(answer.status()).as("`%s`", key).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("MALFORMED");
    }
    var two = SITE.api().with(KEY, key()).with(KEY, key()).post("/notes", Map.of("text", "two"));
    assertThat(two.status()).isEqualTo(400);
    assertThat(notes("refused") + notes("two")).isZero();
    assertThat(note("x".repeat(255), "longest").status()).isEqualTo(201);
  }

  @Test
  void a_refused_request_is_judged_anew() {
    var key = key();
    assertThat(note(key, "").status()).isEqualTo(422);
    assertThat(note(key, "now it fits").status()).isEqualTo(201);
  }

  @Test
  void a_key_is_forgotten_in_the_end() {
    var key = key();
    var first = note(key, "forgotten");
    SITE.later(Duration.ofMinutes(119));
    assertThat(note(key, "forgotten").text("id")).isEqualTo(first.text("id"));
    SITE.later(Duration.ofMinutes(2));
    assertThat(note(key, "forgotten").text("id")).isNotEqualTo(first.text("id"));
    assertThat(notes("forgotten")).isEqualTo(2);
    SITE.later(Duration.ofHours(3));
    note(key(), "sweeps");
    assertThat(
            SITE.schema()
                .value(
                    "SELECT count(*) FROM newel_idempotency WHERE key = '%s'"
                        .formatted(AnswerSeal.of(SCOPE, key).name())))
        .isEqualTo("0");
  }

  @Test
  void a_secret_that_is_shown_once_is_shown_again_to_who_has_the_key_and_kept_nowhere() {
    var key = key();
    var keyed = SITE.api().with(KEY, key);
    var first = keyed.post("/hooks", Map.of("name", "Bell"));
    var secret = first.text("key");
    assertThat(first.status()).isEqualTo(201);
    assertThat(secret).hasSizeGreaterThan(20);
    var again = keyed.post("/hooks", Map.of("name", "Bell"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text("key")).isEqualTo(secret);
    assertThat(again.header("Cache-Control")).contains("no-store");
    var all =
        SITE.schema()
            .value(
                "SELECT string_agg(each::text || encode(body, 'escape'), ' ') FROM newel_idempotency AS each");
    assertThat(all).doesNotContain(secret, key, "Bell");
    assertThat(SITE.schema().value("SELECT string_agg(hook::text, ' ') FROM hook"))
        .doesNotContain(secret);
  }

  @Test
  void an_answer_that_somebody_changed_is_not_given() {
    var key = key();
    note(key, "sealed");
    SITE.schema()
        .execute(
            "UPDATE newel_idempotency SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE key = '%s'"
                .formatted(AnswerSeal.of(SCOPE, key).name()));
    assertThat(note(key, "sealed").status()).isEqualTo(500);
    assertThat(notes("sealed")).isEqualTo(1);
  }

  @Test
  void while_the_first_is_handled_the_second_is_told_so() throws Exception {
    var key = key();
    var name = AnswerSeal.of(SCOPE, key).name();
    try (var first = SITE.schema().connect();
        var lock = first.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, name);
      lock.execute();
      var second = note(key, "waited for");
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.text("code")).isEqualTo("IN_PROGRESS");
    }
    assertThat(notes("waited for")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void of_many_at_once_one_has_an_effect(String isolation) throws Exception {
    try (var site =
        Site.open(
            IdempotencyTest.class,
            """
            storage: { isolation: %s }
            api: { access: public }
            entities: { Note: { id: uuid key, text: string(1..80) } }
            resources: { notes: { of: Note, create: { idempotent: required } } }
            """
                .formatted(isolation))) {
      var keyed = site.api().with("Idempotency-Key", key());
      var calls = new ArrayList<Callable<Answer>>();
      for (var i = 0; i < 16; i++) {
        calls.add(() -> keyed.post("/notes", Map.of("text", "raced")));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(calls)) {
          assertThat(done.get().status()).isIn(201, 409);
        }
      }
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("1");
    }
  }
}
