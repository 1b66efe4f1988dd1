package dev.newel.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.source.Span;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Span PLACE = Span.point("prd.md", 3, 1);

  @Test
  void words_stand_on_one_line() {
    assertThat(Evidence.explicit(PLACE, "  Answers within\n  200 ms. ").sentence())
        .isEqualTo("Answers within 200 ms.");
  }

  @Test
  void a_long_sentence_is_cut_between_characters() {
    var longest = "😀".repeat(Evidence.LONGEST);
    assertThat(Evidence.inferred(PLACE, longest).sentence()).isEqualTo(longest);
    var cut = Evidence.inferred(PLACE, longest + "x").sentence();
    assertThat(cut).isEqualTo("😀".repeat(Evidence.LONGEST - 1) + "…");
  }
}
