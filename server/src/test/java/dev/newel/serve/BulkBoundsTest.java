package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each item of a list is held to the bounds of its fields, wherever it stands and whatever stands
/// beside it.
class BulkBoundsTest {
  private static final String MISSING = "00000000-0000-4000-8000-000000000000";
  private static final Site SITE =
      Site.open(
          BulkBoundsTest.class,
          """
          values:
            Size: { width: int >= 1, depth: "int?" }
          entities:
            Shelf: { id: uuid key, name: string }
            Thing:
              id:    uuid key
              name:  string(2..5)
              count: int <= 9 = 0
              price: decimal(8,2) > 0 = 1
              kind:  book | disc = book
              day:   date?
              most:  "int? >= count"
              shelf: Shelf?
              size:  Size?
              tags:  "string(1..3)[..2] = []"
              data:  json?
          api: { access: public, errors: problem }
          identity: { roles: { anonymous: {} } }
          resources:
            shelves: { of: Shelf, create: {} }
            together: { of: Thing, create: { bulk: 5 }, update: { bulk: 5 } }
            apart: { of: Thing, create: { bulk: { max: 5, atomic: false } }, update: { bulk: { max: 5, atomic: false } } }
          """);
  private static final Api API = SITE.api();

  /// One value at one place.
  ///
  /// @param fault where the fault stands; empty where there is none
  private record Case(String place, @Nullable Object value, String fault) {
    @Override
    public String toString() {
      return place + " " + value + " " + fault;
    }
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Stream<Case> good(String place, @Nullable Object... values) {
    return Stream.of(values).map(value -> new Case(place, value, ""));
  }

  private static Stream<Case> bad(String place, @Nullable Object... values) {
    return Stream.of(values).map(value -> new Case(place, value, "/" + place));
  }

  static Stream<Case> cases() {
    return Stream.of(
            good("name", "ab", "abcde", "\uD83D\uDE00".repeat(5)),
            bad("name", null, "a", "abcdef", 1, List.of("ab"), "a\u0000b"),
            good("count", 9, -1, 0),
            bad("count", 10, "1", 1.5, null, 99999999999L),
            good("price", new BigDecimal("0.01"), new BigDecimal("999999.99")),
            bad("price", 0, -1, new BigDecimal("0.001"), 1000000, "x"),
            good("kind", "disc"),
            bad("kind", "shoe", "", null, 1),
            good("day", "2026-02-28", null),
            bad("day", "2026-02-30", "", 1),
            good("most", 0, null),
            bad("most", -1, "0"),
            bad("shelf", MISSING, "x", 1),
            good("size", Map.of("width", 1), null),
            bad("size", 1, "x", List.of()),
            Stream.of(new Case("size", Map.of("width", 0), "/size/width")),
            Stream.of(new Case("size", Map.of("width", 1, "high", 1), "/size/high")),
            good("tags", List.of(), List.of("a", "abc")),
            bad("tags", List.of("a", "b", "c"), "a", 1),
            Stream.of(new Case("tags", List.of("a", "abcd"), "/tags/1")),
            good("data", Map.of("a", List.of(1, "b")), 1, null),
            bad("id2", 1),
            bad("version", 1))
        .flatMap(each -> each);
  }

  private static Map<String, @Nullable Object> item(Map<String, Object> base, Case each) {
    var item = new LinkedHashMap<String, @Nullable Object>(base);
    item.put(each.place(), each.value());
    return item;
  }

  private static String rows() {
    return SITE.schema().value("SELECT count(*) FROM thing");
  }

  private static void judged(Case each, Answer answer, int status, String before) {
    if (each.fault().isEmpty()) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.all("pointer", "errors")).containsExactly("/1" + each.fault());
      assertThat(rows()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_value_is_good_up_to_its_bound_and_refused_beyond(Case each) {
    var good = Map.<String, Object>of("name", "good");
    var body = new ArrayList<Object>(List.of(good, item(good, each), good));
    var before = rows();
    judged(each, API.post("/together/bulk", body), 201, before);
    var apart = API.post("/apart/bulk", body);
    var status = each.fault().isEmpty() ? "201" : "422";
    assertThat(apart.all("status")).as(apart.body()).containsExactly("201", status, "201");
    if (!each.fault().isEmpty()) {
      assertThat(apart.body()).contains("\"/1" + each.fault() + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_same_holds_of_a_change(Case each) {
    var ids = API.post("/together/bulk", three()).all("id");
    var body = new ArrayList<Object>();
    for (var i = 0; i < 3; i++) {
      var item = new HashMap<String, Object>(Map.of("id", ids.get(i), "name", "new" + i));
      body.add(i == 1 ? item(item, each) : item);
    }
    var changed =
        "SELECT count(*) FROM thing WHERE name <> 'good' AND id IN ('%s')"
            .formatted(String.join("', '", ids));
    judged(each, API.send("PATCH", "/together/bulk", JsonText.bytes(body)), 200, rows());
    assertThat(SITE.schema().value(changed)).isEqualTo(each.fault().isEmpty() ? "3" : "0");
    var apart = API.send("PATCH", "/apart/bulk", JsonText.bytes(body));
    var status = each.fault().isEmpty() ? "200" : "422";
    assertThat(apart.all("status")).as(apart.body()).containsExactly("200", status, "200");
    assertThat(SITE.schema().value(changed)).isEqualTo(each.fault().isEmpty() ? "3" : "2");
  }

  private static List<Object> three() {
    var good = Map.<String, Object>of("name", "good");
    return List.of(good, good, good);
  }
}
