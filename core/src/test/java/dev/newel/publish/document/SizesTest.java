package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.TextTree;
import org.junit.jupiter.api.Test;

/// How long sections are at their levels, for a feature in which each has something to say.
class SizesTest {
  private static final int OPERATIONS = 60;

  @Test
  void aShorterLevelIsNotLongerAndTheShortestHasALineForEachOperationAtMost() {
    var design = Rendering.of(TextTree.of(SeededDesign.full(6, OPERATIONS)).design());
    for (var document : design.sizes("workflow")) {
      for (var part : document.parts()) {
        var lines = part.lines();
        var name = "%s: %s %s".formatted(document.document(), part.heading(), lines);
        for (var at = 1; at < lines.size(); at++) {
          assertThat(lines.get(at)).as(name).isLessThanOrEqualTo(lines.get(at - 1));
        }
        if (document.budget() != null) {
          assertThat(lines.getLast()).as(name).isLessThanOrEqualTo(OPERATIONS + 5);
        }
      }
    }
  }

  @Test
  void aFeatureOfFortyOperationsKeepsEveryBudget() {
    var design = Rendering.of(TextTree.of(SeededDesign.full(6, 40)).design());
    for (var document : design.sizes("workflow")) {
      var budget = document.budget();
      if (budget != null) {
        assertThat(document.lines()).as(document.document()).isLessThanOrEqualTo(budget.most());
      }
    }
  }

  @Test
  void theLinesOfTheChosenLevelsAreThoseOfTheDocument() {
    for (var document : Rendering.of("storefront").sizes("workflow")) {
      var parts = document.parts().stream().mapToInt(part -> part.lines().get(part.level())).sum();
      // The title, and the mark with an empty line before it.
      assertThat(document.lines()).as(document.document()).isEqualTo(parts + 3);
    }
  }
}
