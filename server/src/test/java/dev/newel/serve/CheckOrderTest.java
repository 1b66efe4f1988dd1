package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of checks (`dev.newel.design.api.Check`), neighbour by neighbour: a request that fails
/// at both is answered by the earlier one, and by the later one where that is all that is wrong.
class CheckOrderTest {
  private static final String PASSWORD = "first-secret";

  private static final Site SITE =
      Site.open(
          CheckOrderTest.class,
          Storefront.fast(
              Site.design(
                  """
          api: { base: /api, body: 1KB, etags: strong, denied: { read: 403, write: 403 } }
          identity:
            users: Person
            login: email
            tokens: { access: { for: 24h } }
            roles: { anonymous: { limit: 20/min per ip }, member: { limit: 20/min per user }, boss: { is: member } }
            operations: { login: { when: "!barred else BARRED" } }
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72), role: role readonly = member, barred: boolean readonly = false }
            Board: { id: uuid key, name: string(1..20) unique }
            Task:
              fields: { id: uuid key, title: string(1..20) unique, board: Board parent, author: Person owner, done: boolean readonly = false }
              locked: done
          resources:
            boards: { of: Board, create: boss, get: public }
            tasks:
              of: Task
              in: boards
              create: { access: member, idempotent: required }
              update: { access: owner, match: required }
          errors: { BARRED: 409 This account is barred. }
          """)));

  private Api member = SITE.api();

