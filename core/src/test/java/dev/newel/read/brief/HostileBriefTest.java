package dev.newel.read.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Broken and enormous documents are findings, never exceptions.
class HostileBriefTest {
  private static final String SMALL =
      """
      # PRD: Berth booking

      ## Functional requirements

      - **FR-001**: Skippers must see free berths within 2 seconds.
      - **FR-002**: The harbour’s fee is 12 € per night.
      """;

  private static List<String> ids(Brief brief) {
    return brief.findings().stream().map(Finding::id).toList();
  }

  @Test
  void every_beginning_of_a_document_is_read() {
    for (var end = 0; end <= SMALL.length(); end++) {
      var brief = BriefReader.read("prd.md", SMALL.substring(0, end));
      assertThat(brief.requirements().size()).isBetween(0, 2);
    }
    assertThat(ids(BriefReader.read("prd.md", SMALL))).doesNotContain(BriefId.CUT_OFF.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# A\n\n```sql\ncreate table a (",
        "# A\n\n| a | b |\n|---|---|\n| one | tw",
        "# A\n\nSome words.\n\n## B",
        "# A\n\n- **FR-001**: it must `do"
      })
  void an_end_that_is_missing_is_said(String text) {
    assertThat(ids(BriefReader.read("prd.md", text))).contains(BriefId.CUT_OFF.id());
  }

  @Test
  void other_encodings_are_read_and_said() {
    var expected = BriefReader.read("prd.md", SMALL);
    for (var charset :
        List.of(
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("windows-1252"))) {
      var brief = BriefReader.read("prd.md", SMALL.getBytes(charset));
      assertThat(ids(brief)).as(charset.name()).contains(BriefId.NOT_UTF8.id());
      assertThat(brief.requirements()).isEqualTo(expected.requirements());
      assertThat(brief.items()).isEqualTo(expected.items());
    }
    var marked = ("\uFEFF" + SMALL).getBytes(StandardCharsets.UTF_8);
    assertThat(ids(BriefReader.read("prd.md", marked))).doesNotContain(BriefId.NOT_UTF8.id());
  }

