package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void namesThatDoNotFitAreCounted() {
    assertThat(Cells.some(List.of("a", "b", "c"), 0)).isEqualTo("a, b and c");
    assertThat(Cells.some(Collections.nCopies(40, "`field`"), 10)).endsWith("`field` and 30 more");
    assertThat(Cells.some(List.of(), 0)).isEmpty();
  }

  @Test
  void codeThatIsTooLongIsSaidInWords() {
    assertThat(Cells.code("a == b", "the condition")).isEqualTo("`a == b`");
    assertThat(Cells.code("a == b && ".repeat(20), "the condition")).isEqualTo("the condition");
  }

  @Test
  void proseIsCutAfterASentenceOrElseAfterAWord() {
    assertThat(Cells.brief("It fits.")).isEqualTo("It fits.");
    assertThat(Cells.brief("It fits. " + "word ".repeat(40))).isEqualTo("It fits.");
    assertThat(Cells.brief("word ".repeat(40))).endsWith("word…").hasSizeLessThanOrEqualTo(116);
    assertThat(Cells.brief("x".repeat(300))).isEqualTo("x".repeat(115) + "…");
  }
}
