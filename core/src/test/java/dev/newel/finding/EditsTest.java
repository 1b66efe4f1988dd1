package dev.newel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
  private static final String TEXT = "name: shop\nlist: al\n";

  @Test
  void replaces_inserts_and_deletes_in_any_order() {
    var applied =
        Edits.apply(
            TEXT,
            List.of(edit(2, 7, 2, 9, "all"), edit(1, 1, 1, 1, "# Shop\n"), edit(1, 11, 2, 1, " ")));
    assertThat(applied.text()).isEqualTo("# Shop\nname: shop list: all\n");
    assertThat(applied.applied()).hasSize(3);
    assertThat(applied.refused()).isEmpty();
  }

  @Test
  void everything_else_stays_byte_for_byte() {
    var text = "\uFEFFname: \uD83D\uDE00 x\r\n\tlast:\ty \r\nend\rno break";
    assertThat(Edits.apply(text, List.of()).text()).isEqualTo(text);
    var applied = Edits.apply(text, List.of(edit(1, 9, 1, 10, "z"), edit(1, 1, 1, 1, "a: 1\n")));
    assertThat(applied.text())
        .isEqualTo("\uFEFFa: 1\r\nname: \uD83D\uDE00 z\r\n\tlast:\ty \r\nend\rno break");
  }

  @Test
  void of_overlapping_edits_the_first_given_is_kept() {
    var later = edit(1, 7, 1, 9, "XX");
    var overlapping = edit(1, 1, 1, 8, "Y");
    var inside = edit(1, 8, 1, 8, "Z");
    var sameStart = edit(1, 7, 1, 7, "Z");
    var touching = edit(1, 9, 1, 11, "WW");
    var applied = Edits.apply(TEXT, List.of(later, overlapping, inside, sameStart, touching));
    assertThat(applied.text()).isEqualTo("name: XXWW\nlist: al\n");
    assertThat(applied.applied()).containsExactly(later, touching);
    assertThat(applied.refused()).containsExactly(overlapping, inside, sameStart);
  }

  @Test
  void an_edit_around_a_kept_one_is_refused() {
    var insertion = edit(1, 3, 1, 3, "X");
    var around = edit(1, 1, 1, 5, "Y");
    assertThat(Edits.apply(TEXT, List.of(insertion, around)).refused()).containsExactly(around);
  }

  @Test
  void equal_edits_are_one() {
    var insertion = edit(1, 1, 1, 1, "# Shop\n");
    var applied = Edits.apply(TEXT, List.of(insertion, insertion));
    assertThat(applied.text()).isEqualTo("# Shop\n" + TEXT);
    assertThat(applied.refused()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9, 1, 9, 2", "1, 12, 1, 12", "1, 0, 1, 2", "0, 1, 1, 1", "2, 3, 1, 1", "1, 1, 4, 1"})
  void a_span_that_the_text_does_not_have_is_refused(
      int line, int column, int endLine, int endColumn) {
    var applied = Edits.apply(TEXT, List.of(edit(line, column, endLine, endColumn, "X")));
    assertThat(applied.text()).isEqualTo(TEXT);
    assertThat(applied.refused()).hasSize(1);
  }

  @Test
  void mending_again_what_is_mended_changes_nothing() {
    var edits = List.of(edit(1, 7, 1, 11, "mart"), edit(2, 1, 2, 5, "page"));
    var once = Edits.apply(TEXT, edits).text();
    assertThat(once).isEqualTo("name: mart\npage: al\n");
    assertThat(Edits.apply(once, edits).text()).isEqualTo(once);
  }

  @Test
  void edits_are_gathered_by_file() {
    var one = new Edit(Span.point("b.yaml", 1, 1), "x");
    var other = new Edit(Span.point("a.yaml", 1, 1), "y");
    var plain = Finding.error("A001", Address.ROOT, null, "A.", null);
    var byFile =
        Edits.byFile(
            List.of(plain.withEdit(one), plain, plain.withEdit(other), plain.withEdit(one)));
    assertThat(byFile.keySet()).containsExactly("a.yaml", "b.yaml");
    assertThat(byFile.get("b.yaml")).containsExactly(one, one);
  }

  private static Edit edit(int line, int column, int endLine, int endColumn, String text) {
    return new Edit(new Span("shop.yaml", line, column, endLine, endColumn), text);
  }
}
