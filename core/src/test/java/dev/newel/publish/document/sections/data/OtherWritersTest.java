package dev.newel.publish.document.sections.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;

/// A feature's documents tell of the others that write its rows.
class OtherWritersTest {
  private static String patterns(String feature) {
    return Rendering.of("storefront").section("query-patterns", 0, feature);
  }

  @Test
  void a_workflow_of_another_feature_is_told_where_it_changes_rows() {
    assertThat(patterns("E01-F01"))
        .contains(
            "- **Another feature:** [`placeOrder`](newel:workflows/placeOrder) changes rows of `Product` too.");
    assertThat(patterns("E01-F02")).doesNotContain("Another feature");
    assertThat(patterns("E01-F03")).doesNotContain("Another feature");
  }

  @Test
  void nobody_is_another_for_the_whole_design() {
    assertThat(Rendering.of("storefront").section("query-patterns", 0, null))
        .doesNotContain("Another feature");
  }
}
