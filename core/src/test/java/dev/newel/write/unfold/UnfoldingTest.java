package dev.newel.write.unfold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.Written;
import dev.newel.write.DesignWriter;
import dev.newel.write.shorten.Variants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnfoldingTest {
  /// For each example, so that the whole stays within seconds.
  private static final int VARIANTS = 15;

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void theLongFormOfAnExampleIsTheSameDesign(String example) {
    assertSame(Examples.written(example));
  }

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void theLongFormOfAChangedExampleIsTheSameDesign(String example) {
    var variants = new Variants(Examples.written(example), 20261121L);
    for (var i = 0; i < VARIANTS; i++) {
      assertSame(variants.next());
    }
  }

  private static void assertSame(Written written) {
    var design = Examples.design(written);
    var text = DesignWriter.write(Unfolding.of(design));
    assertThat(Examples.design(Examples.bound(text)))
        .as("%s%nis in full%n%s", DesignWriter.write(written), text)
        .isEqualTo(design);
  }
}
