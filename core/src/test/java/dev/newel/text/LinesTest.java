package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void every_kind_of_line_break_ends_a_line() {
    var lines = Lines.of("one\ntwo\r\nthree\rfour\n");
    assertThat(lines.count()).isEqualTo(5);
    assertThat(lines.line(1)).isEqualTo("one");
    assertThat(lines.line(2)).isEqualTo("two");
    assertThat(lines.line(3)).isEqualTo("three");
    assertThat(lines.line(4)).isEqualTo("four");
    assertThat(lines.line(5)).isEmpty();
    assertThat(lines.line(6)).isEmpty();
    assertThat(lines.line(0)).isEmpty();
  }

  @Test
  void a_byte_order_mark_takes_no_column() {
    var lines = Lines.of("\uFEFFname: shop");
    assertThat(lines.line(1)).isEqualTo("name: shop");
    assertThat(lines.offset(1, 1)).hasValue(1);
  }

  @Test
  void columns_count_code_points() {
    var lines = Lines.of("a\uD83D\uDE00b\r\n");
    assertThat(lines.offset(1, 3)).hasValue(3);
    assertThat(lines.offset(1, 4)).hasValue(4);
    assertThat(lines.offset(2, 1)).hasValue(6);
  }

  @Test
  void a_place_outside_the_text_has_no_offset() {
    var lines = Lines.of("ab\n");
    assertThat(lines.offset(1, 4)).isEqualTo(OptionalInt.empty());
    assertThat(lines.offset(1, 0)).isEmpty();
    assertThat(lines.offset(0, 1)).isEmpty();
    assertThat(lines.offset(3, 1)).isEmpty();
    assertThat(lines.offset(2, Integer.MAX_VALUE)).isEmpty();
  }

  @Test
  void the_first_line_break_stands_for_all() {
    assertThat(Lines.of("a\r\nb\n").lineBreak()).isEqualTo("\r\n");
    assertThat(Lines.of("a\nb\r\n").lineBreak()).isEqualTo("\n");
    assertThat(Lines.of("").lineBreak()).isEqualTo("\n");
  }
}
