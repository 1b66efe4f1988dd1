package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of the values that are in use in a list field: plain ones and those of several parts, by
/// pages and by cursor.
@Proves("page/style")
class ListedValuesTest {
  private static final String DESIGN =
      """
      values:
        Size: { width: int, depth: "int?" }
        Part:
          of:    Shelf
          size:  Size?
          note:  string?
          grade: int read(chief) = 0
          data:  json?
      entities:
        User: { id: uuid key, email: email unique, password: password(8..), role: role = member }
        Shelf: { id: int key, name: string }
        Thing:
          id: int key
          name: string
          words: "string[] = []"
          days: "date[] = []"
          prices: "decimal(6,2)[] = []"
          parts: "Part[] = []"
          gone: timestamp? deleted
      views:
        Part: { of: Part, fields: [of.name, size, note, grade, data] }
      identity:
        users: User
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 24h } }
        roles: { anonymous: {}, member: {}, chief: { is: member } }
      api: { access: public, envelope: { page: { items: "{items}", next: "{next}", total: "{total}" } }, page: { style: cursor, params: [cursor, limit], size: 2, max: 50 } }
      resources:
        shelves: { of: Shelf, create: {} }
        things: { of: Thing, create: {}, delete: {} }
        words: { of: Thing.words, list: {} }
        back:  { of: Thing.words, list: { order: [-value] } }
        days:  { of: Thing.days, list: {} }
        prices: { of: Thing.prices, list: { where: "name != 'none'" } }
        parts: { of: Thing.parts, list: { cache: 60s } }
        strap: { of: Thing.parts, list: { order: [-value] } }
        paged: { of: Thing.parts, list: { page: { style: page, params: [page, size], size: 2, max: 50 } } }
        whole: { of: Thing.parts, list: { page: none } }
        asked: { of: Thing, list: { accepts: { why: "string(2..9)", most: int? }, filter: [name], when: input.why != 'no' else UNASKED, page: { size: 1 } } }
      errors: { UNASKED: 403 Nobody asks that. }
      """;
  private static final Site SITE = Site.open(ListedValuesTest.class, DESIGN);
  private static final Contract CONTRACT = Contract.of(Site.design(DESIGN));
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @BeforeAll
  static void things() {
    var low = API.post("/shelves", Map.of("name", "low")).at("id");
    var high = API.post("/shelves", Map.of("name", "high")).at("id");
    var words = List.of("red", "blue", "Grün", "red", "a,b", "\"", "blue");
    made(words, List.of("2026-02-01", "2025-12-31"), List.of("1.50", "10", "2"));
    made(List.of("zebra", "red"), List.of("2026-02-01", "2027-01-01"), List.of("1.5"));
    var size = Map.of("width", 2, "depth", 3);
    var flat = Map.of("width", 2);
    parts(
        part(low, size, "x", 1),
        part(low, size, "x", 2),
        part(low, flat, null, 1),
        part(high, null, "x", 1));
    parts(part(low, size, "y", 1), part(high, null, "x", 1), part(high, null, null, 1));
    var gone = API.post("/things", Map.of("name", "gone", "words", List.of("never"))).at("id");
    API.delete("/things/" + gone);
  }

