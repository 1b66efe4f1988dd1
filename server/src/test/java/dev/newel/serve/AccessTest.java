package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Proves;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what: every operation of the storefront for nobody, a user and an administrator.
@Proves({"api/access", "api/denied", "denied/read"})
class AccessTest {
  private static final Storefront SHOP = Storefront.open(AccessTest.class);
  private static final String USER = SHOP.user();
  private static final String ADMIN = SHOP.admin();
  private static final String CATEGORY = SHOP.category();

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /products, 200, 200, 200",
    "GET, /products/{id}, 200, 200, 200",
    "POST, /products, 401, 403, 201",
    "PUT, /products/{id}, 401, 403, 200",
    "DELETE, /products/{id}, 401, 403, 204",
    "GET, /users/me, 401, 200, 200",
    "GET, /orders, 401, 200, 200"
  })
  void the_matrix_of_roles_and_operations_holds(
      String method, String path, int nobody, int user, int admin) {
    assertThat(status(null, method, path)).isEqualTo(nobody);
    assertThat(status(USER, method, path)).isEqualTo(user);
    assertThat(status(ADMIN, method, path)).isEqualTo(admin);
  }

  private static int status(
      @org.jspecify.annotations.Nullable String token, String method, String path) {
    var id = SHOP.product(ADMIN, "Thing", CATEGORY);
    var api = token == null ? SHOP.api() : SHOP.api().as(token);
    var body =
        method.equals("POST") || method.equals("PUT")
            ? dev.newel.serve.json.JsonText.bytes(Bodies.product("Thing", CATEGORY))
            : null;
    var answer = api.send(method, path.replace("{id}", id), body);
    if (answer.status() >= 400) {
      assertThat(SHOP.api().get("/products/" + id).text("product", "name")).isEqualTo("Thing");
    }
    return answer.status();
  }

  @Test
  void a_refusal_says_how_to_authenticate() {
    var nobody = SHOP.api().get("/users/me");
    assertThat(nobody.text("error", "code")).isEqualTo("UNAUTHORIZED");
    assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
    var bad = SHOP.api().as("nonsense").get("/products");
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.text("error", "code")).isEqualTo("INVALID_TOKEN");
    assertThat(bad.header("WWW-Authenticate")).contains("invalid_token");
  }

  /// Operations that ask for no token verify one that comes.
  @ParameterizedTest
  @ValueSource(strings = {"register", "login", "refresh"})
  void a_bad_token_is_refused_where_none_is_asked_for(String name) {
    var body = Bodies.registration(UUID.randomUUID() + "@shop.example");
    var bad = SHOP.api().as("nonsense").post("/auth/" + name, body);
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.text("error", "code")).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void a_token_counts_no_more_than_its_person() {
    var email = UUID.randomUUID() + "@shop.example";
    var token = SHOP.api().post("/auth/register", Bodies.registration(email)).text("accessToken");
    assertThat(SHOP.api().as(token).get("/users/me").status()).isEqualTo(200);
    SHOP.schema()
        .execute(
            "DELETE FROM \"newel_refresh_token\"",
            "DELETE FROM \"user\" WHERE email = '" + email + "'");
    assertThat(SHOP.api().as(token).get("/users/me").status()).isEqualTo(401);
  }

  @Test
  void the_role_of_a_person_counts_as_it_is_now() {
    var email = UUID.randomUUID() + "@shop.example";
    var token = SHOP.api().post("/auth/register", Bodies.registration(email)).text("accessToken");
    assertThat(SHOP.api().as(token).post("/products", Bodies.product("A", CATEGORY)).status())
        .isEqualTo(403);
    SHOP.schema().execute("UPDATE \"user\" SET role = 'admin' WHERE email = '" + email + "'");
    assertThat(SHOP.api().as(token).post("/products", Bodies.product("A", CATEGORY)).status())
        .isEqualTo(201);
  }

  @Test
  void a_tampered_or_unsigned_token_is_refused() {
    var parts = USER.split("\\.", -1);
    var none =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(SHOP.api().as(none + "." + parts[1] + ".").get("/users/me").status()).isEqualTo(401);
    assertThat(SHOP.api().as(parts[0] + "." + parts[1] + "x." + parts[2]).get("/users/me").status())
        .isEqualTo(401);
    assertThat(SHOP.api().with("Authorization", "Basic " + USER).get("/users/me").status())
        .isEqualTo(401);
  }

  @Test
  void the_orders_of_others_are_in_no_list_and_look_absent() {
    var email = UUID.randomUUID() + "@shop.example";
    var token = SHOP.api().post("/auth/register", Bodies.registration(email)).text("accessToken");
    var order = UUID.randomUUID().toString();
    SHOP.schema()
        .execute(
            "INSERT INTO \"order\" (id, customer_id, address, status, created_at) SELECT '%s', id, 'Here', 'pending', now() FROM \"user\" WHERE email = '%s'"
                .formatted(order, email));
    assertThat(SHOP.api().as(token).get("/orders").all("id", "orders")).containsExactly(order);
    assertThat(SHOP.api().as(token).get("/orders/" + order).status()).isEqualTo(200);
    assertThat(SHOP.api().as(USER).get("/orders").all("id", "orders")).isEmpty();
    var other = SHOP.api().as(USER).get("/orders/" + order);
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.text("error", "code")).isEqualTo("ORDER_NOT_FOUND");
    assertThat(SHOP.api().as(ADMIN).get("/orders/" + order).status()).isEqualTo(200);
  }
}
