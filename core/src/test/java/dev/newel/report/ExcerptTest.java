package dev.newel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.source.SourceText;
import dev.newel.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
  @Test
  void tabs_reach_the_next_multiple_of_four() {
    assertThat(excerpt("\tab\tc", 5, 6, 40)).isEqualTo(new Excerpt("    ab  c", 8, 1));
    assertThat(excerpt("\tab", 1, 2, 40)).isEqualTo(new Excerpt("    ab", 0, 4));
  }

  @Test
  void wide_characters_take_two_cells_and_combining_ones_none() {
    assertThat(excerpt("漢字: x", 1, 3, 40)).isEqualTo(new Excerpt("漢字: x", 0, 4));
    assertThat(excerpt("漢字: x", 5, 6, 40)).isEqualTo(new Excerpt("漢字: x", 6, 1));
    assertThat(excerpt("e\u0301\uD83D\uDE00x", 4, 5, 40))
        .isEqualTo(new Excerpt("e\u0301\uD83D\uDE00x", 3, 1));
  }

  @Test
  void what_a_terminal_would_obey_is_made_visible() {
    assertThat(excerpt("a\u001B[2J\u202Eb\u0000", 6, 7, 40).source())
        .isEqualTo("a\u241B[2J\uFFFDb\u2400");
    assertThat(excerpt("\uD800x", 1, 2, 40).source()).isEqualTo("\uFFFDx");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "20", "39", "40", "500", "999", "1000", "1001"})
  void a_long_line_is_clipped_around_the_caret(int column) {
    var line = "0123456789".repeat(100);
    var excerpt = excerpt(line, column, column + 3, 40);
    assertThat(excerpt.source().length()).isLessThanOrEqualTo(40);
    assertThat(excerpt.indent() + excerpt.carets()).isLessThanOrEqualTo(40);
    if (column <= 1000) {
      assertThat(excerpt.source().charAt(excerpt.indent())).isEqualTo(line.charAt(column - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"漢", "\t", "\u0301", "\uD83D\uDE00", "\uD800"})
  void a_line_of_a_million_odd_characters_is_clipped(String character) {
    var excerpt = excerpt(character.repeat(1_000_000), 500_000, 900_000, 40);
    assertThat(excerpt.indent() + excerpt.carets()).isLessThanOrEqualTo(41);
    assertThat(excerpt.source().length()).isLessThanOrEqualTo(200);
  }

  @Test
  void a_place_past_the_end_has_one_caret_there() {
    assertThat(excerpt("ab", 3, 3, 40)).isEqualTo(new Excerpt("ab", 2, 1));
    assertThat(excerpt("ab", 99, 120, 40)).isEqualTo(new Excerpt("ab", 2, 1));
    assertThat(excerpt("", 1, 1, 40)).isEqualTo(new Excerpt("", 0, 1));
  }

  private static Excerpt excerpt(String line, int column, int endColumn, int width) {
    return Excerpt.of(
        new SourceText("a.yaml", line), new Span("a.yaml", 1, column, 1, endColumn), width);
  }
}
