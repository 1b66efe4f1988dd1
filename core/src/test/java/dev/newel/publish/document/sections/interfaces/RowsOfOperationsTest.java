package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;

/// Which rows an operation needs, chooses and takes with it.
class RowsOfOperationsTest {
  private static String under(String heading, String section) {
    var text = Rendering.of("conduit").section(section, 0, null);
    var from = text.indexOf("### " + heading + "\n");
    assertThat(from).as(heading).isNotNegative();
    var to = text.indexOf("\n### ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to).replaceAll("\\s+", " ");
  }

  @Test
  void aNewRowNeedsTheOneAboveIt() {
    assertThat(under("Create a comment", "business-operations"))
        .contains("- The article exists.")
        .doesNotContain("comment exists", "may know");
    assertThat(under("Delete a comment", "business-operations"))
        .contains("- The article exists. - The comment exists.");
    assertThat(Rendering.of("b2b").section("business-operations", 0, null))
        .contains("- The project exists and the caller may know it.\n- The task exists and");
  }

  @Test
  void whatStandsBelowARowGoesWithIt() {
    assertThat(under("Delete an article", "business-operations"))
        .contains("Delete the article, and with it the rows of `Comment` that stand below it.");
    assertThat(under("Delete a comment", "business-operations")).contains("Delete the comment.");
  }

  @Test
  void aListSaysWhichRowsItChooses() {
    assertThat(endpoints())
        .contains(
            "Choose the rows where `author in viewer.follows`, ordered by `createdAt` descending and"
                + " `id`, and cut the page.",
            "Choose the rows of the article, ordered by `createdAt` and `id`.",
            "Choose the distinct values of `tagList`, ordered by `value`.")
        .doesNotContain("by default ordered");
    assertThat(Rendering.of("storefront").section("endpoints-in-full", 0, null))
        .contains(", by default ordered by");
  }

  @Test
  void aLinkMadeTwiceIsOne() {
    assertThat(endpoints())
        .contains(
            "A second call leaves the link as it is and answers alike.",
            "A call where there is no such link answers alike.");
  }

  private static String endpoints() {
    return Rendering.of("conduit").section("endpoints-in-full", 0, null).replaceAll("\\s+", " ");
  }

  /// An export answers at GET: nothing of it is stored.
  @Test
  void anExportIsNoBusinessOperation() {
    var told = Rendering.of("b2b").section("business-operations", 0, null);
    assertThat(told).contains("PATCH /api/v2/").doesNotContain("invoices/export");
    assertThat(Rendering.of("b2b").section("endpoints", 0, null)).contains("invoices/export");
  }
}