  @Test
  void letters_read_in_a_wrong_encoding_are_said() {
    var garbled =
        new String(SMALL.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    var brief = BriefReader.read("prd.md", garbled.getBytes(StandardCharsets.UTF_8));
    assertThat(ids(brief)).contains("READ019");
    assertThat(brief.requirements()).hasSize(2);
  }

  @Test
  void a_table_of_a_hundred_thousand_lines_is_read_in_one_go() {
    var text =
        new StringBuilder(
            "# Data design\n\n## Entities\n\n### Berth\n\n| Field | Type |\n|---|---|\n");
    IntStream.range(0, 100_000).forEach(i -> text.append("| f").append(i).append(" | INTEGER |\n"));
    var brief = BriefReader.read("data-design.md", text.toString());
    assertThat(brief.items(Item.Entity.class)).hasSize(1);
    assertThat(brief.items(Item.Entity.class).getFirst().attributes()).hasSize(100_000);
  }

  @Test
  void thousands_of_requirements_are_read_in_one_go() {
    var text =
        new StringBuilder(
            "# PRD\n\n## Non-functional requirements\n\n| ID | Requirement |\n|---|---|\n");
    IntStream.range(0, 20_000)
        .forEach(i -> text.append("| NFR-").append(i).append(" | Reads respond within 200 ms |\n"));
    var brief = BriefReader.read("prd.md", text.toString());
    assertThat(brief.requirements()).hasSize(20_000);
    assertThat(brief.items(Item.Target.class)).hasSize(20_000);
    assertThat(brief.items(Item.Target.class).getLast().requirement()).isEqualTo("NFR-19999");
  }

  @Test
  void a_list_of_thousands_of_statements_is_read_in_one_go() {
    var text = new StringBuilder("# PRD\n\n## Functional requirements\n\n");
    IntStream.range(0, 20_000)
        .forEach(i -> text.append("- It must do things, ").append(i).append("\n"));
    assertThat(BriefReader.read("prd.md", text.toString()).requirements()).hasSize(20_000);
  }

  @Test
  void a_paragraph_of_thousands_of_lines_is_no_trouble() {
    var text = new StringBuilder("# PRD\n\n## Performance requirements\n\n");
    IntStream.range(0, 20_000)
        .forEach(i -> text.append("Reads respond within `").append(i).append("` ms.\n"));
    assertThat(BriefReader.read("prd.md", text.toString()).title()).isEqualTo("PRD");
  }

  @Test
  void nesting_a_thousand_deep_is_said() {
    var quotes = "# PRD\n\n" + ">".repeat(1000) + " deep\n";
    assertThat(ids(BriefReader.read("prd.md", quotes))).contains("MD001");
    var lists = new StringBuilder("# PRD\n\n## Requirements\n\n");
    IntStream.range(0, 1000)
        .forEach(i -> lists.append("  ".repeat(i)).append("- item must ").append(i).append("\n"));
    assertThat(BriefReader.read("prd.md", lists.toString()).requirements()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "[", "1 ", "As a user, ", "within 5 ms, ", "`", "a|", "x ("})
  void a_line_of_a_megabyte_is_no_trouble(String part) {
    var line = part.repeat(1_000_000 / part.length());
    var brief =
        BriefReader.read(
            "prd.md", "# PRD\n\n## Functional requirements\n\n- " + line + "\n\n" + line + "\n");
    assertThat(brief.title()).isEqualTo("PRD");
  }

  @Test
  void a_line_of_many_kilobytes_stays_quick() {
    for (var part :
        List.of(
            "As a user and ",
            "allow users, ",
            "one of: a, ",
            "`a` | ",
            "95% of requests ",
            "5 attempts per IP ")) {
      var line = part.repeat(1_900 / part.length());
      var brief =
          BriefReader.read(
              "prd.md", "# PRD\n\n## Requirements\n\n" + ("- " + line + "\n").repeat(50));
      assertThat(brief.requirements()).hasSize(50);
    }
  }

  @Test
  void what_has_no_headings_or_only_a_table_is_read() {
    assertThat(BriefReader.read("notes.md", "Boats arrive.\n").kind())
        .isEqualTo(Brief.Kind.UNKNOWN);
    assertThat(ids(BriefReader.read("notes.md", "Boats arrive.\n")))
        .contains(BriefId.UNKNOWN_KIND.id());
    var table =
        BriefReader.read(
            "notes.md",
            "| ID | Requirement |\n|---|---|\n| FR-1 | Boats arrive |\n| FR-2 | Boats leave |\n");
    assertThat(table.requirements()).hasSize(2);
    assertThat(table.kind()).isEqualTo(Brief.Kind.REQUIREMENTS);
    assertThat(ids(BriefReader.read("notes.md", ""))).contains(BriefId.NO_TEXT.id());
  }

  @Test
  void html_is_listed_and_not_lost() {
    var brief = BriefReader.read("prd.md", "# PRD\n\n<div><p>Boats must be seen</p></div>\n");
    assertThat(brief.unread())
        .singleElement()
        .satisfies(unread -> assertThat(unread.form()).isEqualTo("html"));
  }

  @Test
  void front_matter_without_an_end_is_said() {
    var brief =
        BriefReader.read(
            "prd.md", "---\ntitle: Berths\n\n# PRD\n\n- **FR-001**: Boats must be seen\n");
    assertThat(ids(brief)).contains(BriefId.FRONT_MATTER.id());
    assertThat(brief.requirements()).hasSize(1);
  }

  @Test
  void bytes_that_are_no_text_are_no_trouble() {
    var bytes = new byte[10_000];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 7);
    }
    assertThat(BriefReader.read("prd.md", bytes).requirements()).isEmpty();
  }
}
