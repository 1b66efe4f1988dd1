package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Operation;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the storefront for each kind of caller, in both directions: who may, can; who
/// may not, is refused and changes nothing. The table was written from the text of the design by
/// hand and asks the server nothing.
class RoleMatrixTest {
  private static final Storefront SHOP = Storefront.open(RoleMatrixTest.class);
  private static final String CATEGORY = SHOP.category();

  /// Method, path, and the status for nobody, a stranger, the owner of `{order}`, an administrator.
  /// A `*` beside it: the rows of the database are others afterwards.
  private static final String ORACLE =
      """
      POST   /auth/register         201* 201* 201* 201*
      POST   /auth/login            200* 200* 200* 200*
      POST   /auth/refresh          401  200* 200* 200*
      POST   /auth/logout           401  204* 204* 204*
      GET    /products              200  200  200  200
      POST   /products              401  403  403  201*
      GET    /products/{product}    200  200  200  200
      PUT    /products/{product}    401  403  403  200*
      DELETE /products/{product}    401  403  403  204*
      GET    /users/me              401  200  200  200
      GET    /orders                401  200  200  200
      POST   /orders                401  201* 201* 201*
      GET    /orders/{order}        401  404  200  200
      POST   /orders/{order}/cancel 401  404  200* 404
      """;

  /// One request and what must become of it.
  private record Cell(String method, String path, String caller, int status, boolean changes) {}

  /// Somebody who may ask; nobody has neither a token nor a cookie.
  private record Person(String email, @Nullable String token, @Nullable String cookie) {}

  static ArrayList<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (var line : ORACLE.strip().split("\n", -1)) {
      var words = line.strip().split("\\s+", -1);
      var callers = new String[] {"nobody", "stranger", "owner", "admin"};
      for (var i = 0; i < callers.length; i++) {
        var says = words[i + 2];
        cells.add(
            new Cell(
                words[0],
                words[1],
                callers[i],
                Integer.parseInt(says.replace("*", "")),
                says.endsWith("*")));
      }
    }
    return cells;
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// Another minute, so that no limit answers instead.
  @BeforeEach
  void a_minute_later() {
    SHOP.later(Duration.ofSeconds(61));
  }

  private static Person register() {
    var email = UUID.randomUUID() + "@shop.example";
    var answer = SHOP.api().post("/auth/register", Bodies.registration(email));
    return new Person(
        email, answer.text("accessToken"), answer.header("Set-Cookie").split(";", -1)[0]);
  }

  private static Person person(String caller) {
    var person = register();
    if (caller.equals("admin")) {
      SHOP.schema()
          .execute(
              "UPDATE \"user\" SET role = 'admin' WHERE email = '%s'".formatted(person.email()));
    }
    return caller.equals("nobody") ? new Person(person.email(), null, null) : person;
  }

  private static String order(String email) {
    var id = UUID.randomUUID().toString();
    SHOP.schema()
        .execute(
            "INSERT INTO \"order\" (id, customer_id, address, status, created_at) SELECT '%s', id, 'Here', 'pending', now() FROM \"user\" WHERE email = '%s'"
                .formatted(id, email));
    return id;
  }

  /// A digest of the rows of each table.
  private static Map<String, String> rows() {
    var rows = new TreeMap<String, String>();
    var tables =
        SHOP.schema()
            .value(
                "SELECT string_agg(table_name, ' ') FROM information_schema.tables WHERE table_schema = '%s'"
                    .formatted(SHOP.schema().schema()));
    for (var table : tables.split(" ", -1)) {
      rows.put(
          table,
          String.valueOf(
              SHOP.schema()
                  .value(
                      "SELECT md5(string_agg(each::text, ' ' ORDER BY each::text)) FROM \"%s\" AS each"
                          .formatted(table))));
    }
    return rows;
  }

  private static byte @Nullable [] body(Cell cell, Person person, String product) {
    return switch (cell.path()) {
      case "/auth/register" ->
          JsonText.bytes(Bodies.registration(UUID.randomUUID() + "@shop.example"));
      case "/auth/login" -> JsonText.bytes(Bodies.credentials(person.email(), Bodies.PASSWORD));
      case "/orders" ->
          cell.method().equals("POST")
              ? JsonText.bytes(
                  Map.of(
                      "lines",
                      List.of(Map.of("product", product, "quantity", 1)),
                      "address",
                      "Here"))
              : null;
      default ->
          cell.path().startsWith("/products") && cell.method().startsWith("P")
              ? JsonText.bytes(Bodies.product("Changed", CATEGORY))
              : null;
    };
  }

  @ParameterizedTest
  @MethodSource("cells")
  void who_may_can_and_who_may_not_changes_nothing(Cell cell) {
    var person = person(cell.caller());
    var order = order(cell.caller().equals("owner") ? person.email() : register().email());
    var keeper = person("admin").token();
    var product = SHOP.product(String.valueOf(keeper), "Thing", CATEGORY);
    SHOP.schema()
        .execute("UPDATE product SET stock_quantity = 5 WHERE id = '%s'".formatted(product));
    var api = person.token() == null ? SHOP.api() : SHOP.api().as(person.token());
    if (cell.path().startsWith("/auth/") && person.cookie() != null) {
      api = api.with("Cookie", person.cookie());
    }
    if (cell.method().equals("POST") && cell.path().equals("/orders")) {
      api = api.with("Idempotency-Key", UUID.randomUUID().toString());
    }
    var path = cell.path().replace("{product}", product).replace("{order}", order);
    var before = rows();

    var answer = api.send(cell.method(), path, body(cell, person, product));

    assertThat(answer.status()).as(answer.body()).isEqualTo(cell.status());
    if (cell.changes()) {
      assertThat(rows()).isNotEqualTo(before);
    } else {
      assertThat(rows()).isEqualTo(before);
    }
    assertChallenged(answer, cell);
  }

  /// RFC 6750, section 3.
  private static void assertChallenged(Api.Answer answer, Cell cell) {
    var challenge = answer.header("WWW-Authenticate");
    switch (answer.status()) {
      case 401 ->
          assertThat(challenge).startsWith("Bearer realm=").doesNotContain("insufficient_scope");
      case 403 ->
          assertThat(challenge)
              .startsWith("Bearer realm=")
              .contains("error=\"insufficient_scope\"");
      default -> assertThat(challenge).as(cell.toString()).isEmpty();
    }
  }

  @Test
  void the_table_names_every_operation_of_the_design() {
    var design = Storefront.design();
    var served =
        design.operations().stream()
            .map(Operation::http)
            .filter(Objects::nonNull)
            .map(at -> at.method() + " " + at.path().substring(design.api().base().length()))
            .map(at -> at.replaceAll("\\{[^}]*}", "{}"))
            .collect(Collectors.toCollection(TreeSet::new));
    var named =
        cells().stream()
            .map(cell -> cell.method() + " " + cell.path().replaceAll("\\{[^}]*}", "{}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served).isEqualTo(named);
  }
}
