package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Wire;
import dev.newel.testing.Golden;
import dev.newel.testing.Proves;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the log tells of requests: each of them once, and of nobody what is nobody's business.
class RequestLogTest {
  private static final String DESIGN =
      """
      identity:
        users: Person
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 15m }, refresh: { for: 7d, in: http-only cookie } }
        roles: { anonymous: {}, member: {} }
      entities:
        Person: { id: uuid key, email: email unique personal, password: password(8..72) }
        Note:
          id: uuid key
          text: string(1..80)
          phone: string(3..30)? personal
          kind: string(1..20)?
      resources:
        people: { of: Person, lookup: email, get: member }
        notes:
          of: Note
          list: { access: public, filter: [phone, kind] }
          get: public
          create: public
          delete: member
      """;

  private static final Site SITE =
      Site.open(
          RequestLogTest.class,
          "observability: { log: { fields: [timestamp, level, service, requestId, method, path, userId, duration, status, error] } }\n"
              + DESIGN);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static Map<?, ?> one(Site site, String id) {
    assertThat(site.logged(id)).hasSize(1);
    return site.logged(id).getFirst();
  }

  @Test
  void every_request_is_told_once_with_its_outcome() throws Exception {
    var before = SITE.log().size();
    var outcomes = new ArrayList<String>();
    for (var request :
        List.of(
            "GET /notes 200",
            "HEAD /notes 200",
            "OPTIONS /notes 204",
            "GET /nothing 404",
            "PUT /notes 405",
            "POST /notes 422",
            "GET /notes/" + id() + " 404",
            "DELETE /notes/" + id() + " 401",
            "GET /health 200",
            "GET /health/live 200",
            "POST /health 405",
            "GET /notes?page=x 400")) {
      var parts = request.split(" ", -1);
      var id = id();
      var answer =
          SITE.api()
              .with("X-Request-Id", id)
              .raw(parts[0], parts[1], parts[0].equals("GET") ? "" : "{}");
      assertThat(answer.header("X-Request-Id")).isEqualTo(id);
      var line = one(SITE, id);
      outcomes.add(line.get("method") + " " + line.get("path") + " " + line.get("status"));
      assertThat(new BigDecimal(parts[2])).as(request).isEqualTo(line.get("status"));
      assertThat(line.containsKey("error")).as(request).isEqualTo(answer.status() >= 400);
    }
    assertThat(outcomes).contains("GET /*** 404", "PUT /notes 405", "GET /notes 400");
    // What is no request at all is told too.
    assertThat(Wire.send(SITE.api().port(), "NONSENSE\r\n", "").status()).isEqualTo(400);
    assertThat(SITE.log()).hasSize(before + 13);
    assertThat(SITE.log().getLast())
        .contains("\"status\":400", "\"error\":\"MALFORMED\"")
        .doesNotContain("\"path\"", "\"method\"");
  }

  @Test
  @Proves({"observability/log", "log/fields", "log/format"})
  void the_storefront_logs_the_fields_that_it_names() {
    try (var site =
        Site.open(
            RequestLogTest.class, Site.design(Golden.root().resolve("examples/storefront")))) {
      var email = id() + "@shop.example";
      var registered = site.api().post("/auth/register", Bodies.registration(email));
      assertThat(registered.status()).isEqualTo(201);
      var id = id();
      site.api().as(registered.text("accessToken")).with("X-Request-Id", id).get("/products");
      var line = one(site, id);
      assertThat(line.keySet().stream().map(String::valueOf))
          .containsExactly(
              "timestamp",
              "level",
              "service",
              "requestId",
              "method",
              "path",
              "userId",
              "duration",
              "status",
              "traceId");
      assertThat(Instant.parse(String.valueOf(line.get("timestamp")))).isNotNull();
      assertThat(line.get("level")).isEqualTo("info");
      assertThat(line.get("service")).isEqualTo("storefront");
      assertThat(line.get("path")).isEqualTo("/api/v1/products");
      assertThat(line.get("userId"))
          .isEqualTo(site.schema().value("SELECT id FROM \"user\" WHERE email = '" + email + "'"));
      assertThat(line.get("duration")).isInstanceOf(BigDecimal.class);
      assertThat(line.get("status")).isEqualTo(new BigDecimal(200));
    }
  }

  @Test
  void a_design_that_says_nothing_of_a_log_has_one() {
    try (var site =
        Site.open(
            RequestLogTest.class,
            """
            entities: { Note: { id: uuid key, text: string } }
            resources: { notes: { of: Note, list: public } }
            """)) {
      var id = id();
      site.api().with("X-Request-Id", id).get("/notes");
      assertThat(one(site, id).keySet().stream().map(String::valueOf))
          .containsExactly(
              "timestamp",
              "level",
              "service",
              "requestId",
              "traceId",
              "method",
              "path",
              "operation",
              "duration",
              "status");
      assertThat(one(site, id)).extracting("operation").isEqualTo("notes.list");
    }
  }

