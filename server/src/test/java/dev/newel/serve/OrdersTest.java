package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Storefront;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The orders of the storefront: taken, shown, cancelled, with the workflow that each begins.
class OrdersTest {
  private static final Storefront SHOP = Storefront.open(OrdersTest.class);
  private static final Contract CONTRACT = Contract.of(Storefront.design());
  private static final String CATEGORY = SHOP.category();
  private static final String ADMIN = SHOP.admin();
  private static final String MISSING = "00000000-0000-4000-8000-000000000000";

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// Another minute, so that no limit answers instead.
  @BeforeEach
  void a_minute_later() {
    SHOP.later(Duration.ofSeconds(61));
  }

  private static Api keyed(String token) {
    return SHOP.api().as(token).with("Idempotency-Key", UUID.randomUUID().toString());
  }

  /// A new product for 10.50 of which so many are left.
  private static String product(int left) {
    var body = Bodies.with(Bodies.product("Lamp", CATEGORY), "stockQuantity", left);
    return SHOP.api().as(ADMIN).post("/products", body).text("product", "id");
  }

  private static Map<String, Object> line(String product, int quantity) {
    return Map.of("product", product, "quantity", quantity);
  }

  private static Map<String, Object> basket(Object... lines) {
    return Map.of("lines", List.of(lines), "address", "Long Street 1");
  }

  private static Answer held(String operation, Answer answer) {
    assertThat(CONTRACT.faults(operation, answer)).as(answer.body()).isEmpty();
    return answer;
  }

  private static Answer ordered(String token, Object... lines) {
    return held("POST /orders", keyed(token).post("/orders", basket(lines)));
  }

  private static String left(String product) {
    return SHOP.schema()
        .value("SELECT stock_quantity FROM product WHERE id = '%s'".formatted(product));
  }

  /// State and steps of the workflows of an order.
  private static String workflows(String order) {
    return SHOP.schema()
        .value(
            "SELECT string_agg(name || ' ' || state || ' ' || steps, ', ' ORDER BY number) FROM newel_workflow WHERE subject = '%s'"
                .formatted(order));
  }

  private static String count(String table) {
    return SHOP.schema().value("SELECT count(*) FROM \"" + table + "\"");
  }

  private static Answer cancelled(String token, String order) {
    return held(
        "POST /orders/{id}/cancel",
        SHOP.api().as(token).send("POST", "/orders/" + order + "/cancel", null));
  }

  @Test
  void an_order_is_taken_with_the_prices_of_its_day() {
    var product = product(9);
    var other = product(9);
    var token = SHOP.user();
    var answer = ordered(token, line(product, 2), line(other, 3));
    assertThat(answer.status()).isEqualTo(201);
    var id = answer.text("order", "id");
    assertThat(answer.header("Location")).isEqualTo("/api/v1/orders/" + id);
    assertThat(answer.all("unitPrice", "order", "lines")).containsExactly("10.50", "10.50");
    assertThat(answer.at("order", "total")).isEqualTo(new BigDecimal("52.50"));
    assertThat(answer.text("order", "status")).isEqualTo("pending");
    SHOP.api()
        .as(ADMIN)
        .put(
            "/products/" + product,
            Bodies.with(Bodies.product("Lamp", CATEGORY), "price", new BigDecimal("99.00")));
    assertThat(SHOP.api().as(token).get("/orders/" + id).at("order", "total"))
        .isEqualTo(new BigDecimal("52.50"));
  }

  @Test
  void what_is_ordered_is_reserved_and_the_workflow_recorded() {
    var product = product(9);
    var answer = ordered(SHOP.user(), line(product, 2), line(product, 3));
    var id = answer.text("order", "id");
    assertThat(left(product)).isEqualTo("4");
    assertThat(workflows(id)).isEqualTo("placeOrder begun 1");
    assertThat(
            SHOP.schema()
                .value(
                    "SELECT who || ' ' || request FROM newel_workflow WHERE subject = '%s'"
                        .formatted(id)))
        .isEqualTo(
            "user %s %s"
                .formatted(answer.text("order", "customer"), answer.header("X-Request-Id")));
    assertThat(events(id)).isEqualTo("order.created");
  }

  private static String events(String order) {
    return SHOP.schema()
        .value(
            "SELECT string_agg(type, ' ' ORDER BY number) FROM newel_outbox WHERE subject = '%s'"
                .formatted(order));
  }

  @Test
  void more_than_is_left_is_refused_and_leaves_nothing() {
    var plenty = product(9);
    var few = product(2);
    var before = count("newel_workflow") + count("order") + count("newel_outbox");
    var answer = ordered(SHOP.user(), line(plenty, 1), line(few, 3));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error", "code")).isEqualTo("OUT_OF_STOCK");
    assertThat(answer.text("error", "message"))
        .isEqualTo("Product " + few + " has too few items left.");
    assertThat(left(plenty)).isEqualTo("9");
    assertThat(count("newel_workflow") + count("order") + count("newel_outbox")).isEqualTo(before);
  }

  @Test
  void the_stock_that_readers_see_is_that_after_the_order() {
    var product = product(2);
    assertThat(SHOP.api().get("/products/" + product).at("product", "inStock")).isEqualTo(true);
    var token = SHOP.user();
    var id = ordered(token, line(product, 2)).text("order", "id");
    assertThat(SHOP.api().get("/products/" + product).at("product", "inStock")).isEqualTo(false);
    assertThat(cancelled(token, id).status()).isEqualTo(200);
    assertThat(SHOP.api().get("/products/" + product).at("product", "inStock")).isEqualTo(true);
  }

