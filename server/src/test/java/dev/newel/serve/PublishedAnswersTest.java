package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Storefront;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Answers are as the published document says, and hold nothing of what the one who asked has sent
/// in secret.
class PublishedAnswersTest {
  private static final Storefront SHOP = Storefront.open(PublishedAnswersTest.class);
  private static final Contract CONTRACT = Contract.of(Storefront.design());
  private static final String MISSING = "00000000-0000-4000-8000-000000000000";
  private static final String SECRET = "Zauberlehrling-4711-" + UUID.randomUUID();

  private final List<String> faults = new ArrayList<>();
  private final TreeSet<String> asked = new TreeSet<>();
  private final List<String> secrets = new ArrayList<>(List.of(SECRET));

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// Holds an answer against the document, and looks for secrets in all of it.
  private Api.Answer held(String operation, Api.Answer answer) {
    asked.add(operation);
    CONTRACT
        .faults(operation, answer)
        .forEach(fault -> faults.add(operation + " " + answer.status() + ": " + fault));
    var all = answer.body() + answer.response().headers().map();
    for (var secret : secrets) {
      if (all.contains(secret)) {
        faults.add(operation + " " + answer.status() + " tells " + secret);
      }
    }
    for (var word :
        List.of("Exception", "dev.newel", "java.", "org.postgresql", "SELECT ", "\tat ")) {
      if (all.contains(word)) {
        faults.add(operation + " " + answer.status() + " tells " + word);
      }
    }
    return answer;
  }

  private static Map<String, @Nullable Object> registration(String email) {
    return Bodies.with(Bodies.registration(email), "password", SECRET);
  }

  @Test
  void every_operation_answers_as_published_and_tells_no_secret() {
    var email = UUID.randomUUID() + "@example.com";
    identity(email);
    var admin = SHOP.admin();
    SHOP.later(Duration.ofSeconds(61));
    products(admin);
    SHOP.later(Duration.ofSeconds(61));
    orders(email);
    for (var path : List.of("/health", "/health/live", "/health/ready")) {
      held("GET " + path, SHOP.api().get("/" + path));
    }
    assertThat(faults).isEmpty();
    var missing = new TreeSet<>(CONTRACT.operations());
    missing.removeAll(asked);
    assertThat(missing).isEmpty();
  }

  private void identity(String email) {
    var api = SHOP.api();
    var register = "POST /auth/register";
    var login = "POST /auth/login";
    held(register, api.post("/auth/register", registration(email)));
    held(register, api.post("/auth/register", registration(email)));
    held(register, api.post("/auth/register", Map.of("password", SECRET, "email", 1)));
    held(register, api.post("/auth/register", Bodies.with(registration(email), "role", SECRET)));
    held(register, api.raw("POST", "/auth/register", "{\"password\":\"" + SECRET));
    held(login, api.post("/auth/login", Bodies.credentials(email, SECRET + "x")));
    held(login, api.post("/auth/login", Map.of("password", SECRET)));
    held(login, api.with("Content-Type", "text/plain").raw("POST", "/auth/login", SECRET));
    var refresh = "POST /auth/refresh";
    held(refresh, api.post("/auth/refresh", Map.of()));
    var in = api.post("/auth/login", Bodies.credentials(email, SECRET));
    held(login, in);
    var cookie = in.header("Set-Cookie").split(";", -1)[0];
    var token = in.text("accessToken");
    held(refresh, api.with("Cookie", cookie).send("POST", "/auth/refresh", null));
    held(refresh, api.with("Cookie", cookie).send("POST", "/auth/refresh", null));
    // What only the first answers tell.
    secrets.add(cookie.substring(cookie.indexOf('=') + 1));
    secrets.add(token);
    var me = "GET /users/me";
    held(me, api.get("/users/me"));
    held(me, api.as(token + "x").get("/users/me"));
    var known = held(me, api.as(token).get("/users/me"));
    held(me, api.as(token).with("If-None-Match", known.header("ETag")).get("/users/me"));
    held(me, api.as(token).with("Accept", "text/" + SECRET).get("/users/me"));
    held("POST /auth/logout", api.send("POST", "/auth/logout", null));
    held("POST /auth/logout", api.as(token).send("POST", "/auth/logout", null));
  }

