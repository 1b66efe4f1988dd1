package dev.newel.read.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.source.Span;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static Markdown read(String text) {
    return Markdown.parse("a.md", text);
  }

  @Test
  void blocks_have_their_places() {
    var blocks =
        read("# One\n\nTwo\nthree\n\n- a\n  - b\n\n> q\n\n```sql\nselect 1\n```\n\n---\n\n<!-- c -->\n")
            .blocks();

    assertThat(blocks.stream().map(Block::span).map(Span::line))
        .containsExactly(1, 3, 6, 9, 11, 15, 17);
    assertThat(blocks.get(1))
        .isInstanceOfSatisfying(
            Block.Paragraph.class,
            paragraph -> {
              assertThat(paragraph.text().flat()).isEqualTo("Two three");
              assertThat(paragraph.text().lines())
                  .extracting(Text::plain)
                  .containsExactly("Two", "three");
              assertThat(paragraph.span()).isEqualTo(new Span("a.md", 3, 1, 4, 6));
            });
    assertThat(blocks.get(2))
        .isInstanceOfSatisfying(
            Block.Items.class,
            list -> {
              assertThat(list.items().getFirst().lead().plain()).isEqualTo("a");
              assertThat(list.items().getFirst().rest()).hasSize(1);
            });
    assertThat(blocks.get(4))
        .isInstanceOfSatisfying(
            Block.Code.class,
            code -> {
              assertThat(code.info()).isEqualTo("sql");
              assertThat(code.literal()).isEqualTo("select 1\n");
            });
  }

  @Test
  void cells_have_their_places_and_short_rows_are_filled() {
    var table =
        (Block.Table)
            read("| ID | Text |\n|---|---|\n| **A-1** | `x` \\| y |\n| A-2 |\n")
                .blocks()
                .getFirst();

    assertThat(table.header())
        .extracting(cell -> cell.text().plain())
        .containsExactly("ID", "Text");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getFirst().get(0).text().runs().getFirst())
        .isEqualTo(new Run("A-1", true, false, false, null, new Span("a.md", 3, 5, 3, 8)));
    assertThat(table.rows().getFirst().get(1).text().plain()).isEqualTo("x | y");
    assertThat(table.rows().get(1)).hasSize(2);
  }

  @Test
  void columns_count_code_points_and_see_through_escapes_and_entities() {
    var text = ((Block.Paragraph) read("😀 a\\_b &amp; c").blocks().getFirst()).text();

    assertThat(text.plain()).isEqualTo("😀 a_b & c");
    assertThat(
            text.span(
                text.plain().indexOf('_'), text.plain().indexOf('_') + 1, Span.point("a.md", 9, 9)))
        .isEqualTo(new Span("a.md", 1, 5, 1, 6));
    assertThat(
            text.span(text.plain().indexOf('c'), text.plain().length(), Span.point("a.md", 9, 9))
                .column())
        .isEqualTo(14);
  }

  @Test
  void tildes_and_tags_strike_and_one_pair_of_tildes_alone_does_not() {
    assertThat(((Block.Paragraph) read("~~gone **now**~~").blocks().getFirst()).text().struck())
        .isTrue();
    assertThat(((Block.Paragraph) read("<del>gone</del>").blocks().getFirst()).text().struck())
        .isTrue();
    assertThat(((Block.Paragraph) read("~~ about 5").blocks().getFirst()).text().plain())
        .isEqualTo("~~ about 5");
  }

  @Test
  void task_boxes_are_told_apart_from_text() {
    var items =
        ((Block.Items) read("- [x] done\n- [ ] open\n- [link](a) plain\n").blocks().getFirst())
            .items();

    assertThat(items).extracting(Block.Item::ticked).containsExactly(true, false, null);
    assertThat(items)
        .extracting(item -> item.lead().plain())
        .containsExactly("done", "open", "link plain");
  }

  @Test
  void sections_carry_their_trail() {
    var sections = read("intro\n\n# A\n## B\ntext\n### C\n## D\nmore\n").sections();

    assertThat(sections)
        .extracting(Section::trail)
        .containsExactly(
            List.of(), List.of("A"), List.of("A", "B"), List.of("A", "B", "C"), List.of("A", "D"));
    assertThat(sections.getLast().blocks()).hasSize(1);
  }

  @Test
  void front_matter_is_no_text_and_keeps_its_places() {
    var markdown =
        read("\uFEFF---\r\n# note\r\nstatus: \"accepted\" # so far\r\ndate:\r\n---\r\n# T\r\n");

    var frontMatter = Objects.requireNonNull(markdown.frontMatter());
    assertThat(frontMatter.entries().keySet()).containsExactly("status", "date");
    assertThat(frontMatter.get("status"))
        .isEqualTo(new FrontMatter.Entry("accepted", new Span("a.md", 3, 9, 3, 28)));
    assertThat(markdown.blocks()).singleElement().extracting(Block::span).hasToString("a.md:6:1");
    assertThat(markdown.lines()).isEqualTo(6);
  }

  @Test
  void front_matter_that_never_ends_is_text() {
    assertThat(read("---\nstatus: accepted\n").frontMatter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ", "- ", "1. ", "*", "[", "![", "`", "~~", "<del>", "**a ", "_a", "|", "|-", "&#0;", "\\"
      })
  void hundred_thousand_times_the_same_ends(String markup) {
    var markdown = read(markup.repeat(100_000) + "x");

    assertThat(markdown.blocks()).isNotEmpty();
  }

  @Test
  void nesting_beyond_the_limit_is_said() {
    assertThat(read("> ".repeat(500) + "x").findings())
        .extracting(Finding::id)
        .containsExactly("MD001");
    assertThat(read("> ".repeat(20) + "x").findings()).isEmpty();
  }

  @Test
  void a_table_of_many_columns_and_many_short_rows_costs_no_product() {
    var wide = "|a".repeat(20_000) + "|\n" + "|-".repeat(20_000) + "|\n" + "|x\n".repeat(20_000);

    assertThat(read(wide).findings()).extracting(Finding::id).containsExactly("MD002");
  }

  @Test
  void empty_and_blank_files_have_no_blocks() {
    assertThat(read("").blocks()).isEmpty();
    assertThat(read("\uFEFF").blocks()).isEmpty();
    assertThat(read("\r\n \t\r").sections()).isEmpty();
  }
}
