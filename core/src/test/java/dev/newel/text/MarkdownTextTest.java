package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# not a heading",
        "1. no list",
        "12) no list",
        "- no list",
        "+ no list",
        "* no *emphasis*",
        "> no quote",
        "<b>no tag</b>",
        "[no](link)",
        "snake_case_name",
        "`no code`",
        "a &amp; b &copy; c",
        "back\\slash",
        "~~~",
        "==="
      })
  void prose_reads_back_as_the_same_words(String words) {
    var html =
        HtmlRenderer.builder()
            .build()
            .render(Parser.builder().build().parse(MarkdownText.prose(words)));
    var plain =
        html.replace("<p>", "").replace("</p>\n", "").replace("&lt;", "<").replace("&gt;", ">");
    assertThat(plain.replace("&quot;", "\"").replace("&amp;", "&")).isEqualTo(words);
  }

  @Test
  void a_cell_holds_one_line_and_no_bare_pipe() {
    assertThat(MarkdownText.cell("a | `b|c`\n d \\| e \\\\| f"))
        .isEqualTo("a \\| `b\\|c` d \\| e \\\\\\| f");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"a,`a`", "a`b,``a`b``", "`a,`` `a ``", "a``b`c,```a``b`c```"})
  void code_is_fenced_by_more_backticks_than_it_holds(String code, String span) {
    assertThat(MarkdownText.code(code)).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "API design; api-design",
        "Why it matters?; why-it-matters",
        "`list` & `get`; list--get",
        "a_b-c; a_b-c",
        "2.1 Größe; 21-größe"
      })
  void anchors_are_githubs(String heading, String anchor) {
    assertThat(MarkdownText.anchor(heading)).isEqualTo(anchor);
  }

  @Test
  void repeated_headings_are_numbered() {
    var anchors = new MarkdownText.Anchors();
    assertThat(anchors.next("Fails")).isEqualTo("fails");
    assertThat(anchors.next("Fails")).isEqualTo("fails-1");
    assertThat(anchors.next("fails-1")).isEqualTo("fails-1-1");
    assertThat(anchors.next("Fails")).isEqualTo("fails-2");
  }
}