  private void products(String admin) {
    var category = SHOP.category();
    var list = "GET /products";
    var create = "POST /products";
    var get = "GET /products/{id}";
    var replace = "PUT /products/{id}";
    var delete = "DELETE /products/{id}";
    var api = SHOP.api().as(admin);
    secrets.add(admin);
    var body =
        Bodies.with(Bodies.product("Full", category), "images", List.of("https://a.example/b"));
    body.put("specifications", Map.of("colour", "red"));
    var path = "/products/" + held(create, api.post("/products", body)).text("product", "id");
    held(create, api.post("/products", Bodies.product("Second", category)));
    held(create, api.post("/products", Map.of()));
    held(create, api.post("/products", Bodies.product("Lost", MISSING)));
    held(create, SHOP.api().post("/products", body));
    held(create, SHOP.api().as(SHOP.user()).post("/products", body));
    held(create, api.raw("POST", "/products", "x".repeat((1 << 20) + 1)));
    held(create, api.with("Content-Type", "text/plain").raw("POST", "/products", "{}"));
    held(list, api.get("/products"));
    held(list, api.get("/products?pageSize=1&sortBy=price&sortOrder=asc&search=f&inStock=false"));
    held(list, api.get("/products?pageSize=0"));
    held(list, api.get("/products?unknown=" + SECRET.substring(0, 3)));
    held(get, api.get(path));
    held(get, api.get("/products/" + MISSING));
    held(get, api.get("/products/none"));
    held(replace, api.put(path, body));
    held(replace, api.put(path, Map.of("name", "")));
    held(replace, api.put("/products/" + MISSING, body));
    held(delete, SHOP.api().delete(path));
    held(delete, api.delete(path));
    held(delete, api.delete(path));
  }

  private void orders(String email) {
    var token =
        SHOP.api().post("/auth/login", Bodies.credentials(email, SECRET)).text("accessToken");
    var order = UUID.randomUUID();
    var product = SHOP.product(SHOP.admin(), "Sold", SHOP.category());
    SHOP.schema()
        .execute(
            "INSERT INTO \"order\" (id, customer_id, address, status, created_at) SELECT '%s', id, 'Here', 'pending', now() FROM \"user\" WHERE email = '%s'"
                .formatted(order, email),
            "INSERT INTO order_lines (order_id, position, product_id, quantity, unit_price) VALUES ('%s', 0, '%s', 2, 10.50)"
                .formatted(order, product));
    var api = SHOP.api().as(token);
    secrets.add(token);
    held("GET /orders", SHOP.api().get("/orders"));
    assertThat(held("GET /orders", api.get("/orders")).all("id", "orders")).hasSize(1);
    held("GET /orders", api.get("/orders?page=x"));
    held("GET /orders/{id}", api.get("/orders/" + order));
    held("GET /orders/{id}", api.get("/orders/" + MISSING));
    held("GET /orders/{id}", SHOP.api().as(SHOP.user()).get("/orders/" + order));
    var create = "POST /orders";
    var cancel = "POST /orders/{id}/cancel";
    var basket =
        Map.of("lines", List.of(Map.of("product", product, "quantity", 2)), "address", "A");
    var keyed = api.with("Idempotency-Key", "first " + UUID.randomUUID());
    held(create, SHOP.api().post("/orders", basket));
    held(create, api.post("/orders", basket));
    held(create, api.with("Idempotency-Key", "none-left").post("/orders", basket));
    SHOP.schema()
        .execute("UPDATE product SET stock_quantity = 9 WHERE id = '%s'".formatted(product));
    held(create, keyed.post("/orders", basket));
    keyed = api.with("Idempotency-Key", UUID.randomUUID().toString());
    var taken = held(create, keyed.post("/orders", basket));
    assertThat(taken.status()).isEqualTo(201);
    held(create, keyed.post("/orders", basket));
    held(create, keyed.post("/orders", Map.of("address", SECRET)));
    held(create, keyed.with("Content-Type", "text/plain").raw("POST", "/orders", "{}"));
    held(
        create,
        api.with("Idempotency-Key", "lost")
            .post(
                "/orders",
                Bodies.with(
                    Map.of("address", "A"),
                    "lines",
                    List.of(Map.of("product", MISSING, "quantity", 1)))));
    var path = "/orders/" + taken.text("order", "id") + "/cancel";
    held(cancel, SHOP.api().send("POST", path, null));
    held(cancel, SHOP.api().as(SHOP.user()).send("POST", path, null));
    assertThat(held(cancel, api.send("POST", path, null)).status()).isEqualTo(200);
    held(cancel, api.send("POST", path, null));
    held(cancel, api.send("POST", "/orders/" + MISSING + "/cancel", null));
  }
}
