package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  private static final String CLAUSE = "a clause of about forty characters, so it is;";

  @Test
  void aCellThatFitsStays() {
    var notes = new Notes();
    var row = List.of("`x`", "x".repeat(Cells.MOST), "");
    assertThat(notes.fit(row)).isEqualTo(row);
    assertThat(notes.all()).isEmpty();
  }

  @Test
  void theClausesThatDoNotFitStandInANoteThatNamesTheRow() {
    var notes = new Notes();
    var row =
        notes.fit(
            List.of(
                "[`a.b`](x.md#a)", CLAUSE + " " + CLAUSE + " the rest of the words of the cell"));
    assertThat(row)
        .containsExactly(
            "[`a.b`](x.md#a)", (CLAUSE + " " + CLAUSE).replaceFirst(";$", "") + " (note 1)");
    assertThat(notes.all())
        .containsExactly("**Note 1** ([`a.b`](x.md#a)): The rest of the words of the cell.");
  }

  @Test
  void aListGoesOnInItsNote() {
    var notes = new Notes();
    var names = String.join(", ", Collections.nCopies(16, "`field`")) + " and `last`";
    var row = notes.fit(List.of("`x`", names));
    assertThat(row.getLast()).matches("(`field`, )+`field` … \\(note 1\\)");
    assertThat(notes.all().getFirst()).matches("\\*\\*Note 1\\*\\* \\(`x`\\): … .* and `last`\\.");
    assertThat((row.getLast() + notes.all().getFirst()).split("`field`", -1)).hasSize(17);
  }

  @Test
  void aSentenceThatIsCutStandsWholeInItsNote() {
    var notes = new Notes();
    var words = "word ".repeat(40).strip();
    var row = notes.fit(List.of("`x`", "y; " + words));
    assertThat(row.getLast()).startsWith("y; word").endsWith("word … (note 1)");
    assertThat(notes.all()).containsExactly("**Note 1** (`x`): y; " + words + ".");
  }

  @Test
  void codeAndLinksAreNeverCutInTwo() {
    var code = "`a == b && c == d || e == f`";
    var link = "[`GET /a/b/c/d/e`](x.md#" + "x".repeat(300) + ")";
    var notes = new Notes();
    var cell =
        notes
            .fit(List.of("`x`", String.join(" ", Collections.nCopies(9, code + " " + link))))
            .getLast();
    assertThat(Cells.shown(cell)).isLessThanOrEqualTo(120);
    assertThat(cell).startsWith(code + " " + link).endsWith(" … (note 1)");
    assertThat(cell.chars().filter(c -> c == '`').count() % 2).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[", "`", "|"})
  void aWordThatFitsNoCellStandsInItsNoteAlone(String character) {
    var notes = new Notes();
    var cells = notes.fit(List.of(character.repeat(5000), character.repeat(200)));
    assertThat(cells).containsExactly("(note 1)", "(note 2)");
    assertThat(notes.all().getFirst()).isEqualTo("**Note 1**: " + character.repeat(5000) + ".");
  }

  @Test
  void namesFillAsManyCellsAsTheyNeed() {
    var names = Collections.nCopies(30, "`field`");
    var cells = Cells.split(names);
    assertThat(cells).hasSizeGreaterThan(2).allMatch(Cells::fits).allMatch(c -> c.contains(" and"));
    assertThat(String.join(" ", cells).split("`field`", -1)).hasSize(31);
    assertThat(Cells.split(List.of("`a`", "`b`", "`c`"))).containsExactly("`a`, `b` and `c`");
    assertThat(Cells.split(List.of("`a`"))).containsExactly("`a`");
  }
}
