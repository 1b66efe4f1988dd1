package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prose is wrapped so that it reads back as the same text, and blocks stay apart.
class MarkdownWriterTest {
  private static List<String> lines(Block... blocks) {
    return MarkdownWriter.write(List.of(blocks), 2, UnaryOperator.identity()).lines();
  }

  /// Words of nine characters, ten with the space behind.
  private static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "ninechars"));
  }

  @Test
  void proseIsAsWideAsItMayBe() {
    assertThat(lines(new Block.Paragraph(words(13))))
        .extracting(String::length)
        .containsExactly(119, 9);
    assertThat(lines(new Block.Paragraph(words(12) + "x"))).hasSize(1);
    assertThat(lines(new Block.Paragraph(words(12) + "xx"))).hasSize(2);
    assertThat(lines(new Block.Paragraph("  one\n two\t three  ")))
        .containsExactly("one two three");
  }

  @Test
  void anItemGoesOnBelowItsFirstWord() {
    assertThat(lines(new Block.Bullets(List.of(words(13), "short"))))
        .containsExactly("- " + words(11), "  " + words(2), "- short");
    var many = Collections.nCopies(10, words(12));
    var numbered = lines(new Block.Numbered(many));
    assertThat(numbered).startsWith("1. " + words(11), "   ninechars", "2. " + words(11));
    assertThat(numbered).endsWith("10. " + words(11), "    ninechars");
    assertThat(
            lines(
                new Block.Boxes(
                    List.of(new Block.Box(true, words(12)), new Block.Box(false, "open")))))
        .containsExactly("- [x] " + words(11), "  ninechars", "- [ ] open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "+", "*", ">", "#", "##", "1.", "12)", "=", "|", "~~~", "```", "<!--", "#9"})
  void aWordThatWouldBeginABlockStaysOnItsLine(String word) {
    var lines = lines(new Block.Paragraph(words(12) + " " + word + " " + words(2)));
    assertThat(lines).containsExactly(words(12) + " " + word, words(2));
  }

  @Test
  void linksAndCodeStayWhole() {
    var link = "[a link of some words](docs/some/where/over/there.md#and-a-heading-in-it)";
    var code = "`a code with some spaces in it that is quite long as well`";
    assertThat(lines(new Block.Paragraph(words(9) + " " + link + " " + words(5) + " " + code)))
        .containsExactly(words(9), link + " " + words(4), "ninechars " + code);
  }

  @Test
  void aLinkThatNoLineHoldsIsCutAtItsSpaces() {
    var link = "[" + words(15) + "](x.md)";
    assertThat(lines(new Block.Paragraph(link)))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.length() <= 120);
    var whole = "[" + words(13) + "](" + "x".repeat(8) + ")";
    assertThat(lines(new Block.Paragraph(whole))).containsExactly(whole);
  }

  @Test
  void blocksArePartedByOneEmptyLineAndEndInNoSpace() {
    assertThat(
            lines(
                new Block.Heading(1, "Deeper", null),
                new Block.Paragraph("Words."),
                new Block.Fence("json", "{ \n}\n\n"),
                new Block.Fence("md", "```\nx\n```\n")))
        .containsExactly(
            "### Deeper",
            "",
            "Words.",
            "",
            "```json",
            "{",
            "}",
            "```",
            "",
            "````md",
            "```",
            "x",
            "```",
            "````");
  }

  @Test
  void headingsOfAPersonStandBelowTheSectionsOwn() {
    var text = List.of("# One", "", "### Two", "", "```", "# no heading", "```", "end  ");
    assertThat(lines(new Block.Written(text)))
        .containsExactly("### One", "", "##### Two", "", "```", "# no heading", "```", "end");
  }

  @Test
  void noHeadingIsDeeperThanTheSixthLevel() {
    assertThat(lines(new Block.Heading(9, "Deep", null))).containsExactly("###### Deep");
    assertThat(lines(new Block.Written(List.of("# A", "###### B"))))
        .containsExactly("### A", "###### B");
  }

  @Test
  void aCellHoldsNoBarOfItsOwn() {
    assertThat(lines(new Block.Table(List.of("A", "B"), List.of(List.of("a|b", "`c|d`")))))
        .containsExactly("| A | B |", "| --- | --- |", "| a\\|b | `c\\|d` |");
  }
}
