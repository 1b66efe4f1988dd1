package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.language.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Templates of bodies hold only what is filled in.
class TemplatesTest {
  private static String text(String api, String list) {
    return """
        newel: 1
        system: { name: shop }
        api: { access: public, %s }
        entities: { Thing: { id: uuid key } }
        resources: { things: { of: Thing, list: %s } }
        """
        .formatted(api, list);
  }

  private static Json envelope(Design design) {
    return Elaboration.operation(design, "things.list").answer().envelope();
  }

  /// One template serves lists of every style: each keeps what its style can fill in.
  @Test
  void a_list_keeps_the_members_that_its_pages_fill_in() {
    var api =
        "envelope: { many: { data: '{items}', next: '{next}', meta: { total: '{total}' }, last: null } }";
    assertThat(envelope(Elaboration.design(text(api, "{ page: cursor }"))))
        .isEqualTo(object(Map.of("data", "{items}", "next", "{next}")));
    assertThat(envelope(Elaboration.design(text(api, "{ page: none }"))))
        .isEqualTo(object(Map.of("data", "{items}")));
    var pages = envelope(Elaboration.design(text(api, "{ page: page }")));
    assertThat(((Json.Object) pages).members()).containsOnlyKeys("data", "meta", "last");
  }

  private static Json object(Map<String, String> texts) {
    var members = new java.util.LinkedHashMap<String, Json>();
    texts.forEach((name, text) -> members.put(name, new Json.Text(text)));
    members.put("last", Json.Null.NULL);
    return new Json.Object(members);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "envelope: { many: { data: '{itms}' } } | api/envelope/many Nothing fills in `{itms}`",
        "envelope: { one: { '{onee}': '{item}' } } | api/envelope/one Nothing fills in `{onee}`",
        "errors: { body: { error: '{cod}' } } | api/errors/body Nothing fills in `{cod}`"
      },
      quoteCharacter = '"')
  void what_nothing_fills_in_is_a_finding(String api, String message) {
    assertThat(Elaboration.of(text(api, "{}")).said())
        .singleElement()
        .asString()
        .startsWith("LINK014 " + message);
  }
}
