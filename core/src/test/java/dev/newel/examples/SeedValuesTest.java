package dev.newel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity.RefreshToken;
import dev.newel.design.access.Role;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.View;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Json;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values that the families of documents state for their running example (a catalogue,
/// accounts, orders), each found in the elaborated design of storefront: names of fields and
/// parameters, limits, codes, statuses, times.
class SeedValuesTest {
  private static final Design SHOP = ExamplesTest.design("storefront");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      name           | string(1..200)
      description    | string(0..5000)
      price          | decimal(10,2)
      category       | -> Category
      images         | uri(0..2048)[0..20]
      specifications | map<string(0..)>
      stockQuantity  | int
      inStock        | boolean
      createdAt      | timestamp
      updatedAt      | timestamp
      deletedAt      | timestamp
      """)
  void a_product_has_each_field(String field, String type) {
    var written = OperationTable.type(SHOP.model().entity("Product").field(field).type());
    assertThat(written.replace("map<string>", "map<string(0..)>")).isEqualTo(type);
  }

  @Test
  void a_user_has_each_field() {
    var user = SHOP.model().entity("User");
    assertThat(user.fields())
        .containsKeys("id", "email", "role", "profile", "createdAt", "lastLoginAt");
    assertThat(user.field("email").uniquePer()).isEmpty();
    assertThat(SHOP.model().values().get("Profile"))
        .isNotNull()
        .satisfies(
            profile ->
                assertThat(Objects.requireNonNull(profile).fields())
                    .containsOnlyKeys("firstName", "lastName", "avatar"));
    assertThat(SHOP.identity().roles()).containsOnlyKeys("anonymous", "user", "admin");
    assertThat(SHOP.identity().password()).isEqualTo("password");
  }

  @Test
  void a_list_of_products_has_each_parameter() {
    var query = Objects.requireNonNull(operation("products.list").query());
    assertThat(query.page()).isNotNull();
    var page = Objects.requireNonNull(query.page());
    assertThat(List.of(page.at(), page.many(), page.size(), page.max(), page.first()))
        .containsExactly("page", "pageSize", 20, 100, 1);
    assertThat(query.filters()).extracting("name").contains("category");
    assertThat(query.searchParameter()).isEqualTo("search");
    assertThat(query.search()).map(Query.Search::field).containsExactly("name", "description");
    assertThat(query.sorting()).isEqualTo(new Query.Sorting("sortBy", "sortOrder", true));
    assertThat(query.sortable())
        .extracting(Query.Sort::wire)
        .containsExactlyInAnyOrder("name", "price", "createdAt");
    assertThat(query.sort()).extracting(Query.Sort::text).startsWith("-createdAt");
  }

  @Test
  void answers_have_each_member() {
    assertThat(wires("products.list"))
        .containsExactly("id", "name", "price", "category", "imageUrl", "inStock", "createdAt");
    assertThat(wires("products.get"))
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
    assertThat(members(operation("products.get").answer().envelope())).containsExactly("product");
    var list = operation("products.list").answer().envelope();
    assertThat(members(list)).containsExactly("products", "pagination");
    assertThat(members(((Json.Object) list).members().get("pagination")))
        .containsExactly("page", "pageSize", "totalPages", "totalItems", "hasNext", "hasPrevious");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/products, anonymous user admin",
    "GET, /api/v1/products/{id}, anonymous user admin",
    "POST, /api/v1/products, admin",
    "PUT, /api/v1/products/{id}, admin",
    "DELETE, /api/v1/products/{id}, admin",
    "GET, /api/v1/users/me, user admin",
  })
  void who_may_do_what(String method, String path, String roles) {
    var found =
        SHOP.operations().stream()
            .filter(
                one ->
                    one.http() != null
                        && one.http().method().equals(method)
                        && one.http().path().equals(path))
            .findFirst()
            .orElseThrow();
    var may =
        SHOP.identity().roles().values().stream()
            .filter(
                role ->
                    found.isPublic()
                        || found.access().stream()
                            .anyMatch(
                                grant ->
                                    grant instanceof Grant.ToRole(var name, var when)
                                        && role.includes().contains(name)))
            .map(Role::name);
    assertThat(may).containsExactlyInAnyOrder(roles.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_PARAMETER, 400, products.list",
    "VALIDATION_ERROR, 422, products.create",
    "UNAUTHORIZED, 401, products.create",
    "INVALID_TOKEN, 401, products.create",
    "FORBIDDEN, 403, products.create",
    "PRODUCT_NOT_FOUND, 404, products.get",
    "DUPLICATE_EMAIL, 409, identity.register",
    "RATE_LIMIT_EXCEEDED, 429, products.list",
    "INTERNAL_ERROR, 500, products.list",
    "UNAVAILABLE, 503, products.list",
  })
  void an_operation_fails_with_the_code(String code, int status, String operation) {
    assertThat(operation(operation).failures())
        .anySatisfy(
            failure -> {
              assertThat(failure.wire()).isEqualTo(code);
              assertThat(failure.status()).isEqualTo(status);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      NOT_FOUND     | {Entity} with {lookup} {value} not found
      UNAUTHORIZED  | Authentication required
      INVALID_TOKEN | Invalid or expired token
      FORBIDDEN     | Insufficient permissions
      DUPLICATE     | {Field} already registered
      """)
  void an_error_says(String code, String text) {
    assertThat(Objects.requireNonNull(SHOP.errors().get(code)).text()).isEqualTo(text);
  }

  @Test
  void the_words_of_the_errors_are_those_of_the_shop() {
    assertThat(words("products.get", "PRODUCT_NOT_FOUND"))
        .containsEntry("Entity", "Product")
        .containsEntry("lookup", "id");
    assertThat(words("identity.register", "DUPLICATE_EMAIL")).containsEntry("Field", "Email");
    var query = Objects.requireNonNull(operation("products.list").query());
    assertThat(Objects.requireNonNull(query.page()).sizeProblem())
        .isEqualTo("must be between 1 and 100");
  }

  private static Map<String, String> words(String operation, String wire) {
    return operation(operation).failures().stream()
        .filter(failure -> failure.wire().equals(wire))
        .findFirst()
        .orElseThrow()
        .words();
  }

  @Test
  void statuses_of_success_and_the_error_body() {
    var statuses = new LinkedHashMap<String, Integer>();
    List.of("list", "get", "create", "replace", "delete")
        .forEach(name -> statuses.put(name, operation("products." + name).answer().status()));
    assertThat(statuses)
        .isEqualTo(Map.of("list", 200, "get", 200, "create", 201, "replace", 200, "delete", 204));
    var body = ((Json.Object) SHOP.api().errorBody()).members();
    assertThat(body).containsOnlyKeys("error");
    assertThat(members(body.get("error"))).contains("code", "message", "field", "requestId");
  }

  @Test
  void tokens_passwords_and_limits() {
    var identity = SHOP.identity();
    assertThat(identity.access().lasts()).hasToString("15m");
    assertThat(identity.access().claims())
        .extracting(claim -> claim.name() + " = " + claim.value().text())
        .containsExactly("userId = userId", "role = role", "email = email");
    assertThat(identity.access().kept()).isEqualTo("in memory only");
    var refresh = Objects.requireNonNull(identity.refresh());
    assertThat(refresh.lasts()).hasToString("7d");
    assertThat(refresh).isEqualTo(new RefreshToken(refresh.lasts(), "refreshToken", true));
    assertThat(identity.hashing().hash()).hasToString("BCRYPT");
    assertThat(limit("anonymous")).isEqualTo("100/min per ip");
    assertThat(limit("user")).startsWith("1000/min");
    assertThat(limit("admin")).startsWith("5000/min");
  }

  @Test
  void storage_cache_and_versions() {
    var storage = Objects.requireNonNull(SHOP.prose().storage());
    var pool = Objects.requireNonNull(storage.pool());
    assertThat(List.of(Objects.requireNonNull(pool.min()), Objects.requireNonNull(pool.max())))
        .containsExactly(5, 20);
    assertThat(storage.query()).hasToString("5s");
    assertThat(Objects.requireNonNull(operation("products.list").cache()).keep()).hasToString("5m");
    assertThat(Objects.requireNonNull(operation("products.get").cache()).keep()).hasToString("15m");
    assertThat(Objects.requireNonNull(operation("me.get").cache()).keep()).hasToString("1h");
    assertThat(operation("products.list").cacheKey())
        .isEqualTo("products:{category}:{inStock}:{search}:{sortBy}:{sortOrder}:{page}:{pageSize}");
    assertThat(operation("products.get").cacheKey()).isEqualTo("product:{id}");
    assertThat(operation("me.get").cacheKey()).isEqualTo("user:{viewer}");
    assertThat(operation("orders.list").cacheKey()).isNull();
    var api = SHOP.api();
    assertThat(api.base()).isEqualTo("/api/v1");
    assertThat(api.versions()).extracting("name").containsExactly("v1");
    assertThat(api.support()).isEqualTo(2);
    assertThat(api.notice()).asString().startsWith("6 month");
    assertThat(api.deprecationHeader()).isEqualTo("X-API-Deprecated");
  }

  @Test
  void what_is_watched() {
    var watched = Objects.requireNonNull(SHOP.prose().observability());
    assertThat(Objects.requireNonNull(watched.log()).fields())
        .containsExactly(
            "timestamp",
            "level",
            "service",
            "requestId",
            "method",
            "path",
            "userId",
            "duration",
            "status");
    assertThat(watched.metrics())
        .containsOnlyKeys(
            "request rate",
            "error rate",
            "response time",
            "query time",
            "cache hit rate",
            "active connections");
    var health = Objects.requireNonNull(watched.health());
    assertThat(health.path()).isEqualTo("/health");
    assertThat(health.checks()).containsExactly("database", "redis", "disk");
  }

  @Test
  void the_stack_and_the_component_of_orders() {
    assertThat(SHOP.prose().stack())
        .containsKeys("runtime", "framework", "store", "cache", "authentication");
    var ordering = Objects.requireNonNull(SHOP.prose().components().get("ordering"));
    assertThat(ordering.owns()).containsExactly("Order");
    assertThat(ordering.uses())
        .containsExactly("catalog", "accounts", "payments", "carrier", "mailer");
    assertThat(
            SHOP.operations().stream()
                .filter(one -> "Order".equals(one.target().entity()))
                .map(Operation::id))
        .containsExactlyInAnyOrder("orders.list", "orders.get", "orders.create", "orders.cancel");
  }

  /// The example stays as short as a person reads in one sitting.
  @Test
  void the_whole_design_has_fewer_than_300_lines() throws java.io.IOException {
    var lines = 0;
    for (var file : List.of("design.yaml", "running.yaml", "interfaces.yaml")) {
      lines +=
          java.nio.file.Files.readAllLines(
                  Golden.root().resolve("examples/storefront").resolve(file))
              .size();
    }
    assertThat(lines).isLessThan(300);
  }

  @Test
  void events_outbox_and_saga() {
    var registered = Objects.requireNonNull(SHOP.events().get("user.registered"));
    assertThat(registered.payload().items().stream().map(View.Item::wire))
        .containsExactly("userId");
    assertThat(SHOP.events())
        .containsOnlyKeys(
            "user.registered",
            "order.created",
            "order.cancelled",
            "order.completed",
            "payment.completed",
            "shipment.delivered");
    var outbox = Objects.requireNonNull(Objects.requireNonNull(SHOP.prose().messaging()).outbox());
    assertThat(outbox.batch()).isEqualTo(100);
    var saga = Objects.requireNonNull(SHOP.workflows().get("placeOrder"));
    assertThat(saga.steps())
        .extracting(Workflow.Step::name)
        .containsExactly("reserveInventory", "processPayment", "createShipment");
    assertThat(saga.steps().stream().map(step -> step.undo().call()).filter(Objects::nonNull))
        .extracting("operation")
        .containsExactly("refundPayment", "cancelShipment");
    assertThat(saga.steps())
        .extracting(Workflow.Step::undoName)
        .containsExactly("releaseInventory", "refundPayment", "cancelShipment");
  }

  /// Everything that the PRD demands is met by something, and nothing claims to meet what it does
  /// not demand.
  @Test
  void every_requirement_is_satisfied() {
    var read = Examples.read("storefront");
    var met = new TreeSet<String>();
    SHOP.prose().satisfied().values().forEach(met::addAll);
    assertThat(met).isEqualTo(new TreeSet<>(read.documents().requirements().ids()));
  }

  static Operation operation(String id) {
    return SHOP.operations().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static String limit(String role) {
    return String.valueOf(Objects.requireNonNull(SHOP.identity().roles().get(role)).limit());
  }

  private static List<String> wires(String operation) {
    return switch (operation(operation).answer().content()) {
      case Answer.Content.One(var view) -> view.items().stream().map(View.Item::wire).toList();
      case Answer.Content.Many(var view) -> view.items().stream().map(View.Item::wire).toList();
      default -> List.of();
    };
  }

  private static List<String> members(@Nullable Json json) {
    return json instanceof Json.Object(var members) ? List.copyOf(members.keySet()) : List.of();
  }
}