  /// Windows of limits end, and somebody new asks.
  @BeforeEach
  void begin() {
    SITE.later(Duration.ofMinutes(2));
    member = SITE.api().as(registered().token);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private record Person(String id, String email, String token) {}

  private static Person registered() {
    var email = UUID.randomUUID() + "@site.example";
    var answer = SITE.api().post("/auth/register", Map.of("email", email, "password", PASSWORD));
    return new Person(answer.text("person", "id"), email, answer.text("accessToken"));
  }

  private static Api boss() {
    var person = registered();
    SITE.schema().execute("UPDATE person SET role = 'boss' WHERE id = '%s'".formatted(person.id));
    return SITE.api().as(person.token);
  }

  private static String board() {
    return "/boards/" + boss().post("/boards", Map.of("name", word())).text("id");
  }

  private static String word() {
    return UUID.randomUUID().toString().substring(0, 18);
  }

  private static Api keyed(Api api) {
    return api.with("Idempotency-Key", word());
  }

  private Answer task(String board) {
    return keyed(member).post(board + "/tasks", Map.of("title", word()));
  }

  private static Answer patch(Api api, String path, Object body) {
    return api.send("PATCH", path, JsonText.bytes(body));
  }

  private static void exhaust(Api api) {
    for (var i = 0; i < 20; i++) {
      api.get("/boards/" + UUID.randomUUID());
    }
  }

  private static byte[] large() {
    return " ".repeat(2000).getBytes(StandardCharsets.UTF_8);
  }

  private static void answers(Answer answer, int status, String code) {
    assertThat(answer.status() + " " + answer.text("code")).isEqualTo(status + " " + code);
  }

  @Test
  void size_before_the_limit_of_an_address() {
    exhaust(SITE.api());
    answers(SITE.api().send("POST", "/auth/register", large()), 413, "TOO_BIG");
    answers(SITE.api().raw("POST", "/auth/register", "{}"), 429, "RATE_LIMIT_EXCEEDED");
  }

  @Test
  void the_limit_of_an_address_before_the_route() {
    answers(SITE.api().get("/nowhere"), 404, "NOT_FOUND");
    answers(SITE.api().delete("/auth/register"), 405, "METHOD_NOT_ALLOWED");
    exhaust(SITE.api());
    answers(SITE.api().get("/nowhere"), 429, "RATE_LIMIT_EXCEEDED");
    answers(SITE.api().delete("/auth/register"), 429, "RATE_LIMIT_EXCEEDED");
  }

  @Test
  void the_route_before_the_token() {
    var bad = SITE.api().as("no token");
    answers(bad.get("/nowhere"), 404, "NOT_FOUND");
    answers(bad.delete("/boards"), 405, "METHOD_NOT_ALLOWED");
    answers(bad.post("/boards", Map.of("name", "One")), 401, "INVALID_TOKEN");
  }

  @Test
  void the_token_before_the_limit_of_the_caller() {
    var person = registered();
    var api = SITE.api().as(person.token);
    exhaust(api);
    answers(api.get("/boards/" + UUID.randomUUID()), 429, "RATE_LIMIT_EXCEEDED");
    SITE.schema().execute("DELETE FROM person WHERE id = '%s'".formatted(person.id));
    answers(api.get("/boards/" + UUID.randomUUID()), 401, "INVALID_TOKEN");
  }

  @Test
  void the_limit_of_the_caller_before_the_role() {
    answers(member.post("/boards", Map.of("name", "One")), 403, "FORBIDDEN");
    exhaust(member);
    answers(member.post("/boards", Map.of("name", "One")), 429, "RATE_LIMIT_EXCEEDED");
  }

  @Test
  void the_role_before_the_media_types() {
    var html = Map.of("name", "One");
    answers(member.with("Accept", "text/html").post("/boards", html), 403, "FORBIDDEN");
    answers(boss().with("Accept", "text/html").post("/boards", html), 406, "NOT_ACCEPTABLE");
    var plain = member.with("Content-Type", "text/plain");
    answers(plain.raw("POST", "/boards", "One"), 403, "FORBIDDEN");
    answers(
        boss().with("Content-Type", "text/plain").raw("POST", "/boards", "One"),
        415,
        "UNSUPPORTED_TYPE");
  }

  @Test
  void the_media_types_before_the_syntax() {
    var boss = boss();
    answers(
        boss.with("Content-Type", "text/plain").raw("POST", "/boards", "{"),
        415,
        "UNSUPPORTED_TYPE");
    answers(boss.raw("POST", "/boards", "{"), 400, "MALFORMED");
    answers(boss.with("Accept", "text/html").get("/boards/none"), 406, "NOT_ACCEPTABLE");
    answers(boss.get("/boards/none"), 400, "INVALID_PARAMETER");
  }

  @Test
  void the_syntax_before_the_key() {
    var tasks = board() + "/tasks";
    answers(member.raw("POST", tasks, "{"), 400, "MALFORMED");
    answers(member.raw("POST", "/boards/none/tasks", "{}"), 400, "INVALID_PARAMETER");
    answers(member.raw("POST", tasks, "{}"), 400, "KEY_REQUIRED");
  }

  @Test
  void the_key_before_the_rows() {
    var nowhere = "/boards/" + UUID.randomUUID() + "/tasks";
    answers(member.raw("POST", nowhere, "{}"), 400, "KEY_REQUIRED");
    answers(keyed(member).raw("POST", nowhere, "{}"), 404, "BOARD_NOT_FOUND");
  }

  @Test
  void the_rows_before_the_grant() {
    var board = board();
    var others = board + "/tasks/" + task(board).text("id");
    var api = SITE.api().as(registered().token);
    var nowhere = others.replace(board, "/boards/" + UUID.randomUUID());
    answers(patch(api, nowhere, Map.of("title", word())), 404, "BOARD_NOT_FOUND");
    answers(patch(api, others, Map.of("title", word())), 403, "FORBIDDEN");
  }

  @Test
  void the_grant_before_the_fields() {
    var board = board();
    var path = board + "/tasks/" + task(board).text("id");
    var other = SITE.api().as(registered().token);
    answers(patch(other, path, Map.of("title", "")), 403, "FORBIDDEN");
    answers(patch(member, path, Map.of("title", "")), 422, "VALIDATION_ERROR");
  }

  @Test
  void the_fields_before_the_credentials() {
    var email = registered().email;
    var wrong = Map.of("email", email, "password", "not the one", "more", 1);
    answers(SITE.api().post("/auth/login", wrong), 422, "VALIDATION_ERROR");
    answers(
        SITE.api().post("/auth/login", Map.of("email", email, "password", "not the one")),
        401,
        "INVALID_CREDENTIALS");
  }

  @Test
  void the_credentials_before_the_state() {
    var person = registered();
    SITE.schema().execute("UPDATE person SET barred = true WHERE id = '%s'".formatted(person.id));
    answers(
        SITE.api().post("/auth/login", Map.of("email", person.email, "password", "not the one")),
        401,
        "INVALID_CREDENTIALS");
    answers(
        SITE.api().post("/auth/login", Map.of("email", person.email, "password", PASSWORD)),
        409,
        "BARRED");
  }

  @Test
  void the_fields_before_the_state_and_the_state_before_the_precondition() {
    var board = board();
    var task = task(board);
    var path = board + "/tasks/" + task.text("id");
    SITE.schema().execute("UPDATE task SET done = true WHERE id = '%s'".formatted(task.text("id")));
    answers(patch(member, path, Map.of("title", "")), 422, "VALIDATION_ERROR");
    answers(patch(member, path, Map.of("title", word())), 409, "LOCKED");
    SITE.schema()
        .execute("UPDATE task SET done = false WHERE id = '%s'".formatted(task.text("id")));
    answers(patch(member, path, Map.of("title", word())), 428, "PRECONDITION_REQUIRED");
    var stale = member.with("If-Match", "\"stale\"");
    answers(patch(stale, path, Map.of("title", word())), 412, "PRECONDITION_FAILED");
  }

  @Test
  void the_precondition_before_the_effects() {
    var board = board();
    var taken = task(board).text("title");
    var task = task(board);
    var path = board + "/tasks/" + task.text("id");
    var body = Map.of("title", taken);
    answers(patch(member.with("If-Match", "\"stale\""), path, body), 412, "PRECONDITION_FAILED");
    answers(
        patch(member.with("If-Match", task.header("ETag")), path, body), 409, "DUPLICATE_TITLE");
  }
}
