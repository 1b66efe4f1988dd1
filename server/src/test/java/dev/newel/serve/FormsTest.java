package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The conventions of an interface that the storefront leaves as they are: names, times, envelopes,
/// errors, limits, what is unknown.
class FormsTest {
  private static final String ENTITIES =
      """
      entities:
        Owner: { id: int key, fullName: string(1..40) }
        CatItem:
          id: int key
          shortName: string(1..40) unique
          owner: Owner?
          made: timestamp created
          changed: timestamp updated
      """;
  private static final Site PLAIN =
      Site.open(
          FormsTest.class,
          ENTITIES
              + """
              api:
                base: "/{version}/x"
                access: public
                names: snake_case
                timestamps: { precision: us, increasing: true }
                unknown: ignore
                etags: weak
                cors: ["https://one.example"]
                body: 1KB
                limits: { headers: both, reset: epoch }
                methods: { update: { http: PUT }, delete: { status: 200 } }
                errors: { body: problem }
              observability: { health: { path: /up, live: /up/alive, ready: /up/able } }
              identity: { roles: { anonymous: { limit: 1000/min per ip } } }
              resources:
                items:
                  of: CatItem
                  list: { limit: 5/min per ip, counts-as: 2 requests, sortable: [shortName] }
                  get: public
                  create: { status: 202, unknown: reject }
                  update: public
                  delete: public
                owners: { of: Owner, create: public }
              """);
  private static final Site SHAPED =
      Site.open(
          FormsTest.class,
          ENTITIES
              + """
              api:
                access: public
                envelope: { request: { "{one}": "{item}" }, one: { "{one}": "{item}" }, many: { "{many}": "{items}" }, page: { "{many}": "{items}", n: "{total}", p: "{page}", s: "{size}", ps: "{pages}" } }
                errors: { body: { errors: { "{about}": ["{text}"] }, code: "{code}" } }
              resources:
                cats: { of: CatItem, singular: cat, list: public, get: public, create: public }
                data: { of: CatItem, envelope: data, list: { page: none }, get: { envelope: none } }
              errors:
                DUPLICATE: { status: 400, text: "{field} is taken already.", code: TAKEN }
              """);

  @AfterAll
  static void close() {
    PLAIN.close();
    SHAPED.close();
  }

  private static Api.Answer item(String name) {
    return PLAIN.api().raw("POST", "/items", "{\"short_name\":\"" + name + "\"}");
  }

  @Test
  @Proves({"api/base", "api/names", "operation/status"})
  void names_bases_and_statuses_are_as_said() {
    var made = item("names");
    assertThat(made.status()).as(made.body()).isEqualTo(202);
    assertThat(made.text("short_name")).isEqualTo("names");
    assertThat(PLAIN.api().get("//v1/x/items/" + made.text("id")).text("short_name"))
        .isEqualTo("names");
  }