  @Test
  void nothing_personal_or_secret_is_told() {
    var email = "ada-" + id() + "@site.example";
    var phone = "555-" + id().substring(0, 20);
    var password = "secret-" + id();
    var person = Map.of("email", email, "password", password);
    var registered = SITE.api().post("/auth/register", person);
    assertThat(registered.status()).isEqualTo(201);
    var login = SITE.api().post("/auth/login", person);
    assertThat(login.status()).isEqualTo(200);
    SITE.api().post("/auth/login", Map.of("email", email, "password", password + "x"));
    var token = login.text("accessToken");
    var cookie = login.header("Set-Cookie").replaceAll("^[^=]+=([^;]+);.*$", "$1");
    assertThat(cookie).hasSizeGreaterThan(20);
    SITE.api()
        .with("Cookie", login.header("Set-Cookie").split(";", -1)[0])
        .post("/auth/refresh", Map.of());
    var ada = SITE.api().as(token);
    assertThat(ada.post("/notes", Map.of("text", "body-" + phone, "phone", phone)).status())
        .isEqualTo(201);
    assertThat(ada.get("/notes?phone=" + phone).status()).isEqualTo(200);
    var id = id();
    assertThat(ada.with("X-Request-Id", id).get("/people/" + email).status()).isEqualTo(200);
    var slip = id();
    assertThat(ada.with("X-Request-Id", slip).get("/people/" + email + "/").status())
        .isEqualTo(404);
    var other = id();
    assertThat(ada.with("X-Request-Id", other).delete("/people/" + email).status()).isEqualTo(405);
    SITE.api().as(token + "x").get("/people/" + email);
    assertThat(one(SITE, id)).extracting("path").isEqualTo("/people/***");
    assertThat(one(SITE, slip)).extracting("path").isEqualTo("/people/***/");
    assertThat(one(SITE, other)).extracting("path").isEqualTo("/people/***");
    assertThat(String.join("\n", SITE.log()))
        .doesNotContain(
            email, phone, password, token, cookie, token.substring(token.length() - 30));
  }

  @Test
  void a_trace_that_a_caller_has_begun_goes_on() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var id = id();
    var answer =
        SITE.api()
            .with("X-Request-Id", id)
            .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .get("/notes");
    assertThat(one(SITE, id)).extracting("traceId").isEqualTo(trace);
    assertThat(answer.header("traceparent"))
        .matches("00-" + trace + "-[0-9a-f]{16}-01")
        .doesNotContain("00f067aa0ba902b7");
    assertThat(
            SITE.api()
                .with("traceparent", "01-" + trace + "-00f067aa0ba902b7-00-later")
                .get("/nothing")
                .header("traceparent"))
        .startsWith("00-" + trace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
      })
  void what_is_no_trace_begins_a_new_one(String header) {
    var id = id();
    var answer = SITE.api().with("X-Request-Id", id).with("traceparent", header).get("/notes");
    var trace = String.valueOf(one(SITE, id).get("traceId"));
    assertThat(trace).matches("[0-9a-f]{32}").isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(answer.header("traceparent")).startsWith("00-" + trace + "-");
  }

  @Test
  void a_failure_of_ours_is_told_once_with_its_place_and_no_values() {
    try (var site = Site.open(RequestLogTest.class, DESIGN)) {
      site.schema().execute("ALTER TABLE note ADD CONSTRAINT never CHECK (kind <> 'forbidden')");
      var id = id();
      var phone = "555-" + id().substring(0, 20);
      var answer =
          site.api()
              .with("X-Request-Id", id)
              .post("/notes", Map.of("text", "a", "phone", phone, "kind", "forbidden"));
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains(id).doesNotContain("SQLSTATE", "dev.newel");
      var lines = site.logged(id);
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst().get("level")).isEqualTo("error");
      assertThat(String.valueOf(lines.getFirst().get("stack")))
          .contains("SQLSTATE 23514", "at dev.newel.serve.");
      assertThat(lines.getFirst().get("traceId")).isEqualTo(lines.get(1).get("traceId"));
      assertThat(lines.get(1).containsKey("stack")).isFalse();
      assertThat(lines.get(1).get("status")).isEqualTo(new BigDecimal(500));
      assertThat(String.join("\n", site.log())).doesNotContain(phone, "forbidden");
    }
  }

  @Test
  @Proves("log/level")
  void a_level_leaves_out_what_is_below_it_and_may_be_a_setting() {
    var design =
        Site.design(
            "settings: { LOG_LEVEL: { default: error } }\nobservability: { log: { level: LOG_LEVEL } }\n"
                + DESIGN);
    try (var site = Site.open(TestDatabase.open(RequestLogTest.class), design, Map.of())) {
      site.api().get("/notes");
      site.api().get("/nothing");
      assertThat(site.log()).isEmpty();
      site.schema().execute("DROP TABLE note");
      var id = id();
      assertThat(site.api().with("X-Request-Id", id).get("/notes").status()).isEqualTo(500);
      assertThat(site.logged(id)).hasSize(2);
    }
    var given = Map.of("LOG_LEVEL", "debug");
    try (var site = Site.open(TestDatabase.open(RequestLogTest.class), design, given)) {
      site.api().get("/notes");
      assertThat(site.log()).hasSize(1);
    }
  }

  @Test
  void lines_may_be_text() {
    try (var site =
        Site.open(
            RequestLogTest.class,
            "observability: { log: { format: text, fields: [level, method, path, status] } }\n"
                + DESIGN)) {
      site.api().get("/notes");
      assertThat(site.log().getFirst())
          .matches("level=info method=GET path=/notes status=200 traceId=[0-9a-f]{32}");
    }
  }

  @Test
  void what_a_client_sends_stays_one_line() throws Exception {
    var id = id();
    // Bytes that no URI has, sent as they stand; whatever is made of them, no line breaks on them.
    for (var path : List.of("/notes/\u001b[31m", "/notes/\u0085x", "/a\u009bz", "/%0a%0d\t")) {
      Wire.send(SITE.api().port(), "GET " + path + " HTTP/1.1\r\nX-Request-Id: " + id + "\r\n", "");
    }
    var forged = SITE.api().with("X-Request-Id", "a\tb").get("/notes").header("X-Request-Id");
    assertThat(forged).hasSize(36);
    for (var line : SITE.log()) {
      assertThat(line).doesNotMatch("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}].*");
      assertThat(JsonText.parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .isInstanceOf(Map.class);
    }
  }
}