  private static void made(List<String> words, List<String> days, List<String> prices) {
    var numbers = prices.stream().map(java.math.BigDecimal::new).toList();
    var answer =
        API.post("/things", Map.of("name", "a", "words", words, "days", days, "prices", numbers));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Map<String, @Nullable Object> part(
      @Nullable Object shelf, @Nullable Object size, @Nullable String note, int grade) {
    var part = new HashMap<String, @Nullable Object>();
    part.put("of", shelf);
    part.put("size", size);
    part.put("note", note);
    part.put("grade", grade);
    part.put("data", Map.of("a", 1));
    return part;
  }

  @SafeVarargs
  private static void parts(Map<String, @Nullable Object>... parts) {
    var answer = API.post("/things", Map.of("name", "b", "parts", List.of(parts)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Api chief() {
    var body = Bodies.credentials("c" + System.nanoTime() + "@a.example", "correct horse");
    API.post("/auth/register", body);
    SITE.schema().execute("UPDATE \"user\" SET role = 'chief'");
    return API.as(API.post("/auth/login", body).text("accessToken"));
  }

  private static Answer asked(Api api, String path, String query) {
    var answer = api.get(path + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(CONTRACT.faults("GET " + path, answer)).as(answer.body()).isEmpty();
    return answer;
  }

  private static List<?> items(Answer answer) {
    return (List<?>) Objects.requireNonNull(answer.at("items"));
  }

  /// The items of all pages, each page asked for by the cursor of the one before.
  private static List<Object> walked(Api api, String path, int limit) {
    var items = new ArrayList<Object>();
    var query = "?limit=" + limit;
    for (var page = 0; page < 20; page++) {
      var answer = asked(api, path, query);
      var found = items(answer);
      assertThat(found).hasSizeLessThanOrEqualTo(limit);
      items.addAll(found);
      if (answer.at("next") == null) {
        return items;
      }
      assertThat(found).hasSize(limit);
      query = "?limit=" + limit + "&cursor=" + answer.text("next");
    }
    throw new AssertionError("the pages have no end: " + items);
  }

  @ParameterizedTest
  @CsvSource({"words,6", "back,6", "days,3", "prices,3", "parts,5", "strap,5"})
  void the_pages_together_are_the_whole_list(String name, int number) {
    var whole = walked(API, "/" + name, 50);
    assertThat(whole).hasSize(number).doesNotHaveDuplicates();
    for (var limit = 1; limit < 4; limit++) {
      assertThat(walked(API, "/" + name, limit)).isEqualTo(whole);
    }
  }

  @Test
  void values_are_in_order() {
    assertThat(walked(API, "/back", 50)).isEqualTo(walked(API, "/words", 50).reversed());
    assertThat(walked(API, "/strap", 50)).isEqualTo(walked(API, "/parts", 50).reversed());
    assertThat(walked(API, "/days", 2)).containsExactly("2025-12-31", "2026-02-01", "2027-01-01");
    assertThat(walked(API, "/prices", 2).toString()).isEqualTo("[1.50, 2.00, 10.00]");
  }

  @Test
  void values_of_several_parts_are_shown_by_their_view() {
    var parts = walked(API, "/parts", 2);
    assertThat(parts.toString())
        .contains("size={width=2, depth=3}", "size={width=2, depth=null}", "size=null", "note=null")
        .contains("data={a=1}")
        .doesNotContain("grade");
    assertThat(asked(API, "/whole", "").json()).isEqualTo(parts);
    assertThat(asked(API, "/paged", "?page=2").at("items")).isEqualTo(parts.subList(2, 4));
    assertThat(asked(API, "/paged", "").at("total")).hasToString("5");
  }

  /// What somebody may not see tells no two values apart; what is kept for one is not for another.
  @Test
  void each_role_has_the_values_that_it_may_tell_apart() {
    assertThat(walked(API, "/parts", 50)).hasSize(5);
    var chief = chief();
    assertThat(walked(chief, "/parts", 50)).hasSize(6);
    assertThat(walked(chief, "/parts", 1)).hasSize(6);
    assertThat(walked(chief, "/parts", 50).toString()).contains("grade=2");
    assertThat(walked(API, "/parts", 50)).hasSize(5);
    var next = asked(chief, "/parts", "?limit=1").text("next");
    assertThat(API.get("/parts?cursor=" + next).status()).isEqualTo(400);
  }

  @Test
  void a_cursor_walks_on_while_the_list_changes() {
    var first = asked(API, "/words", "?limit=1");
    var rest = walked(API, "/words", 50);
    var made = API.post("/things", Map.of("name", "c", "words", List.of("\u0021", "zoo"))).at("id");
    var after = asked(API, "/words", "?limit=50&cursor=" + first.text("next"));
    var expected = new ArrayList<>(rest.subList(1, rest.size()));
    expected.add("zoo");
    assertThat(items(after).stream().filter(item -> !item.equals("!")).toList())
        .isEqualTo(expected);
    API.delete("/things/" + made);
  }

  /// A list may be asked with parameters of its own beside those that choose its rows.
  @Test
  void arguments_stand_beside_what_chooses_rows() {
    var first = asked(API, "/asked", "?why=yes&name=b&limit=1");
    assertThat(items(first)).hasSize(1);
    var next = asked(API, "/asked", "?why=yes&most=3&name=b&limit=1&cursor=" + first.text("next"));
    assertThat(next.all("name", "items")).containsExactly("b");
    assertThat(next.at("items")).isNotEqualTo(first.at("items"));
    assertThat(API.get("/asked?why=no").status()).isEqualTo(403);
    for (var query : List.of("", "?why=x", "?why=yes&most=x", "?why=yes&why=yes", "?why=yes&x=1")) {
      assertThat(API.get("/asked" + query).status()).as(query).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "W10", "WyJ2YWx1ZSJd", "WyItdmFsdWUiLCJhIl0", "WyJ2YWx1ZSIsImEiLCJiIl0"})
  void a_cursor_that_we_did_not_give_is_refused(String cursor) throws JsonText.Malformed {
    assertThat(API.get("/words?cursor=" + cursor).status()).as(cursor).isEqualTo(400);
    assertThat(API.get("/parts?cursor=" + cursor).status()).as(cursor).isEqualTo(400);
    var answer = API.get("/words?cursor=" + asked(API, "/back", "?limit=1").text("next"));
    assertThat(answer.status()).isEqualTo(400);
  }
}
