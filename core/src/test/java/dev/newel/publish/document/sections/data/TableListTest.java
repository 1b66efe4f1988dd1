package dev.newel.publish.document.sections.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;

class TableListTest {
  @Test
  void everyTableSaysWhatItHoldsAndWhatItRefersTo() {
    assertThat(Rendering.of("storefront").section("tables", 0, null))
        .contains("| `category` | One row for each [`Category`]")
        .contains("| `order_lines` | The items of `lines` of each [`Order`]")
        .contains("| `order_id` and `position` | `order` and `product` |");
    assertThat(Rendering.of("conduit").section("tables", 0, null))
        .contains("The pairs of `follows` of each [`User`]");
  }

  @Test
  void whatKeepsNothingHasNoTables() {
    assertThat(Rendering.of("newel").section("tables", 0, null)).contains("Not applicable:");
  }
}
