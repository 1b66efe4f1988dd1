package dev.newel.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void lines_end_with_any_of_three_breaks() {
    var text = new SourceText("f", "a\nbc\r\nd\r\n\re");
    assertThat(text.lines()).isEqualTo(5);
    assertThat(text.line(2)).isEqualTo("bc");
    assertThat(text.line(3)).isEqualTo("d");
    assertThat(text.line(4)).isEmpty();
    assertThat(text.line(5)).isEqualTo("e");
    assertThat(text.line(99)).isEqualTo("e");
    assertThat(new SourceText("f", "a\n").lines()).isEqualTo(2);
  }

  @Test
  void columns_count_code_points() {
    var text = new SourceText("f", "x\n😀b: y\n");
    assertThat(text.span(4, 5)).isEqualTo(new Span("f", 2, 2, 2, 3));
    assertThat(text.at(new Span("f", 2, 2, 2, 3))).isEqualTo("b");
    assertThat(text.offset(2, 99)).isEqualTo(8);
    assertThat(text.replace(new Span("f", 2, 1, 2, 2), "a")).isEqualTo("x\nab: y\n");
  }

  @Test
  void a_place_outside_the_text_is_not_in_it() {
    var text = new SourceText("f", "😀b\n");
    assertThat(text.has(1, 3)).isTrue();
    assertThat(text.has(1, 4)).isFalse();
    assertThat(text.has(1, 0)).isFalse();
    assertThat(text.has(0, 1)).isFalse();
    assertThat(text.has(2, 1)).isTrue();
    assertThat(text.has(3, 1)).isFalse();
    assertThat(text.has(2, Integer.MAX_VALUE)).isFalse();
  }

  @Test
  void the_first_line_break_stands_for_all() {
    assertThat(new SourceText("f", "a\r\nb\n").lineBreak()).isEqualTo("\r\n");
    assertThat(new SourceText("f", "a\nb\r\n").lineBreak()).isEqualTo("\n");
    assertThat(new SourceText("f", "\r\n").lineBreak()).isEqualTo("\r\n");
    assertThat(new SourceText("f", "").lineBreak()).isEqualTo("\n");
  }

  /// Counted one by one, at every shift of the pairs against the index's blocks.
  @Test
  void every_code_point_has_its_offset() {
    for (var shift = 0; shift < 3; shift++) {
      var text = "x".repeat(shift) + "😀é\n".repeat(600);
      var source = new SourceText("f", text);
      for (var index = 0; index <= text.codePointCount(0, text.length()); index++) {
        var offset = text.offsetByCodePoints(0, index);
        assertThat(source.offsetOfCodePoint(index)).isEqualTo(offset);
        var lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        assertThat(source.columnOf(offset)).isEqualTo(text.codePointCount(lineStart, offset) + 1);
        assertThat(source.offset(source.lineOf(offset), source.columnOf(offset))).isEqualTo(offset);
      }
    }
  }
}