  @Test
  @Proves({"api/timestamps", "timestamps/precision", "timestamps/increasing"})
  void times_have_their_digits_and_rise() {
    var made = item("times");
    assertThat(made.text("made")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    var changed = PLAIN.api().raw("PUT", "/items/" + made.text("id"), "{\"short_name\":\"t2\"}");
    assertThat(changed.text("changed")).isGreaterThan(made.text("changed"));
  }

  @Test
  @Proves({"api/unknown", "operation/unknown"})
  void an_unknown_field_is_ignored_or_refused() {
    var made = item("unknown");
    var path = "/items/" + made.text("id");
    assertThat(PLAIN.api().raw("PUT", path, "{\"short_name\":\"u2\",\"x\":1}").status())
        .isEqualTo(200);
    var refused = PLAIN.api().raw("POST", "/items", "{\"short_name\":\"u3\",\"x\":1}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("UNKNOWN_FIELD");
  }

  @Test
  @Proves({"health/path", "health/live", "health/ready"})
  void health_is_told_where_the_design_says() {
    assertThat(PLAIN.api().get("//up").text("checks", "database")).isEqualTo("healthy");
    assertThat(PLAIN.api().get("//up/alive").text("status")).isEqualTo("healthy");
    assertThat(PLAIN.api().get("//up/able").text("status")).isEqualTo("healthy");
    assertThat(PLAIN.api().get("//health").status()).isEqualTo(404);
  }

  @Test
  @Proves({"api/methods", "method/http", "method/status"})
  void a_standard_method_may_differ_everywhere() {
    var made = item("methods");
    var path = "/items/" + made.text("id");
    assertThat(PLAIN.api().raw("PATCH", path, "{}").status()).isEqualTo(405);
    assertThat(PLAIN.api().raw("PUT", path, "{}").text("short_name")).isEqualTo("methods");
    assertThat(PLAIN.api().delete(path).status()).isEqualTo(200);
  }

  @Test
  @Proves({
    "operation/limit",
    "operation/counts-as",
    "api/limits",
    "limits/headers",
    "limits/reset"
  })
  void an_operation_may_have_a_limit_of_its_own() {
    var first = PLAIN.api().get("/items");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("RateLimit")).isNotEmpty();
    assertThat(Long.parseLong(first.header("X-RateLimit-Reset"))).isGreaterThan(1_700_000_000L);
    assertThat(PLAIN.api().get("/items").status()).isEqualTo(200);
    var refused = PLAIN.api().get("/items");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(item("limits").status()).isEqualTo(202);
  }

  @Test
  @Proves({"api/cors", "api/body"})
  void origins_and_sizes_have_their_bounds() {
    var known = PLAIN.api().with("Origin", "https://one.example");
    var preflight =
        known.with("Access-Control-Request-Method", "POST").send("OPTIONS", "/items", null);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://one.example");
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(
            PLAIN
                .api()
                .with("Origin", "https://one.example.evil")
                .send("OPTIONS", "/items", null)
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
    assertThat(item("n".repeat(1100)).status()).isEqualTo(413);
  }

  @Test
  void a_problem_is_told_by_rfc_9457() {
    var refused = PLAIN.api().raw("POST", "/items", "{\"short_name\":\"\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("status")).isEqualTo("422");
    assertThat(refused.at("title")).isNotNull();
    assertThat(refused.body()).contains("short_name");
  }

  private static Api.Answer cat(String name) {
    return SHAPED.api().post("/cats", Map.of("cat", Map.of("shortName", name)));
  }

  @Test
  @Proves({
    "api/envelope",
    "envelope/request",
    "envelope/one",
    "envelope/many",
    "envelope/page",
    "envelope/preset",
    "resource/envelope",
    "operation/envelope",
    "resource/singular"
  })
  void bodies_stand_in_their_envelopes() {
    var made = cat("around");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.text("cat", "shortName")).isEqualTo("around");
    assertThat(SHAPED.api().post("/cats", Map.of("shortName", "bare")).status()).isEqualTo(422);
    var list = SHAPED.api().get("/cats");
    assertThat(list.all("shortName", "cats")).contains("around");
    assertThat(list.text("p")).isEqualTo("1");
    assertThat(list.text("s")).isEqualTo("20");
    assertThat(list.text("ps")).isEqualTo("1");
    assertThat(SHAPED.api().get("/data").all("shortName", "data")).contains("around");
    assertThat(SHAPED.api().get("/data/" + made.text("cat", "id")).text("shortName"))
        .isEqualTo("around");
  }

  @Test
  @Proves({
    "api/errors",
    "errors/body",
    "the file/errors",
    "error/status",
    "error/text",
    "error/code"
  })
  void an_error_has_the_form_status_and_words_of_the_design() {
    cat("twice");
    var refused = cat("twice");
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("TAKEN");
    assertThat(refused.text("errors", "shortName", 0)).isEqualTo("shortName is taken already.");
  }
}
