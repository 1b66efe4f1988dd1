package dev.newel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The test support is trusted by every other test, so it is tested too.
class TestingTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void an_update_is_refused_in_ci_and_needs_the_word() {
    assertThat(Golden.updating("update", false)).isTrue();
    assertThat(Golden.updating("", true)).isFalse();
    assertThat(Golden.updating("yes", false)).isFalse();
    assertThatThrownBy(() -> Golden.updating("update", true)).hasMessageContaining("CI");
  }

  @Test
  void a_golden_file_that_differs_or_is_missing_fails() {
    var file = directory.resolve("a.txt");
    assertThatThrownBy(() -> Golden.assertMatches(file, "x", false))
        .isInstanceOf(AssertionError.class);
    Golden.assertMatches(file, "x", true);
    Golden.assertMatches(file, "x", false);
    assertThatThrownBy(() -> Golden.assertMatches(file, "x\n", false))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void words_are_grouped_by_quotes() {
    assertThat(Scenario.words("newel a  'b c' \"d 'e\" ''"))
        .containsExactly("newel", "a", "b c", "d 'e", "");
  }

  @Test
  void an_unknown_part_and_a_missing_title_are_refused() {
    assertThatThrownBy(() -> Scenario.parse("t\n=== runs newel\n"))
        .hasMessageContaining("=== runs newel");
    assertThatThrownBy(() -> Scenario.parse("=== run newel\n")).hasMessageContaining("title");
  }

  @Test
  void what_happened_is_written_down_and_not_what_was_expected() {
    var expected =
        "Title.\n=== run newel completion bsh\n=== exit 0\n=== out\nnothing\n=== after gone.txt\nhere\n";
    var played = ScenarioRun.play(Scenario.parse(expected), directory);
    assertThat(played)
        .startsWith("Title.\n=== run newel completion bsh\n=== exit 2\n=== err\nnewel: ")
        .endsWith("=== after gone.txt\n(no such file)\n");
  }
}
