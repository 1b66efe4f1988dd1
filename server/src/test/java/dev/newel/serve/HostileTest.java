package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import dev.newel.serve.testing.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that mean no good: each gets one clear answer in the envelope, never a 500 and never a
/// stack trace, and the next request is served.
class HostileTest {
  private static final Storefront SHOP = Storefront.open(HostileTest.class);
  private static final String CATEGORY = SHOP.category();

  private String admin = "";

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// Another minute, so that no limit answers instead; and a token that is young.
  @BeforeEach
  void a_minute_later() {
    SHOP.later(Duration.ofSeconds(61));
    admin = SHOP.admin();
  }

  @AfterEach
  void the_next_request_is_served() {
    assertThat(SHOP.api().as(admin).get("/products?pageSize=1").status()).isEqualTo(200);
  }

  private static void assertRefused(Api.Answer answer, Integer... statuses) {
    assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text("error", "code")).matches("[A-Z_]+");
    assertThat(answer.text("error", "message")).matches("[A-Z].*");
    assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static void assertRefused(Wire.Reply reply, Integer... statuses) {
    assertThat(reply.status()).as(reply.toString()).isIn((Object[]) statuses);
    assertThat(reply.head()).contains("\r\ncontent-type: application/json\r\n");
    assertThat(reply.error("code")).as(reply.toString()).matches("[A-Z_]+");
    assertThat(reply.error("requestId"))
        .as(reply.toString())
        .matches("[a-z0-9-]{36}")
        .isEqualTo(reply.header("x-request-id"));
    assertThat(reply.body()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static Wire.Reply send(String head, String body) throws IOException {
    return Wire.send(SHOP.api().port(), head, body);
  }

  static Stream<String> bodies() {
    var product = new String(JsonText.bytes(Bodies.product("N", CATEGORY)), StandardCharsets.UTF_8);
    return Stream.of(
        "[".repeat(10_000),
        "[".repeat(10_000) + "]".repeat(10_000),
        "{\"specifications\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001),
        product.replace("\"name\"", "\"name\":\"x\",\"name\""),
        product.replace("{", "{\"specifications\":{\"a\":\"b\",\"a\":\"c\"},"),
        product.replace("10.50", "1e400"),
        product.replace("10.50", "1E-400"),
        product.replace("10.50", "NaN"),
        product.replace("10.50", "1" + "0".repeat(5_000)),
        product.replace("10.50", "0.1" + "0".repeat(5_000) + "1"),
        product.replace("10.50", "\"10.50\\u0000\""),
        product.replace(CATEGORY, "' OR 1=1 --"),
        product.replace(CATEGORY, UUID.randomUUID().toString()),
        product.replace("{", "{\"__proto__\":{},"),
        product.replace("{", "{\"" + "k".repeat(10_000) + "\":1,"),
        product.replace("\"N\"", "\"\\uD800\""),
        product.replace("\"N\"", "\"" + "n".repeat(900_000) + "\""),
        product + product,
        "\uFEFF",
        "");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_hostile_body_is_refused(String body) {
    assertRefused(SHOP.api().as(admin).raw("POST", "/products", body), 400, 422);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC3, 0xC0, 0xFF, 0x80, 0xED})
  void bytes_that_are_no_utf_8_are_refused(int octet) {
    var body = JsonText.bytes(Bodies.product("N?N", CATEGORY));
    for (var i = 0; i < body.length; i++) {
      if (body[i] == '?') {
        body[i] = (byte) octet;
      }
    }
    assertRefused(SHOP.api().as(admin).send("POST", "/products", body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/%00",
        "/products/%2F",
        "/products/..%2F..%2Fetc%2Fpasswd",
        "/products/%FF%FE",
        "/products/%ZZ",
        "/products/%",
        "/products/;a=b",
        "/products//",
        "/products/%E2%80%AE",
        "/products/'%20OR%20'1'='1",
        "/../products",
        "/products/00000000-0000-0000-0000-00000000000g",
        "/products?sortBy=name;DROP%20TABLE%20product",
        "/products?sortBy=deletedAt",
        "/products?sortBy=passwordHash",
        "/products?sortOrder=asc;--",
        "/products?category=1%27%20OR%20%271%27=%271",
        "/products?page=-1",
        "/products?page=99999999999999999999",
        "/products?pageSize=-5",
        "/products?page=1&page=2",
        "/products?sortBy=name&sortBy=price",
        "/products?page[]=1",
        "/products?page=%",
        "/products?=",
        "/products?%00=1",
        "/products?search=%FF",
        "/products?search=%00"
      })
  void a_hostile_address_is_refused(String target) throws IOException {
    assertRefused(send("GET /api/v1" + target + " HTTP/1.1\r\n", ""), 400, 404);
  }

  @Test
  void sql_in_a_search_is_a_text_like_any_other() {
    SHOP.product(admin, "O'Brien; DROP TABLE product --", CATEGORY);
    for (var text : List.of("%27%20OR%20%271%27=%271", "%25", "_", "%5C", "%27%3B--")) {
      var answer = SHOP.api().as(admin).get("/products?search=" + text);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    assertThat(SHOP.api().as(admin).get("/products?search=O%27Brien;%20DROP").body())
        .contains("O'Brien; DROP TABLE product --");
    assertThat(SHOP.api().as(admin).get("/products?search=%25").body()).doesNotContain("O'Brien");
  }

  @Test
  void many_parameters_are_refused() throws IOException {
    var many = IntStream.range(0, 150).mapToObj(i -> "p" + i + "=1");
    assertRefused(
        send("GET /api/v1/products?" + many.collect(Collectors.joining("&")) + " HTTP/1.1\r\n", ""),
        400);
    var same = "page=1" + "&page=1".repeat(149);
    assertRefused(send("GET /api/v1/products?" + same + " HTTP/1.1\r\n", ""), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/products HTTP/1.1\r\nX-Big: %s\r\n",
        "GET /api/v1/products HTTP/1.1\r\nCookie: %s\r\n",
        "GET /api/v1/products HTTP/1.1\r\nAuthorization: Bearer %s\r\n",
        "GET /api/v1/products?search=%s HTTP/1.1\r\n"
      })
  void a_huge_header_or_line_is_refused(String request) throws IOException {
    assertRefused(send(request.formatted("a".repeat(100_000)), ""), 400, 414, 431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/products HTTP/1.1\r\nBad Header: 1\r\n",
        "GARBAGE\r\n",
        "GET  HTTP/1.1\r\n",
        "GET /api/v1/products HTTP/9.9\r\n",
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: -1\r\n",
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
      })
  void what_is_no_http_is_refused(String head) throws IOException {
    assertRefused(send(head, "zz\r\n{}\r\n0\r\n\r\n"), 400, 505);
  }

  @Test
  void a_method_is_what_the_request_line_says() throws IOException {
    var id = SHOP.product(admin, "Stays", CATEGORY);
    SHOP.api().as(admin).with("X-HTTP-Method-Override", "DELETE").get("/products/" + id);
    SHOP.api().as(admin).get("/products/" + id + "?_method=DELETE");
    assertThat(SHOP.api().get("/products/" + id).status()).isEqualTo(200);
    assertRefused(SHOP.api().send("BREW", "/products", null), 405);
    assertRefused(send("TRACE /api/v1/products HTTP/1.1\r\n", ""), 400, 405);
  }

  /// Against RFC 9110, section 9.1; the decision about Helidon says why.
  @Test
  void a_method_counts_in_any_letter_case() throws IOException {
    assertThat(send("get /api/v1/products HTTP/1.1\r\n", "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json; charset=utf-16",
        "multipart/form-data; boundary=x",
        "nonsense",
        "application/jsonp",
        "*/*"
      })
  void a_wrong_media_type_is_refused(String type) {
    assertRefused(
        SHOP.api().as(admin).with("Content-Type", type).raw("POST", "/products", "{}"), 415);
  }

  @Test
  void a_body_without_a_media_type_is_refused() throws IOException {
    assertRefused(send("POST /api/v1/auth/login HTTP/1.1\r\nContent-Length: 2\r\n", "{}"), 415);
  }

  @Test
  void a_body_that_grows_beyond_the_limit_is_refused() throws IOException {
    var chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
    var head =
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    var reply = send(head, chunk.repeat(80) + "0\r\n\r\n");
    assertRefused(reply, 413);
    assertThat(reply.error("code")).isEqualTo("TOO_BIG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "keep-alive, close"})
  void the_connection_ends_where_the_client_asks_for_it(String connection) throws IOException {
    var head = "GET /api/v1/products HTTP/1.1\r\nConnection: " + connection + "\r\n";
    assertThat(Wire.closes(SHOP.api().port(), head, "")).isTrue();
  }

  /// What stands behind a body that nobody could read would be taken for the next request.
  @Test
  void the_connection_ends_where_the_body_has_no_end() throws IOException {
    var head =
        "POST /api/v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    assertThat(
            Wire.closes(
                SHOP.api().port(), head, "zz\r\nGET /api/v1/products HTTP/1.1\r\nHost: a\r\n\r\n"))
        .isTrue();
  }

  @Test
  void a_token_that_is_none_is_refused() {
    for (var token : List.of(".", "..", "a.b.c", "eyJ.eyJ.x", "x".repeat(5_000))) {
      assertRefused(SHOP.api().as(token).get("/users/me"), 401);
    }
    assertRefused(SHOP.api().with("Authorization", "Bearer").get("/users/me"), 401);
    assertRefused(
        SHOP.api().with("Cookie", "refreshToken=;;=;").send("POST", "/auth/refresh", null), 401);
    assertRefused(
        SHOP.api().post("/auth/login", Bodies.credentials("a@b.example", "x".repeat(500_000))),
        401,
        422);
    assertRefused(SHOP.api().post("/auth/login", Map.of("email", List.of(), "password", 1)), 422);
  }

  @Test
  void of_creates_of_one_value_at_once_one_succeeds() throws Exception {
    var body = Bodies.registration(UUID.randomUUID() + "@shop.example");
    var statuses = atOnce(8, i -> SHOP.api().post("/auth/register", body).status());
    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
  }

  @Test
  void replaces_at_once_leave_one_of_them_whole() throws Exception {
    var id = SHOP.product(admin, "Start", CATEGORY);
    var statuses =
        atOnce(
            8,
            i -> {
              var body = Bodies.product("Name " + i, CATEGORY);
              body.put("stockQuantity", i);
              body.put("images", List.of("https://images.example/" + i));
              return SHOP.api().as(admin).put("/products/" + id, body).status();
            });
    assertThat(statuses).containsOnly(200);
    var left = SHOP.api().get("/products/" + id);
    var number = left.text("product", "stockQuantity");
    assertThat(left.text("product", "name")).isEqualTo("Name " + number);
    assertThat(left.at("product", "images")).isEqualTo(List.of("https://images.example/" + number));
  }

  @Test
  void deletes_at_once_delete_once_and_replaces_beside_them_find_it_or_not() throws Exception {
    var id = SHOP.product(admin, "Gone", CATEGORY);
    var api = SHOP.api().as(admin);
    var body = Bodies.product("Changed", CATEGORY);
    var statuses =
        atOnce(
            8,
            i ->
                i % 2 == 0
                    ? api.delete("/products/" + id).status()
                    : api.put("/products/" + id, body).status());
    assertThat(statuses).containsOnlyOnce(204);
    assertThat(statuses).allMatch(status -> List.of(200, 204, 404).contains(status));
    assertThat(SHOP.api().get("/products/" + id).status()).isEqualTo(404);
  }

  private interface Call {
    int status(int number);
  }

  private static List<Integer> atOnce(int times, Call call) throws Exception {
    var calls = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < times; i++) {
      var number = i;
      calls.add(() -> call.status(number));
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls, 1, TimeUnit.MINUTES)) {
        statuses.add(answer.get());
      }
    }
    return statuses;
  }
}
