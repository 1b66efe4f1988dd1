package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void aLongCellGoesOnBelowAndNothingIsLost() {
    var clause = "a clause of about forty characters, so it is;";
    var rows =
        Cells.fitted(
            "name",
            List.of(
                Phrase.row(
                    "name", "`x`", "type", "int", "rules", (clause + " ").repeat(4).strip())));
    assertThat(rows)
        .containsExactly(
            Map.of("name", "`x`", "type", "int", "rules", clause + " " + clause),
            Map.of("name", "`x` (continued)", "type", "as above", "rules", clause + " " + clause));
  }

  @Test
  void codeAndLinksAreNeverCutInTwo() {
    var code = "`a == b && c == d || e == f`";
    var link = "[`GET /a/b/c/d/e`](newel:a/" + "x".repeat(300) + ")";
    var pieces = Cells.pieces(String.join(" ", Collections.nCopies(9, code + " " + link)));
    assertThat(pieces).hasSizeGreaterThan(3).allMatch(piece -> Cells.shown(piece) <= Cells.MOST);
    assertThat(String.join(" ", pieces).split("`a == b && c == d \\|\\| e == f`", -1)).hasSize(10);
    assertThat(pieces).allMatch(piece -> piece.chars().filter(c -> c == '`').count() % 2 == 0);
  }

  @Test
  void aWordThatFitsNoCellIsCutShort() {
    for (var word : List.of("x".repeat(5000), "`" + "y".repeat(5000) + "`", "[".repeat(5000))) {
      assertThat(Cells.pieces("before " + word + " after"))
          .allMatch(piece -> Cells.shown(piece) <= 120 && !piece.isBlank());
    }
  }

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
  void aContinuedRowNamesItsThingWithoutALinkAndLeavesTheRestAbove() {
    var words = "word ".repeat(40).strip();
    var columns = new LinkedHashMap<String, String>();
    columns.put("Name", "name");
    columns.put("Kind", "kind");
    columns.put("Text", "text");
    var row = Map.of("name", "[`a.b`](x.md#a)", "kind", "list", "text", words);

    var table = Cells.table(columns, "name", List.of(row));

    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0)).startsWith("[`a.b`](x.md#a)", "list");
    assertThat(table.rows().get(1)).startsWith("`a.b` (continued)", "as above");
    assertThat(table.rows().get(0).get(2) + " " + table.rows().get(1).get(2)).isEqualTo(words);
  }

  @Test
  void proseIsCutAfterASentenceOrElseAfterAWord() {
    assertThat(Cells.brief("It fits.")).isEqualTo("It fits.");
    assertThat(Cells.brief("It fits. " + "word ".repeat(40))).isEqualTo("It fits.");
    assertThat(Cells.brief("word ".repeat(40))).endsWith("word…").hasSizeLessThanOrEqualTo(116);
    assertThat(Cells.brief("x".repeat(300))).isEqualTo("x".repeat(115) + "…");
  }

  @Test
  void longCodeGoesOnAsCodeAndLosesNothing() {
    var code = "total == sum(lines.price * lines.quantity) && ".repeat(6).strip();

    var pieces = Cells.pieces("Holds: `" + code + "`");

    assertThat(pieces).hasSizeGreaterThan(2).allMatch(Cells::fits);
    assertThat(String.join(" ", pieces).replace("`", "")).isEqualTo("Holds: " + code);
  }
}
