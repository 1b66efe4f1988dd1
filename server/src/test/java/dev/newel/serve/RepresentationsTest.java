package dev.newel.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What answers bear beside their body, and what is not there at all.
class RepresentationsTest {
  private static final Storefront SHOP = Storefront.open(RepresentationsTest.class);
  private static final String CATEGORY = SHOP.category();
  private static final String ORIGIN = "https://shop.example";
  private static final Duration MINUTE = Duration.ofSeconds(61);

  private String admin = "";

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// Another minute, so that no limit answers instead; and a token that is young.
  @BeforeEach
  void a_minute_later() {
    SHOP.later(MINUTE);
    admin = SHOP.admin();
  }

  /// The headers of an answer but those that name the one request.
  private static Map<String, List<String>> headers(Api.Answer answer) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.response().headers().map());
    Set.of(
            "age",
            "date",
            "x-request-id",
            "traceparent",
            "x-ratelimit-remaining",
            "x-ratelimit-reset")
        .forEach(headers::remove);
    return headers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/products", "/products?pageSize=1", "/products/{id}", "/products/x", "/nothing"})
  void head_has_the_headers_of_get_and_no_body(String path) {
    var at = path.replace("{id}", SHOP.product(admin, "Shown", CATEGORY));
    var get = SHOP.api().as(admin).get(at);
    var head = SHOP.api().as(admin).send("HEAD", at, null);
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(headers(head)).isEqualTo(headers(get)).containsKey("Content-Length");
    assertThat(head.response().body()).isEmpty();
  }

  @Test
  void nothing_follows_the_headers_of_an_answer_to_head() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), SHOP.api().port())) {
      socket
          .getOutputStream()
          .write(
              "HEAD /api/v1/products HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
      var all = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(all).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
      assertThat(all).containsOnlyOnce("\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%s | 304",
        "W/%s | 304",
        "\"other\", %s | 304",
        "%s, \"other\" | 304",
        "\"a\" , \"b\",%s , \"c\" | 304",
        "* | 304",
        "\"other\" | 200",
        "\"other\", W/\"another\" | 200"
      })
  void any_tag_of_a_list_may_be_the_known_one(String given, int status) {
    var path = "/products/" + SHOP.product(admin, "Tagged", CATEGORY);
    var whole = SHOP.api().as(admin).get(path);
    var answer =
        SHOP.api().as(admin).with("If-None-Match", given.formatted(whole.header("ETag"))).get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("ETag")).isEqualTo(whole.header("ETag"));
    // RFC 9110, section 15.4.5: what the whole answer would have said.
    assertThat(answer.header("Cache-Control")).isEqualTo(whole.header("Cache-Control"));
    assertThat(answer.response().headers().allValues("Vary"))
        .isEqualTo(whole.response().headers().allValues("Vary"));
    if (status == 304) {
      assertThat(answer.response().body()).isEmpty();
    }
  }

  @Test
  void an_answer_that_differs_by_caller_and_page_says_so() {
    var answer = SHOP.api().as(admin).with("Origin", ORIGIN).get("/products");
    assertThat(answer.response().headers().allValues("Vary")).contains("Authorization", "Origin");
  }

  @Test
  void a_page_of_a_known_origin_may_read_every_error() {
    var api = SHOP.api().with("Origin", ORIGIN);
    var errors =
        List.of(
            api.as(admin).raw("POST", "/products", "{"),
            api.get("/users/me"),
            api.as(SHOP.user()).post("/products", Map.of()),
            api.get("/nothing"),
            api.send("PATCH", "/products", null),
            api.with("Accept", "text/html").get("/products"),
            api.as(admin).with("Content-Type", "text/plain").raw("POST", "/products", "{}"),
            api.as(admin).post("/products", Map.of()));
    assertThat(errors)
        .extracting(Api.Answer::status)
        .containsExactly(400, 401, 403, 404, 405, 406, 415, 422);
    errors.forEach(RepresentationsTest::assertReadable);
  }

  private static void assertReadable(Api.Answer error) {
    assertThat(error.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(error.response().headers().allValues("Vary")).contains("Origin");
    assertThat(error.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
  }

  @Test
  void it_may_read_what_is_too_much_and_what_went_wrong() {
    var api = SHOP.api().with("Origin", ORIGIN);
    var large = api.as(admin).raw("POST", "/products", "x".repeat((1 << 20) + 1));
    assertThat(large.status()).isEqualTo(413);
    assertReadable(large);
    SHOP.schema().execute("ALTER TABLE product RENAME TO away");
    try {
      var broken = api.get("/products?pageSize=3");
      assertThat(broken.status()).isEqualTo(500);
      assertReadable(broken);
    } finally {
      SHOP.schema().execute("ALTER TABLE away RENAME TO product");
    }
    var last = api.get("/products");
    for (var i = 0; i < 1_000 && last.status() != 429; i++) {
      last = api.get("/products");
    }
    assertThat(last.status()).isEqualTo(429);
    assertReadable(last);
    assertThat(last.header("Access-Control-Expose-Headers")).contains("Retry-After");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example.evil.example", "http://shop.example", "null", "*"})
  void an_origin_that_only_looks_alike_is_not_let_in(String origin) {
    var answer = SHOP.api().with("Origin", origin).get("/products");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void a_preflight_is_told_what_may_be_sent() {
    var ask =
        SHOP.api()
            .with("Access-Control-Request-Method", "PUT")
            .with("Access-Control-Request-Headers", "authorization,content-type");
    var known = ask.with("Origin", ORIGIN).send("OPTIONS", "/products/1", null);
    assertThat(known.status()).isEqualTo(204);
    assertThat(known.header("Access-Control-Allow-Methods")).contains("GET", "PUT", "DELETE");
    assertThat(known.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "Idempotency-Key");
    assertThat(known.header("Access-Control-Max-Age")).isEqualTo("600");
    var other = ask.with("Origin", "https://other.example").send("OPTIONS", "/products/1", null);
    assertThat(headers(other).keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  private static byte[] zeros(int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write("{\"name\":\"".getBytes(US_ASCII));
      out.write(new byte[size]);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip", "nonsense"})
  void a_body_in_a_coding_is_refused_however_large_it_would_become(String coding)
      throws IOException {
    var answer =
        SHOP.api()
            .as(admin)
            .with("Content-Encoding", coding)
            .send("POST", "/products", zeros(50 << 20));
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text("error", "code")).isEqualTo("UNSUPPORTED_TYPE");
    assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(SHOP.api().get("/products").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "//admin",
        "//actuator",
        "//actuator/env",
        "//api",
        "//api/v0/products",
        "//api/v2/products",
        "//products",
        "//swagger-ui.html",
        "//v3/api-docs",
        "//.env",
        "//.git/config",
        "//server-status",
        "//debug/pprof",
        "/users",
        "/users/1",
        "/categories",
        "/auth",
        "/auth/password",
        "/products/1/related",
        "/newel_refresh_token"
      })
  void what_the_design_does_not_name_is_not_there(String path) {
    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      var answer =
          SHOP.api()
              .as(admin)
              .send(method, path, method.startsWith("P") ? JsonText.bytes(Map.of()) : null);
      assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
      assertThat(answer.text("error", "code")).isEqualTo("NOT_FOUND");
      assertThat(answer.text("error", "requestId")).isEqualTo(answer.header("X-Request-Id"));
    }
  }

  /// What answers at each path by the design; every other method is refused and named as not there.
  @ParameterizedTest
  @CsvSource({
    "/auth/register, POST",
    "/auth/login, POST",
    "/auth/refresh, POST",
    "/auth/logout, POST",
    "/products, GET POST",
    "/products/{id}, GET PUT DELETE",
    "/users/me, GET",
    "/orders, GET POST",
    "/orders/{id}, GET",
    "/orders/{id}/cancel, POST",
    "//health, GET"
  })
  void a_method_that_the_design_does_not_name_is_refused(String path, String methods) {
    var id = SHOP.product(admin, "Stays", CATEGORY);
    var named = List.of(methods.split(" ", -1));
    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW")) {
      if (named.contains(method)) {
        continue;
      }
      var answer = SHOP.api().as(admin).send(method, path.replace("{id}", id), null);
      assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
      assertThat(answer.text("error", "code")).isEqualTo("METHOD_NOT_ALLOWED");
      assertThat(List.of(answer.header("Allow").split(", ", -1)))
          .contains("OPTIONS")
          .containsAll(named)
          .doesNotContain(method);
    }
    assertThat(SHOP.api().get("/products/" + id).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "accessToken", "token", "Authorization", "api_key"})
  void a_token_in_the_address_is_no_token(String name) {
    assertThat(SHOP.api().get("/users/me?" + name + "=" + admin).status()).isEqualTo(401);
    var list = SHOP.api().get("/products?" + name + "=" + admin);
    assertThat(list.status()).isEqualTo(400);
    assertThat(list.body()).doesNotContain(admin);
  }

  @Test
  void a_refused_request_counts_down_and_has_no_effect() {
    SHOP.later(MINUTE);
    var before = SHOP.schema().value("SELECT count(*) FROM \"user\"");
    for (var left = 99; left >= 0; left--) {
      var answer = SHOP.api().get("/products?pageSize=1");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(String.valueOf(left));
    }
    for (var i = 0; i < 3; i++) {
      var refused = SHOP.api().post("/auth/register", Bodies.registration("late@shop.example"));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(refused.header("Retry-After")).isEqualTo(refused.header("X-RateLimit-Reset"));
    }
    assertThat(SHOP.schema().value("SELECT count(*) FROM \"user\"")).isEqualTo(before);
    SHOP.later(MINUTE);
    assertThat(SHOP.api().post("/auth/register", Bodies.registration("late@shop.example")).status())
        .isEqualTo(201);
  }
}
