package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a create judges, and when: guards and grants before the row is there, over the row as it
/// will be and over what was sent.
class GuardsTest {
  private static final Site SITE =
      Site.open(
          GuardsTest.class,
          """
          entities:
            Shelf: { id: int key, name: string unique, boxes: "Box[] via shelf" }
            Box:
              id:     int key
              shelf:  Shelf
              name:   string(1..20) unique
              size:   int = 3
              label:  string?
              parts:  Part[..9] = []
              tags:   string[..9] = []
              weight: int := parts.sum(p, p.grams)
              place:  Place?
          values:
            Part: { grams: int, spare: boolean = true }
            Place: { row: int, column: int? }
          identity: { roles: { anonymous: {} } }
          api: { access: public }
          resources:
            shelves: { of: Shelf, create: public }
            boxes:
              of: Box
              get: public
              create:
                sets: { label: input.label }
                when:
                  - name != 'forbidden' else BAD
                  - shelf.boxes.size() < 2 else FULL
                  - weight <= 100 else HEAVY
                  - parts.size() + tags.size() <= 3 else MANY
                  - id > 0 else BAD
                  - "size != 4 || input.size != null || input.label == 'four' else SENT"
                  - "input.size == null || input.size != 3 else SENT"
                  - "input.parts.all(p, p.grams != 13) else SENT"
                  - "input.place == null || input.place.row > 0 else SENT"
            private:
              of: Box
              path: own
              create:
                access: { anonymous: size > 5 }
                when: name != 'forbidden' else BAD
            mixed:
              of: Box
              create:
                accepts: { shelf: , name: , size: "string(1..9)" }
                when: "input.size != 'none' else SENT"
          errors:
            BAD: 409 That is no name.
            FULL: 409 The shelf is full.
            HEAVY: 409 The box is too heavy.
            MANY: 409 There are too many.
            SENT: 409 That is not what was sent.
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static int shelf(String name) {
    var made = API.post("/shelves", Map.of("name", name));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return Integer.parseInt(made.text("id"));
  }

  private static Api.Answer box(int shelf, String name, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("shelf", shelf);
    body.put("name", name);
    return API.post("/boxes", body);
  }

  private static void assertRefused(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  @Test
  void a_guard_answers_before_a_name_that_is_taken() {
    var shelf = shelf("order");
    assertThat(box(shelf, "first", Map.of()).status()).isEqualTo(201);
    assertRefused(box(shelf, "first", Map.of()), 409, "DUPLICATE");
    SITE.schema()
        .execute("INSERT INTO box (shelf_id, name, size) VALUES (" + shelf + ", 'forbidden', 1)");
    assertRefused(box(shelf("order2"), "forbidden", Map.of()), 409, "BAD");
    assertRefused(box(shelf, "first", Map.of()), 409, "FULL");
  }

  @Test
  void rows_that_are_there_are_counted_without_the_one_that_is_made() {
    var shelf = shelf("count");
    assertThat(box(shelf, "c1", Map.of()).status()).isEqualTo(201);
    assertThat(box(shelf, "c2", Map.of()).status()).isEqualTo(201);
    assertRefused(box(shelf, "c3", Map.of()), 409, "FULL");
  }

  @Test
  void the_row_has_the_lists_and_the_key_that_it_will_have() {
    var shelf = shelf("lists");
    var heavy = List.of(Map.of("grams", 60), Map.of("grams", 41));
    assertRefused(box(shelf, "l1", Map.of("parts", heavy)), 409, "HEAVY");
    assertRefused(
        box(shelf, "l2", Map.of("parts", heavy.subList(0, 1), "tags", List.of("a", "b", "c"))),
        409,
        "MANY");
    var made = box(shelf, "l3", Map.of("parts", heavy.subList(0, 1), "tags", List.of("a", "b")));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(API.get("/boxes/" + made.text("id")).text("weight")).isEqualTo("60");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|201",
        "{\"size\":4}|201",
        "{\"size\":3}|409",
        "{\"size\":null}|422",
        "{\"parts\":[{\"grams\":13}]}|409",
        "{\"parts\":[{\"grams\":12}]}|201",
        "{\"place\":{\"row\":0}}|409",
        "{\"place\":{\"row\":1}}|201"
      })
  void input_is_what_was_sent_and_holds_no_default(String sent, int status) {
    var name = "s" + SITE.schema().value("SELECT count(*) FROM shelf");
    var body = "{\"shelf\":" + shelf(name) + ",\"name\":\"" + name + "\"";
    var answer =
        API.raw("POST", "/boxes", body + (sent.equals("{}") ? "}" : "," + sent.substring(1)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void who_may_not_make_a_row_does_not_learn_that_its_name_is_taken() {
    var shelf = shelf("own");
    var body = Map.of("shelf", shelf, "name", "own", "size", 6);
    assertThat(API.post("/own", body).status()).isEqualTo(201);
    assertRefused(API.post("/own", Map.of("shelf", shelf, "name", "own")), 403, "FORBIDDEN");
    assertRefused(API.post("/own", Map.of("shelf", shelf, "name", "forbidden")), 403, "FORBIDDEN");
    assertRefused(API.post("/own", body), 409, "DUPLICATE");
  }

  @Test
  void an_argument_with_the_name_of_a_field_does_not_fill_it() {
    var shelf = shelf("mixed");
    var made = API.post("/mixed", Map.of("shelf", shelf, "name", "mixed", "size", "large"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.text("size")).isEqualTo("3");
    var refused = API.post("/mixed", Map.of("shelf", shelf, "name", "m2", "size", "none"));
    assertRefused(refused, 409, "SENT");
  }
}
