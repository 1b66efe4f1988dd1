package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Proves;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The standard methods of a resource: create, get, replace, delete, and their errors.
@Proves({
  "the file/entities",
  "entity/fields",
  "the file/values",
  "value/fields",
  "the file/resources",
  "the file/api",
  "resource/get",
  "resource/create",
  "resource/replace",
  "resource/delete"
})
class ProductsTest {
  private static final Storefront SHOP = Storefront.open(ProductsTest.class);
  private static final String ADMIN = SHOP.admin();
  private static final String CATEGORY = SHOP.category();

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void a_create_answers_201_in_the_envelope_and_its_location_resolves() {
    var made = SHOP.api().as(ADMIN).post("/products", Bodies.product("Lamp", CATEGORY));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("product", "price")).isEqualTo(new BigDecimal("10.50"));
    assertThat(made.at("product", "inStock")).isEqualTo(false);
    assertThat(made.at("product", "images")).isEqualTo(List.of());
    var found = SHOP.api().get("/" + made.header("Location"));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).isEqualTo(made.json());
  }

  @Test
  void a_missing_row_answers_404_with_the_code_of_its_entity() {
    var answer = SHOP.api().get("/products/" + UUID.randomUUID());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error", "code")).isEqualTo("PRODUCT_NOT_FOUND");
    assertThat(answer.text("error", "requestId")).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void a_key_that_is_none_answers_400() {
    var answer = SHOP.api().get("/products/abc");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error", "code")).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.text("error", "field")).isEqualTo("id");
  }

  @Test
  void a_replace_sets_what_is_absent_to_its_default() {
    var full =
        Bodies.with(
            Bodies.product("Full", CATEGORY), "images", List.of("https://images.example/1"));
    var made = SHOP.api().as(ADMIN).post("/products", Bodies.with(full, "stockQuantity", 3));
    var replaced =
        SHOP.api()
            .as(ADMIN)
            .put("/products/" + made.text("product", "id"), Bodies.product("Bare", CATEGORY));
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.at("product", "name")).isEqualTo("Bare");
    assertThat(replaced.at("product", "images")).isEqualTo(List.of());
    assertThat(replaced.at("product", "stockQuantity")).isEqualTo(BigDecimal.ZERO);
    assertThat(replaced.at("product", "createdAt")).isEqualTo(made.at("product", "createdAt"));
  }

  @Test
  void a_failed_replace_changes_nothing() {
    var id = SHOP.product(ADMIN, "Same", CATEGORY);
    var before = SHOP.api().get("/products/" + id);
    var refused =
        SHOP.api()
            .as(ADMIN)
            .put("/products/" + id, Bodies.with(Bodies.product("Other", CATEGORY), "price", -1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(SHOP.api().get("/products/" + id).json()).isEqualTo(before.json());
  }

  @Test
  void a_delete_hides_the_row_and_a_second_one_answers_404() {
    var id = SHOP.product(ADMIN, "Gone", CATEGORY);
    var deleted = SHOP.api().as(ADMIN).delete("/products/" + id);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.response().body()).isEmpty();
    assertThat(SHOP.api().as(ADMIN).delete("/products/" + id).status()).isEqualTo(404);
    assertThat(SHOP.api().get("/products/" + id).status()).isEqualTo(404);
    assertThat(SHOP.api().get("/products?pageSize=100").all("id", "products")).doesNotContain(id);
    assertThat(
            SHOP.schema()
                .value(
                    "SELECT count(*) FROM product WHERE deleted_at IS NOT NULL AND id = '"
                        + id
                        + "'"))
        .isEqualTo("1");
  }

  @Test
  void all_faults_of_a_body_are_found_at_once() {
    var body =
        Bodies.with(
            Bodies.with(Bodies.with(Bodies.product("", CATEGORY), "price", "cheap"), "unknown", 1),
            "id",
            UUID.randomUUID().toString());
    body.remove("category");
    var answer = SHOP.api().as(ADMIN).post("/products", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("error", "code")).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.all("pointer", "error", "details"))
        .containsExactlyInAnyOrder("/name", "/price", "/category", "/unknown", "/id");
    assertThat(answer.all("code", "error", "details"))
        .containsExactlyInAnyOrder(
            "TOO_SHORT", "INVALID", "REQUIRED", "UNKNOWN_FIELD", "UNKNOWN_FIELD");
  }

  @ParameterizedTest
  @CsvSource({
    "name, 200, 201",
    "name, 201, 422",
    "description, 5000, 201",
    "description, 5001, 422",
    "name, 0, 422",
    "name, 1, 201"
  })
  void texts_are_counted_in_code_points(String field, int length, int status) {
    var body = Bodies.with(Bodies.product("Long", CATEGORY), field, "\uD83D\uDCA1".repeat(length));
    assertThat(SHOP.api().as(ADMIN).post("/products", body).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 201",
    "0.01, 201",
    "99999999.99, 201",
    "100000000, 422",
    "-0.01, 422",
    "1.001, 422",
    "1e3, 201",
    "1e300, 422"
  })
  void numbers_keep_to_their_bounds_and_digits(String price, int status) {
    var body =
        "{\"name\":\"N\",\"description\":\"\",\"price\":%s,\"category\":\"%s\"}"
            .formatted(price, CATEGORY);
    assertThat(SHOP.api().as(ADMIN).raw("POST", "/products", body).status()).isEqualTo(status);
  }

  @Test
  void a_reference_to_nothing_answers_422() {
    var answer =
        SHOP.api()
            .as(ADMIN)
            .post("/products", Bodies.product("Lost", UUID.randomUUID().toString()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("error", "field")).isEqualTo("category");
  }

  @Test
  void values_that_look_like_sql_are_data() {
    var name = "'; DROP TABLE product; --";
    var id = SHOP.product(ADMIN, name, CATEGORY);
    assertThat(SHOP.api().get("/products/" + id).at("product", "name")).isEqualTo(name);
    assertThat(SHOP.api().get("/products?search=%27%3B%20DROP%20TABLE").all("id", "products"))
        .contains(id);
    assertThat(SHOP.api().get("/products?search=%25").all("id", "products")).doesNotContain(id);
  }

  @Test
  void related_products_are_of_the_same_category_and_never_the_row_itself() {
    var category = SHOP.category();
    var first = SHOP.product(ADMIN, "First", category);
    var second = SHOP.product(ADMIN, "Second", category);
    assertThat(SHOP.api().get("/products/" + first).at("product", "relatedProducts"))
        .isEqualTo(List.of(second));
    SHOP.api().as(ADMIN).delete("/products/" + second);
    assertThat(SHOP.api().get("/products/" + first).at("product", "relatedProducts"))
        .isEqualTo(List.of());
  }

  @Test
  void of_parallel_registrations_with_one_address_exactly_one_succeeds()
      throws InterruptedException, ExecutionException {
    var email = UUID.randomUUID() + "@shop.example";
    var calls =
        Collections.<Callable<Integer>>nCopies(
            6, () -> SHOP.api().post("/auth/register", Bodies.registration(email)).status());
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        statuses.add(call.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(201);
    assertThat(new HashSet<>(statuses)).isEqualTo(new HashSet<>(List.of(201, 409)));
  }

  @Test
  void a_map_keeps_its_members() {
    var made =
        SHOP.api()
            .as(ADMIN)
            .post(
                "/products",
                Bodies.with(
                    Bodies.product("Map", CATEGORY), "specifications", Map.of("watt", "5")));
    assertThat(made.at("product", "specifications")).isEqualTo(Map.of("watt", "5"));
  }
}
