package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of the storefront's inputs: what the design allows is accepted up to its bound, and
/// what lies beyond is refused with a pointer to it and changes nothing. The bounds were copied
/// from the text of the design by hand.
class InputBoundsTest {
  private static final Storefront SHOP = Storefront.open(InputBoundsTest.class);
  private static final String CATEGORY = SHOP.category();
  private static final String EMOJI = "\uD83D\uDE00";
  private static final String GOOD_URI = "https://images.example/1";

  private String admin = "";

  /// The operations that take a body.
  enum Taker {
    REGISTER,
    CREATE,
    REPLACE
  }

  /// One value at one place of a body.
  ///
  /// @param place a JSON pointer
  /// @param value what is sent there; `ABSENT` where nothing is
  /// @param fault the pointer that the refusal must bear; empty where the value is good
  private record Case(Taker taker, String place, @Nullable Object value, String fault) {
    @Override
    public String toString() {
      var text = String.valueOf(value);
      return "%s %s %s %s"
          .formatted(
              taker, place, text.length() > 40 ? text.length() + " characters" : text, fault);
    }
  }

  private static final Object ABSENT = "(absent)";

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

  private static void good(
      List<Case> cases, Taker taker, String place, @Nullable Object... values) {
    Arrays.stream(values).forEach(value -> cases.add(new Case(taker, place, value, "")));
  }

  private static void bad(List<Case> cases, Taker taker, String place, @Nullable Object... values) {
    Arrays.stream(values).forEach(value -> cases.add(new Case(taker, place, value, place)));
  }

