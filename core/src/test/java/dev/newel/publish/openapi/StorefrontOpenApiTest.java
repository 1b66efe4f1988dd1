package dev.newel.publish.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.openapi.OpenApiEmitter.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that the contract of a shop must say, value by value.
class StorefrontOpenApiTest {
  private static final JsonNode DOCUMENT =
      JsonMapper.shared().readTree(Documents.text("storefront", Format.JSON));

  private static JsonNode operation(String method, String path) {
    return DOCUMENT.at("/paths").path(path).path(method);
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asString().substring(1)) : node;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      page      | {"type":"integer","format":"int32","minimum":1,"default":1}
      pageSize  | {"type":"integer","format":"int32","minimum":1,"maximum":100,"default":20}
      category  | {"type":"array","items":{"type":"string","format":"uuid"},"maxItems":100}
      search    | {"type":"string","maxLength":200}
      sortBy    | {"type":"string","enum":["createdAt","name","price"],"default":"createdAt"}
      sortOrder | {"type":"string","enum":["asc","desc"],"default":"desc"}
      """)
  void the_list_of_products_has_the_parameter(String name, String schema) {
    var found = new LinkedHashMap<String, String>();
    operation("get", "/products")
        .path("parameters")
        .forEach(p -> found.put(p.path("name").asString(), p.path("schema").toString()));
    assertThat(found).containsEntry(name, schema);
    operation("get", "/products")
        .path("parameters")
        .forEach(p -> assertThat(p.has("required")).isFalse());
  }

  @Test
  void the_base_is_said_once() {
    assertThat(DOCUMENT.at("/servers/0/url").asString()).isEqualTo("/api/v1");
    assertThat(DOCUMENT.path("paths").propertyNames())
        .contains(
            "/auth/login",
            "/auth/logout",
            "/auth/refresh",
            "/auth/register",
            "/products",
            "/products/{id}",
            "/users/me");
  }

  private static JsonNode example(String method, String path, String status) {
    return operation(method, path)
        .at("/responses/" + status + "/content/application~1json/examples/success/value");
  }

  /// What only a workflow or a login fills is still empty in a new row.
  @Test
  void an_example_shows_no_value_that_nobody_has_set() {
    assertThat(example("post", "/orders", "201").at("/order/reason").isNull()).isTrue();
    assertThat(example("post", "/orders/{id}/cancel", "200").at("/order/reason").isNull()).isTrue();
    assertThat(example("post", "/auth/register", "201").at("/user/lastLoginAt").isNull()).isTrue();
    assertThat(example("post", "/auth/login", "200").at("/user/lastLoginAt").isString()).isTrue();
    assertThat(example("get", "/users/me", "200").at("/user/lastLoginAt").isString()).isTrue();
  }

  @Test
  void each_entity_has_a_row_of_its_own_to_which_others_refer() {
    var product = example("get", "/products/{id}", "200").path("product");
    var key = product.path("id").asString();
    var order = example("get", "/orders/{id}", "200").path("order");
    var user = example("get", "/users/me", "200").path("user");
    assertThat(order.path("customer")).isEqualTo(user.path("id"));
    assertThat(order.at("/lines/0/product").asString()).isEqualTo(key);
    assertThat(order.path("id").asString()).isNotEmpty().isNotEqualTo(key);
    assertThat(product.at("/relatedProducts/0").asString()).isNotEmpty().isNotEqualTo(key);
    assertThat(product.path("category").asString()).isNotEmpty().isNotEqualTo(key);
  }

  @Test
  void a_page_of_products_stands_in_its_envelope() {
    var schema =
        operation("get", "/products").at("/responses/200/content/application~1json/schema");
    assertThat(schema.path("properties").propertyNames()).containsExactly("products", "pagination");
    assertThat(members(schema.at("/properties/products/items")))
        .containsExactly("id", "name", "price", "category", "imageUrl", "inStock", "createdAt");
    assertThat(members(schema.at("/properties/pagination")))
        .containsExactly("page", "pageSize", "totalPages", "totalItems", "hasNext", "hasPrevious");
  }

  @Test
  void one_product_stands_in_its_envelope() {
    var schema =
        operation("get", "/products/{id}").at("/responses/200/content/application~1json/schema");
    assertThat(schema.path("properties").propertyNames()).containsExactly("product");
    assertThat(members(schema.at("/properties/product")))
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "description",
            "price",
            "category",
            "images",
            "specifications",
            "inStock",
            "stockQuantity",
            "relatedProducts",
            "createdAt",
            "updatedAt");
    assertThat(operation("get", "/products/{id}").at("/parameters/0/schema").toString())
        .contains("\"uuid\"");
  }

  private static List<String> members(JsonNode schema) {
    return new ArrayList<>(resolved(schema).path("properties").propertyNames());
  }

  @Test
  void a_product_has_its_bounds() {
    var product = DOCUMENT.at("/components/schemas/NewProduct/properties");
    assertThat(product.at("/name/maxLength").asInt()).isEqualTo(200);
    assertThat(product.at("/description/maxLength").asInt()).isEqualTo(5000);
    assertThat(product.at("/price/minimum").asInt()).isZero();
    assertThat(product.at("/price/maximum").decimalValue()).isEqualByComparingTo("99999999.99");
    assertThat(product.at("/images/items/format").asString()).isEqualTo("uri");
    assertThat(product.at("/specifications/additionalProperties/type").asString())
        .isEqualTo("string");
  }

  @ParameterizedTest
  @CsvSource({
    "get, /products, 400, INVALID_PARAMETER",
    "post, /products, 422, VALIDATION_ERROR",
    "post, /products, 401, UNAUTHORIZED",
    "post, /products, 401, INVALID_TOKEN",
    "post, /products, 403, FORBIDDEN",
    "get, /products/{id}, 404, PRODUCT_NOT_FOUND",
    "post, /auth/register, 409, DUPLICATE_EMAIL",
    "get, /products, 429, RATE_LIMIT_EXCEEDED",
    "get, /products, 500, INTERNAL_ERROR",
    "get, /products, 503, UNAVAILABLE",
    "post, /orders/{id}/cancel, 409, ORDER_NOT_CANCELLABLE",
    "post, /orders, 409, OUT_OF_STOCK",
  })
  void an_operation_answers_the_error(String method, String path, String status, String code) {
    var response = resolved(operation(method, path).path("responses").path(status));
    var media = response.at("/content/application~1json");
    var codes = new TreeSet<String>();
    media
        .at("/schema/allOf/1/properties/error/properties/code/enum")
        .forEach(word -> codes.add(word.asString()));
    assertThat(codes).contains(code);
    assertThat(media.at("/examples/" + code + "/value/error/code").asString()).isEqualTo(code);
    assertThat(
            members(
                media.at("/schema/allOf/0/properties/error").isMissingNode()
                    ? DOCUMENT.at("/components/schemas/Error/properties/error")
                    : media.at("/schema/allOf/0/properties/error")))
        .containsExactly("code", "message", "field", "requestId", "details");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      get    | /products      | [{},{"bearer":[]}] | ["anonymous","user","admin"]
      get    | /products/{id} | [{},{"bearer":[]}] | ["anonymous","user","admin"]
      post   | /products      | [{"bearer":[]}]    | ["admin"]
      put    | /products/{id} | [{"bearer":[]}]    | ["admin"]
      delete | /products/{id} | [{"bearer":[]}]    | ["admin"]
      get    | /users/me      | [{"bearer":[]}]    | ["user","admin"]
      """)
  void an_operation_lets_in(String method, String path, String security, String roles) {
    assertThat(operation(method, path).path("security").toString()).isEqualTo(security);
    assertThat(operation(method, path).path("x-newel-roles").toString()).isEqualTo(roles);
  }

  @Test
  void tokens_and_headers_are_said() {
    assertThat(DOCUMENT.at("/components/securitySchemes/bearer").toString()).contains("JWT", "15m");
    assertThat(DOCUMENT.at("/components/securitySchemes/refreshCookie").toString())
        .contains("\"cookie\"", "7d", "Each use yields a new one");
    var list = operation("get", "/products").at("/responses/200/headers");
    assertThat(list.propertyNames())
        .contains(
            "Cache-Control", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
    assertThat(operation("post", "/products").at("/responses/201/headers").propertyNames())
        .contains("Location", "ETag");
    assertThat(
            resolved(operation("get", "/products").at("/responses/429"))
                .path("headers")
                .propertyNames())
        .contains("Retry-After");
    Map<String, Boolean> headers = new LinkedHashMap<>();
    operation("post", "/orders")
        .path("parameters")
        .forEach(p -> headers.put(p.path("name").asString(), p.path("required").asBoolean()));
    assertThat(headers).containsEntry("Idempotency-Key", true);
  }

  @Test
  void the_contract_says_what_the_server_says() {
    var refused =
        resolved(operation("get", "/products").path("responses").path("400"))
            .at("/content/application~1json/examples/INVALID_PARAMETER/value/error");
    assertThat(refused.path("message").asString()).isEqualTo("pageSize must be between 1 and 100");
    assertThat(refused.path("field").asString()).isEqualTo("pageSize");
    var unread =
        resolved(operation("get", "/products/{id}").path("responses").path("400"))
            .at("/content/application~1json/examples/INVALID_PARAMETER/value/error");
    assertThat(unread.path("message").asString()).isEqualTo("id must be a UUID");
    assertThat(DOCUMENT.at("/components/headers/X-RateLimit-Limit/description").asString())
        .contains("`anonymous` 100/min", "`user` 1000/min", "`admin` 5000/min");
    assertThat(operation("get", "/products/{id}").path("x-newel-cache-key").asString())
        .isEqualTo("product:{id}");
  }

  @Test
  void health_stands_beside_the_interface() {
    for (var path : List.of("/health", "/health/live", "/health/ready")) {
      assertThat(operation("get", path).at("/servers/0/url").asString()).isEqualTo("/");
      assertThat(operation("get", path).path("security")).isEmpty();
    }
    var body = operation("get", "/health").at("/responses/200/content/application~1json/schema");
    assertThat(body.path("required").toString()).isEqualTo("[\"status\",\"timestamp\",\"checks\"]");
    assertThat(body.at("/properties/checks/properties").propertyNames())
        .containsExactlyInAnyOrder("database", "redis", "disk");
  }
}
