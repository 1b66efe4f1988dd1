package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A value inside a value is kept whole, in the row and in the items of a list.
class NestedValuesTest {
  private static final Site SITE =
      Site.open(
          NestedValuesTest.class,
          """
          values:
            Span:
              fields: { from: int 0.., to: int?, step: int = 5 }
              holds: [ from <= to else BACKWARDS ]
            Shift:
              fields: { id: int, span: Span, rest: Span? }
          entities:
            Plan:
              id:     int key
              spare:  Shift?
              shifts: Shift[..9] = []
          rows:
            Plan: [ { shifts: [ { id: 1, span: { from: 2, to: 3, step: 4 } } ] } ]
          identity: { roles: { anonymous: {} } }
          api: { access: public }
          resources:
            plans:
              of: Plan
              get: public
              create: public
              replace: public
          errors:
            BACKWARDS: 409 It ends before it begins.
          """);
  private static final Api API = SITE.api();
  private static final String SHIFT =
      "{\"id\":7,\"span\":{\"from\":1,\"to\":2,\"step\":3},\"rest\":{\"from\":4,\"to\":null,\"step\":6}}";

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String shifts(String items) {
    return "{\"shifts\":[" + items + "]}";
  }

  /// Space is of no matter to JSON.
  private static String bare(String json) {
    return json.replace(" ", "");
  }

  private static String shown(String path) {
    return bare(API.get(path).body());
  }

  @Test
  void what_is_created_is_read_and_replaced() {
    var made = API.raw("POST", "/plans", shifts(SHIFT));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(bare(made.body())).contains(SHIFT);
    var path = "/plans/" + made.text("id");
    assertThat(shown(path)).contains(SHIFT).contains("\"spare\":null");
    var other = "{\"id\":8,\"span\":{\"from\":9}}";
    var replaced = API.raw("PUT", path, "{\"spare\":" + SHIFT + ",\"shifts\":[" + other + "]}");
    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    var kept = "{\"id\":8,\"span\":{\"from\":9,\"to\":null,\"step\":5},\"rest\":null}";
    assertThat(shown(path)).contains("\"shifts\":[" + kept + "]").contains("\"spare\":" + SHIFT);
    API.raw("PUT", path, shifts(SHIFT));
    assertThat(shown(path)).contains(SHIFT).contains("\"spare\":null");
  }

  @Test
  void a_part_that_is_not_given_has_its_default() {
    var given = "{\"id\":8,\"span\":{\"from\":9}}";
    var made = API.raw("POST", "/plans", "{\"spare\":" + given + "}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var kept = "\"spare\":{\"id\":8,\"span\":{\"from\":9,\"to\":null,\"step\":5},\"rest\":null}";
    assertThat(bare(made.body())).contains(kept);
    var path = "/plans/" + made.text("id");
    API.raw("PUT", path, "{\"spare\":" + SHIFT + "}");
    assertThat(bare(API.raw("PUT", path, "{\"spare\":" + given + "}").body())).contains(kept);
    assertThat(bare(API.raw("PUT", path, "{\"spare\":null}").body())).contains("\"spare\":null");
  }

  @Test
  void a_row_of_the_design_holds_it() {
    assertThat(shown("/plans/1"))
        .contains("[{\"id\":1,\"span\":{\"from\":2,\"to\":3,\"step\":4},\"rest\":null}]");
  }

  @Test
  void its_rules_are_judged() {
    var late = API.raw("POST", "/plans", shifts("{\"id\":1,\"span\":{\"from\":3,\"to\":2}}"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("BACKWARDS");
    var low = API.raw("POST", "/plans", shifts("{\"id\":1,\"span\":{\"from\":-1}}"));
    assertThat(low.status()).isEqualTo(422);
    assertThat(low.body()).contains("/shifts/0/span/from");
  }
}
