package dev.newel.write.unfold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.write.DesignWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnfoldingTest {
  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void theLongFormOfAnExampleIsTheSameDesign(String example) {
    var design = Examples.design(Examples.written(example));
    var text = DesignWriter.write(Unfolding.of(design));
    assertThat(Examples.design(Examples.bound(text))).as(text).isEqualTo(design);
  }
}
