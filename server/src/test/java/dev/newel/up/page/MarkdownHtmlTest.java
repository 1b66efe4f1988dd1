package dev.newel.up.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownHtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "words <img src=x onerror=alert(1)> words",
        "<!-- a comment --><script>alert(1)</script>",
        "| a |\n|---|\n| <svg onload=alert(1)> |"
      })
  void html_in_a_document_is_text(String markdown) {
    assertThat(MarkdownHtml.of(markdown))
        .containsAnyOf("&lt;script&gt;", "&lt;img", "&lt;svg")
        .doesNotContainPattern("<(script|img|svg)");
  }

  @Test
  void an_address_that_runs_a_script_leads_nowhere() {
    assertThat(MarkdownHtml.of("[press](javascript:alert(1))")).doesNotContain("javascript");
    assertThat(MarkdownHtml.of("[data](03-data-design.md#keys)"))
        .contains("href=\"03-data-design.md#keys\"");
  }

  @Test
  void comments_are_not_shown() {
    assertThat(MarkdownHtml.of("<!-- newel: agent/work - -->\n\nWords <!-- aside --> go on."))
        .isEqualTo("<p>Words  go on.</p>\n");
  }

  @Test
  void headings_have_the_anchors_that_links_name() {
    assertThat(MarkdownHtml.of("# A `b`: c\n\n## Keys\n\n## Keys\n"))
        .contains("<h1 id=\"a-b-c\">", "<h2 id=\"keys\">", "<h2 id=\"keys-1\">");
    assertThat(MarkdownHtml.title("Words\n\n# The `title`\n", "other")).isEqualTo("The title");
    assertThat(MarkdownHtml.title("## Only this\n", "other")).isEqualTo("other");
  }

  @Test
  void what_is_wide_scrolls_by_keys() {
    assertThat(MarkdownHtml.of("| a |\n|---|\n| b |\n"))
        .startsWith("<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">")
        .contains("<td>b</td>");
    assertThat(MarkdownHtml.of("```sql\nSELECT 1 < 2\n```\n"))
        .isEqualTo("<pre tabindex=\"0\"><code>SELECT 1 &lt; 2\n</code></pre>");
    assertThat(MarkdownHtml.of("```mermaid\ngraph TB\n```\n"))
        .startsWith("<figure class=\"diagram\"")
        .contains("graph TB");
  }
}