  @Test
  void what_does_not_fit_is_refused() {
    var product = product(9);
    var token = SHOP.user();
    assertThat(ordered(token, line(MISSING, 1)).status()).isEqualTo(422);
    assertThat(ordered(token).status()).isEqualTo(422);
    assertThat(ordered(token, line(product, 100)).status()).isEqualTo(422);
    var given = Map.of("product", product, "quantity", 1, "unitPrice", new BigDecimal("0.01"));
    assertThat(ordered(token, given).status()).isEqualTo(422);
    var none = held("POST /orders", SHOP.api().as(token).post("/orders", basket(line(product, 1))));
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.text("error", "code")).isEqualTo("KEY_REQUIRED");
    assertThat(held("POST /orders", keyed("none").post("/orders", basket())).status())
        .isEqualTo(401);
    assertThat(left(product)).isEqualTo("9");
  }

  @Test
  void an_order_that_comes_again_is_one_order() {
    var product = product(9);
    var keyed = keyed(SHOP.user());
    var first = keyed.post("/orders", basket(line(product, 2)));
    var again = held("POST /orders", keyed.post("/orders", basket(line(product, 2))));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.body()).isEqualTo(first.body());
    var other = held("POST /orders", keyed.post("/orders", basket(line(product, 1))));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("error", "code")).isEqualTo("KEY_REUSED");
    assertThat(left(product)).isEqualTo("7");
    assertThat(workflows(first.text("order", "id"))).isEqualTo("placeOrder begun 1");
  }

  @Test
  void of_many_who_order_at_once_each_gets_what_is_left() throws Exception {
    var product = product(10);
    var other = product(10);
    var token = SHOP.user();
    var calls = new ArrayList<Callable<Answer>>();
    for (var i = 0; i < 16; i++) {
      // Some in one order, some in the other: nobody waits for each other in a ring.
      var lines =
          i % 2 == 0
              ? basket(line(product, 1), line(other, 1))
              : basket(line(other, 1), line(product, 1));
      calls.add(() -> keyed(token).post("/orders", lines));
    }
    var taken = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(calls)) {
        var answer = held("POST /orders", done.get());
        assertThat(answer.status()).isIn(201, 409);
        if (answer.status() == 201) {
          taken++;
          assertThat(workflows(answer.text("order", "id"))).isEqualTo("placeOrder begun 1");
        }
      }
    }
    assertThat(taken).isEqualTo(10);
    assertThat(left(product)).isEqualTo("0");
    assertThat(left(other)).isEqualTo("0");
  }

  @Test
  void a_pending_order_is_cancelled_and_what_it_reserved_is_free_again() throws Exception {
    var product = product(9);
    var token = SHOP.user();
    var id = ordered(token, line(product, 2), line(product, 1)).text("order", "id");
    var answer = cancelled(token, id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("order", "status")).isEqualTo("cancelled");
    assertThat(left(product)).isEqualTo("9");
    assertThat(workflows(id)).isEqualTo("placeOrder undone 1");
    assertThat(events(id)).isEqualTo("order.created order.cancelled");
    var told =
        SHOP.schema()
            .value(
                "SELECT data FROM newel_outbox WHERE subject = '%s' AND type = 'order.cancelled'"
                    .formatted(id));
    assertThat(
            (Map<?, ?>)
                Objects.requireNonNull(JsonText.parse(told.getBytes(StandardCharsets.UTF_8))))
        .extracting("status")
        .hasToString("cancelled");

    var again = cancelled(token, id);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("error", "code")).isEqualTo("ORDER_NOT_CANCELLABLE");
    assertThat(left(product)).isEqualTo("9");
  }

  @Test
  void of_many_who_cancel_at_once_one_succeeds() throws Exception {
    var product = product(9);
    var token = SHOP.user();
    var id = ordered(token, line(product, 5)).text("order", "id");
    var calls = new ArrayList<Callable<Answer>>();
    for (var i = 0; i < 8; i++) {
      calls.add(() -> cancelled(token, id));
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(calls)) {
        statuses.add(done.get().status());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).contains(409);
    assertThat(left(product)).isEqualTo("9");
  }

  @Test
  void the_order_of_somebody_else_is_not_there() {
    var product = product(9);
    var id = ordered(SHOP.user(), line(product, 2)).text("order", "id");
    assertThat(cancelled(SHOP.user(), id).status()).isEqualTo(404);
    assertThat(cancelled("none", id).status()).isEqualTo(401);
    assertThat(cancelled(SHOP.user(), MISSING).status()).isEqualTo(404);
    assertThat(left(product)).isEqualTo("7");
    assertThat(workflows(id)).isEqualTo("placeOrder begun 1");
  }

  @Test
  void an_order_that_no_request_made_is_cancelled_as_well() {
    var token = SHOP.user();
    var product = product(9);
    var id = UUID.randomUUID().toString();
    SHOP.schema()
        .execute(
            "INSERT INTO \"order\" (id, customer_id, address, status, created_at) VALUES ('%s', '%s', 'Here', 'paid', now())"
                .formatted(id, SHOP.api().as(token).get("/users/me").text("user", "id")),
            "INSERT INTO order_lines (order_id, position, product_id, quantity, unit_price) VALUES ('%s', 0, '%s', 2, 10.50)"
                .formatted(id, product));
    assertThat(cancelled(token, id).status()).isEqualTo(200);
    assertThat(left(product)).isEqualTo("9");
  }

  @Test
  void orders_have_a_limit_of_their_own() {
    var token = SHOP.user();
    SHOP.later(Duration.ofSeconds(61));
    for (var i = 0; i < 300; i++) {
      assertThat(SHOP.api().as(token).post("/orders", Map.of()).status()).isEqualTo(400);
    }
    var refused = held("POST /orders", keyed(token).post("/orders", basket()));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(SHOP.api().as(token).get("/orders").status()).isEqualTo(200);
  }
}
