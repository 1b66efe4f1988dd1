package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Query;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The order of a list, as clients name it and as expressions find it.
class SortingTest {
  private static String text(String params, String list) {
    return """
        newel: 1
        system: { name: shop }
        api: { names: snake_case, access: public, sort: { params: %s } }
        entities:
          Thing: { id: uuid key, unitPrice: decimal, createdAt: timestamp created }
        resources: { things: { of: Thing, list: %s } }
        """
        .formatted(params, list);
  }

  private static Query query(String params, String list) {
    var design = Elaboration.design(text(params, list));
    return Objects.requireNonNull(Elaboration.operation(design, "things.list").query());
  }

  @Test
  void keys_have_their_name_on_the_wire_and_their_expression() {
    var query = query("[sort]", "{ sortable: [unitPrice, createdAt], order: [-createdAt] }");
    assertThat(query.sortable())
        .extracting(Query.Sort::wireText)
        .containsExactly("unit_price", "created_at");
    assertThat(query.sort()).extracting(Query.Sort::wireText).containsExactly("-created_at", "id");
    assertThat(query.sort()).extracting(Query.Sort::text).containsExactly("-createdAt", "id");
    assertThat(query.sort()).extracting(key -> key.by().text()).containsExactly("createdAt", "id");
    assertThat(query.sorting()).isEqualTo(new Query.Sorting("sort", null, false));
  }

  /// A direction of its own parameter is, left out, that of the list's first key.
  @Test
  void a_direction_left_out_is_that_of_the_list() {
    assertThat(query("[by, order]", "{ sortable: [unitPrice], order: [-createdAt] }").sorting())
        .isEqualTo(new Query.Sorting("by", "order", true));
    assertThat(query("[by, order]", "{ sortable: [unitPrice], order: [createdAt] }").sorting())
        .isEqualTo(new Query.Sorting("by", "order", false));
  }

  @Test
  void an_order_has_one_parameter_or_two() {
    assertThat(Elaboration.of(text("[a, b, c]", "{}")).said())
        .containsExactly(
            "LINK012 api/sort/params An order has one parameter or two, and here are 3.");
  }

  private static String values(String list) {
    return """
        newel: 1
        system: { name: shop }
        api: { access: public }
        entities:
          Thing: { id: uuid key, tags: "string[]" }
        resources: { tags: { of: Thing.tags, list: %s } }
        """
        .formatted(list);
  }

  /// The distinct values of a list field have one key, `value`.
  @Test
  void values_ascend_unless_the_design_turns_them_round() {
    for (var list : List.of("{}", "{ order: [value] }", "{ order: [-value] }")) {
      var query = Elaboration.operation(Elaboration.design(values(list)), "tags.list").query();
      assertThat(Objects.requireNonNull(query).sort())
          .as(list)
          .extracting(Query.Sort::text)
          .containsExactly(list.contains("-") ? "-value" : "value");
    }
  }

  @Test
  void values_have_no_other_key_and_no_fields() {
    assertThat(Elaboration.of(values("{ order: [-valeu] }")).said())
        .containsExactly(
            "LINK001 resources/tags/list/order There is no key of a list of values `-valeu`.");
    assertThat(Elaboration.of(values("{ filter: [id], search: [tags], sortable: [id] }")).said())
        .extracting(said -> said.split(" ", -1)[1])
        .containsExactly(
            "resources/tags/list/filter",
            "resources/tags/list/search",
            "resources/tags/list/sortable");
  }
}
