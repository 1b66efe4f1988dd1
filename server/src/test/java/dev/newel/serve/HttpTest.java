package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP itself: methods, media types, sizes, headers, hostile bodies, limits.
class HttpTest {
  private static final Storefront SHOP = Storefront.open(HttpTest.class);
  private static final String ADMIN = SHOP.admin();
  private static final String CATEGORY = SHOP.category();

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void an_unknown_route_answers_404_in_the_envelope() {
    var answer = SHOP.api().get("/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error", "code")).isEqualTo("NOT_FOUND");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void a_method_that_is_not_there_answers_405_with_those_that_are() {
    var answer = SHOP.api().raw("PATCH", "/products", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void head_is_get_without_the_body_and_options_tells_the_methods() {
    var get = SHOP.api().get("/products");
    var head = SHOP.api().send("HEAD", "/products", null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    var options = SHOP.api().send("OPTIONS", "/products", null);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void what_cannot_be_answered_is_406_and_what_cannot_be_read_is_415() {
    assertThat(SHOP.api().with("Accept", "text/html").get("/products").status()).isEqualTo(406);
    assertThat(
            SHOP.api().with("Accept", "text/html, application/*;q=0.5").get("/products").status())
        .isEqualTo(200);
    assertThat(SHOP.api().with("Accept", "*/*, application/json;q=0").get("/products").status())
        .isEqualTo(406);
    var answer =
        SHOP.api().as(ADMIN).with("Content-Type", "text/plain").raw("POST", "/products", "{}");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Accept-Post")).isEqualTo("application/json");
  }

  @Test
  void a_body_that_is_too_large_answers_413() {
    var answer =
        SHOP.api().as(ADMIN).raw("POST", "/products", "{\"name\":\"" + "a".repeat(1 << 20) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("error", "code")).isEqualTo("TOO_BIG");
    assertThat(SHOP.api().get("/products").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "{\"name\":}",
        "nul",
        "{} {}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{'name':1}",
        "\u0000",
        "{\"a\":1e999999999}"
      })
  void a_body_that_is_no_json_answers_400(String body) {
    var answer = SHOP.api().as(ADMIN).raw("POST", "/products", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error", "code")).isEqualTo("MALFORMED");
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(SHOP.api().as(ADMIN).raw("POST", "/products", "[".repeat(100_000)).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"a\"", "true"})
  void a_body_that_is_no_object_answers_422(String body) {
    assertThat(SHOP.api().as(ADMIN).raw("POST", "/products", body).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\ud800"})
  void characters_that_no_database_keeps_answer_422(String name) {
    var body =
        "{\"name\":\"%s\",\"description\":\"\",\"price\":1,\"category\":\"%s\"}"
            .formatted(name, CATEGORY);
    assertThat(SHOP.api().as(ADMIN).raw("POST", "/products", body).status()).isEqualTo(422);
  }

  @Test
  void every_answer_bears_the_headers_that_protect() {
    for (var answer :
        new dev.newel.serve.testing.Api.Answer[] {
          SHOP.api().get("/products"), SHOP.api().get("/nothing")
        }) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Request-Id")).isNotEmpty();
      assertThat(answer.header("Server")).isEmpty();
    }
    assertThat(SHOP.api().with("X-Request-Id", "req-1").get("/products").header("X-Request-Id"))
        .isEqualTo("req-1");
    assertThat(SHOP.api().with("X-Request-Id", "a b<c>").get("/products").header("X-Request-Id"))
        .isNotEqualTo("a b<c>");
  }

  @Test
  void answers_are_kept_only_where_the_design_says_so() {
    assertThat(SHOP.api().get("/products").header("Cache-Control"))
        .isEqualTo("public, max-age=300");
    assertThat(SHOP.api().as(ADMIN).get("/products").header("Cache-Control"))
        .isEqualTo("private, max-age=300");
    assertThat(SHOP.api().as(ADMIN).get("/users/me").header("Cache-Control")).isEqualTo("no-store");
    assertThat(SHOP.api().post("/auth/login", Map.of()).header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void a_known_entity_tag_answers_304_until_the_row_changes() {
    var id = SHOP.product(ADMIN, "Tagged", CATEGORY);
    var tag = SHOP.api().get("/products/" + id).header("ETag");
    var known = SHOP.api().with("If-None-Match", tag).get("/products/" + id);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("ETag")).isEqualTo(tag);
    SHOP.api().as(ADMIN).put("/products/" + id, Bodies.product("Changed", CATEGORY));
    assertThat(SHOP.api().with("If-None-Match", tag).get("/products/" + id).status())
        .isEqualTo(200);
  }

  @Test
  void only_known_origins_are_let_in() {
    var known = SHOP.api().with("Origin", "https://shop.example").get("/products");
    assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(
            SHOP.api()
                .with("Origin", "https://other.example")
                .get("/products")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void health_tells_of_the_database() {
    assertThat(SHOP.api().get("//health").at("checks", "database")).isEqualTo("healthy");
    assertThat(SHOP.api().get("//health/live").status()).isEqualTo(200);
    assertThat(SHOP.api().get("//health/ready").at("status")).isEqualTo("healthy");
  }

  @Test
  void an_operation_that_is_not_served_answers_501_and_does_nothing() {
    try (var site =
        Site.open(
            HttpTest.class,
            """
            api: { access: public, errors: envelope }
            identity: { roles: { anonymous: {} } }
            entities: { Note: { id: uuid key, text: string(1..40) } }
            resources: { notes: { of: Note, create: { calls: mailer.send } } }
            dependencies: { mailer: { offers: { send: { http: POST /mails } } } }
            """)) {
      var answer = site.api().post("/notes", Map.of("text", "Sent"));
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text("error", "code")).isEqualTo("NOT_IMPLEMENTED");
      assertThat(answer.text("error", "message"))
          .isEqualTo(
              "This operation needs a call of a dependency, which this server does not have yet.");
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("0");
    }
  }

  @Test
  void a_stranger_is_limited_and_let_in_again() {
    SHOP.later(Duration.ofMinutes(3));
    var left = Integer.parseInt(SHOP.api().get("/products").header("X-RateLimit-Remaining"));
    assertThat(left).isEqualTo(99);
    for (var i = 0; i < left; i++) {
      assertThat(SHOP.api().get("/products?pageSize=1").status()).isEqualTo(200);
    }
    var refused = SHOP.api().get("/products");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("error", "code")).isEqualTo("RATE_LIMIT_EXCEEDED");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
    SHOP.later(Duration.ofMinutes(2));
    assertThat(SHOP.api().get("/products").status()).isEqualTo(200);
  }

  @Test
  void a_path_is_read_as_utf_8() {
    assertThat(SHOP.api().send("GET", "/products/" + "%C3%A4", null).status()).isEqualTo(400);
    assertThat(
            new String(
                SHOP.api().get("/products/%C3%A4").response().body(), StandardCharsets.UTF_8))
        .contains("id must be a UUID");
  }
}