  private static void text(List<Case> cases, Taker taker, String place, int min, int max) {
    good(cases, taker, place, "a".repeat(Math.max(min, 1)), "a".repeat(max), EMOJI.repeat(max));
    bad(cases, taker, place, ABSENT, null, 1, true, List.of("a"), Map.of("a", "b"));
    bad(cases, taker, place, "a".repeat(max + 1), EMOJI.repeat(max + 1), "a\u0000b");
    if (min > 0) {
      bad(cases, taker, place, "", "a".repeat(min - 1));
    } else {
      good(cases, taker, place, "");
    }
  }

  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    register(cases);
    product(cases, Taker.CREATE);
    product(cases, Taker.REPLACE);
    return cases;
  }

  private static void register(List<Case> cases) {
    var taker = Taker.REGISTER;
    var label = "a".repeat(60) + ".";
    good(
        cases,
        taker,
        "/email",
        UUID.randomUUID() + "@b.example",
        UUID.randomUUID() + "+x@b.example");
    bad(cases, taker, "/email", ABSENT, null, 1, List.of(), "", " ", "a", "a@", "@b.example");
    bad(cases, taker, "/email", "a b@c.example", "a@b@c.example", "a\u0000@b.example");
    bad(cases, taker, "/email", "a@" + label.repeat(8) + "example");
    good(cases, taker, "/password", "a".repeat(12), "a".repeat(72), EMOJI.repeat(12));
    bad(cases, taker, "/password", ABSENT, null, 1, "", "a".repeat(11), EMOJI.repeat(11));
    text(cases, taker, "/profile/firstName", 1, 80);
    text(cases, taker, "/profile/lastName", 1, 80);
    good(cases, taker, "/profile/avatar", ABSENT, null, GOOD_URI);
    bad(cases, taker, "/profile/avatar", 1, "", "no uri", "//x", "a\u0000b", List.of(GOOD_URI));
    bad(cases, taker, "/profile", ABSENT, null, 1, "a", List.of());
    bad(cases, taker, "/role", "admin");
    bad(cases, taker, "/id", MISSING);
    bad(cases, taker, "/lastLoginAt", "2026-01-01T00:00:00Z");
    bad(cases, taker, "/profile/unknown", "x");
  }

  private static final String MISSING = "00000000-0000-4000-8000-000000000000";

  private static void product(List<Case> cases, Taker taker) {
    text(cases, taker, "/name", 1, 200);
    text(cases, taker, "/description", 0, 5000);
    var most = new BigDecimal("99999999.99");
    good(cases, taker, "/price", 0, new BigDecimal("0.01"), most);
    bad(cases, taker, "/price", ABSENT, null, "1", true, List.of(1), new BigDecimal("-0.01"), -1);
    bad(cases, taker, "/price", most.add(new BigDecimal("0.01")), new BigDecimal("0.001"));
    bad(cases, taker, "/price", new BigDecimal("1e300"));
    good(cases, taker, "/category", CATEGORY, CATEGORY.toUpperCase(java.util.Locale.ROOT));
    bad(cases, taker, "/category", ABSENT, null, 1, "", "x", CATEGORY + "0", MISSING);
    var twenty = Collections.nCopies(20, GOOD_URI);
    good(cases, taker, "/images", ABSENT, List.of(), twenty);
    bad(cases, taker, "/images", null, GOOD_URI, Map.of(), Collections.nCopies(21, GOOD_URI));
    for (var wrong : Arrays.asList(null, 1, "", "no uri", List.of())) {
      cases.add(new Case(taker, "/images", Arrays.asList(GOOD_URI, wrong), "/images/1"));
    }
    good(cases, taker, "/specifications", ABSENT, Map.of(), Map.of(EMOJI, EMOJI, "a/b~c", "d"));
    bad(cases, taker, "/specifications", null, "a", 1, List.of());
    cases.add(new Case(taker, "/specifications", Map.of("a/b~c", 1), "/specifications/a~1b~0c"));
    cases.add(
        new Case(taker, "/specifications", Map.of("a", Map.of("b", "c")), "/specifications/a"));
    good(cases, taker, "/stockQuantity", ABSENT, 0, Integer.MAX_VALUE, new BigDecimal("1.0"));
    bad(cases, taker, "/stockQuantity", null, -1, 1L + Integer.MAX_VALUE, "1", true);
    bad(cases, taker, "/stockQuantity", new BigDecimal("1.5"), new BigDecimal("1e300"));
    bad(cases, taker, "/inStock", true);
    bad(cases, taker, "/deletedAt", "2026-02-30T00:00:00Z");
    bad(cases, taker, "/createdAt", "2026-01-01T00:00:00Z");
    bad(cases, taker, "/unknown", "x");
    bad(cases, taker, "/__proto__", Map.of());
  }

  private static Map<String, @Nullable Object> sample(Taker taker) {
    return taker == Taker.REGISTER
        ? Bodies.registration(UUID.randomUUID() + "@shop.example")
        : Bodies.product("Sample", CATEGORY);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> body(Case one) {
    var body = sample(one.taker());
    var names = one.place().substring(1).split("/", -1);
    var here = body;
    for (var i = 0; i < names.length - 1; i++) {
      var inner = (Map<String, @Nullable Object>) Objects.requireNonNull(body.get(names[i]));
      var copy = new LinkedHashMap<String, @Nullable Object>(inner);
      body.put(names[i], copy);
      here = copy;
    }
    if (ABSENT.equals(one.value())) {
      here.remove(names[names.length - 1]);
    } else {
      here.put(names[names.length - 1], one.value());
    }
    return body;
  }

  private Api.Answer send(Taker taker, Object body) {
    var api = SHOP.api().as(admin);
    return switch (taker) {
      case REGISTER -> SHOP.api().post("/auth/register", body);
      case CREATE -> api.post("/products", body);
      case REPLACE -> api.put("/products/" + SHOP.product(admin, "Before", CATEGORY), body);
    };
  }

  private static String rows() {
    return SHOP.schema()
        .value(
            "SELECT (SELECT count(*) FROM \"user\") || ' ' || (SELECT count(*) FROM product WHERE name <> 'Before')");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_value_is_good_up_to_its_bound_and_refused_beyond(Case one) {
    var before = rows();
    var answer = send(one.taker(), body(one));
    if (one.fault().isEmpty()) {
      assertThat(answer.status()).as(answer.body()).isIn(200, 201);
      assertThat(rows()).isNotEqualTo(before);
      return;
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.all("pointer", "error", "details")).containsExactly(one.fault());
    assertThat(rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void all_faults_are_told_at_once(Taker taker) {
    var body = sample(taker);
    body.replaceAll((name, value) -> null);
    body.put("unknown", 1);
    var pointers = body.keySet().stream().map(name -> "/" + name).toList();
    var answer = send(taker, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.all("pointer", "error", "details"))
        .containsExactlyInAnyOrderElementsOf(pointers);
  }

  @ParameterizedTest
  @CsvSource({"name, 40", "password, 40"})
  void a_key_that_comes_twice_is_no_json(String name, int times) {
    var body = "{" + "\"%s\":\"a\",".formatted(name).repeat(times) + "\"x\":1}";
    for (var path : List.of("/products", "/auth/register")) {
      var answer = SHOP.api().as(admin).raw("POST", path, body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("error", "code")).isEqualTo("MALFORMED");
    }
  }
}
