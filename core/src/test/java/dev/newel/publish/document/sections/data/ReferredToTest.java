package dev.newel.publish.document.sections.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import org.junit.jupiter.api.Test;

/// What nobody lists or changes is told as what rows refer to, with its columns.
class ReferredToTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: shelf, updated: 2027-03-01 }
      entities:
        Paper: { id: uuid key, name: string(1..80) unique }
        Book: { id: uuid key, title: string, covers: "Cover[]", spare: Paper? }
      values:
        Cover: { paper: Paper }
      resources:
        books: { of: Book, list: public, create: public }
      """;
  private static final String FEATURES =
      "features:\n  F1: { title: Books, covers: [books] }\n  F2: { title: None }\n";

  private static String entities(String text, int level) {
    var feature = text.contains("features") ? "F1" : null;
    return Rendering.of(TextTree.of(text).design()).section("entities", level, feature);
  }

  @Test
  void inFullItHasATableAndASentence() {
    assertThat(entities(DESIGN + FEATURES, 0))
        .contains(
            """
            ### Paper

            No feature lists or changes its rows; `Book.covers.paper` and `Book.spare` refer to them.

            | Field | Type | Constraints | Description |
            """)
        .contains("| `name` | string | not null; 1 to 80 characters; unique |");
    assertThat(entities(DESIGN, 0)).contains("No operation lists or changes its rows;");
  }

  @Test
  void inShortItIsALineWithItsColumns() {
    for (var level : new int[] {1, 2}) {
      var text = entities(DESIGN + FEATURES, level).replaceAll("\\s+", " ");
      assertThat(text)
          .doesNotContain("### Paper")
          .contains(
              "- [`Paper`](newel:entities/Paper): No feature lists or changes its rows; `Book.covers.paper` and"
                  + " `Book.spare` refer to them. Fields: `id` (uuid, key; not null; unique) and `name`"
                  + " (string, not null; 1 to 80 characters; unique).");
    }
    assertThat(entities(DESIGN + FEATURES, 3)).contains("No feature lists or changes its rows");
  }

  @Test
  void whatSomethingListsIsToldAsUsual() {
    var text =
        DESIGN.replace("resources:\n", "resources:\n  papers: { of: Paper, list: public }\n");
    assertThat(entities(text, 0)).contains("### Paper").doesNotContain("refer to them");
    assertThat(entities(text, 1)).contains("### Paper");
  }

  /// Between tables of all fields and a row an entity.
  @Test
  void aTerseTableLeavesOutFieldsThatMeanNoMoreThanTheirBounds() {
    assertThat(Rendering.of("storefront").section("entities", 2, "E01-F01"))
        .contains("| `id` |", "| `category` |", "| `inStock` |", "| `deletedAt` |")
        .doesNotContain("| `price` |", "| `stockQuantity` |")
        .contains(
            "Further fields: `description` (string, not null; at most 5000 characters), `price`");
  }
}
