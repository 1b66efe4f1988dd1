package dev.newel.read.prd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.trace.Requirement;
import dev.newel.design.trace.Requirement.Kind;
import dev.newel.design.trace.Requirement.State;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementReaderTest {
  private static Requirements fixture(String name) throws IOException {
    try (InputStream stream = RequirementReaderTest.class.getResourceAsStream("/prd/" + name)) {
      var bytes = Objects.requireNonNull(stream).readAllBytes();
      return RequirementReader.read(name, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static Requirements read(String text) {
    return RequirementReader.read("a.md", text);
  }

  /// `id line:column KIND` of every requirement.
  private static List<String> shape(Requirements requirements) {
    return requirements.list().stream()
        .map(
            one -> {
              var span = Objects.requireNonNull(requirements.places().get(one.id()));
              return "%s %d:%d %s".formatted(one.id(), span.line(), span.column(), one.kind());
            })
        .toList();
  }

  private static List<String> found(Requirements requirements) {
    return requirements.findings().stream().map(one -> one.id() + " " + one.span()).toList();
  }

  private static Requirement the(Requirements requirements, String id) {
    return Objects.requireNonNull(requirements.resolve(id));
  }

  @Test
  void bullets() throws IOException {
    var read = fixture("bullets.md");

    assertThat(shape(read))
        .containsExactly(
            "FR-001 10:5 FUNCTIONAL",
            "FR-002 13:5 FUNCTIONAL",
            "FR-004 15:7 FUNCTIONAL",
            "FR-003 16:3 FUNCTIONAL",
            "NFR1 23:3 NON_FUNCTIONAL",
            "NFR2 24:3 NON_FUNCTIONAL",
            "KPI-1 28:4 GOAL",
            "KPI-2 29:4 GOAL");
    assertThat(found(read)).containsExactly("REQ003 bullets.md:15:7", "REQ004 bullets.md:24:50");
    assertThat(the(read, "FR-001"))
        .isEqualTo(
            new Requirement(
                "FR-001",
                "A reader borrows a book.",
                "A reader borrows a book. Late returns cost a fee.",
                Kind.FUNCTIONAL,
                State.ACTIVE,
                "Must",
                List.of(
                    "Given a reader with a card, when a book is borrowed, then the loan lasts 28 days"),
                List.of("PRD-7: Lending desk", "Functional Requirements"),
                List.of()));
    assertThat(the(read, "FR-002").title()).isEqualTo("Renewal");
    assertThat(the(read, "FR-002").text())
        .isEqualTo("A reader renews a loan once, unless FR-004 forbids it.");
    assertThat(the(read, "FR-002").mentions()).containsExactly("FR-004");
    assertThat(the(read, "FR-003").priority()).isEqualTo("Should");
    assertThat(the(read, "FR-004").state()).isEqualTo(State.REMOVED);
  }

  @Test
  void tables() throws IOException {
    var read = fixture("tables.md");

    assertThat(shape(read))
        .containsExactly(
            "REQ-F-001 7:3 FUNCTIONAL",
            "REQ-F-002 8:5 FUNCTIONAL",
            "REQ-NF-001 9:3 NON_FUNCTIONAL",
            "PARK-01 15:3 UNKNOWN",
            "PARK-02 16:3 UNKNOWN");
    assertThat(the(read, "REQ-F-001"))
        .isEqualTo(
            new Requirement(
                "REQ-F-001",
                "Apply",
                "A resident applies for a permit | a visitor for a day pass",
                Kind.FUNCTIONAL,
                State.ACTIVE,
                "Must",
                List.of("The permit is shown within a minute"),
                List.of("Parking permits", "Requirements"),
                List.of()));
    assertThat(the(read, "REQ-F-002").mentions()).containsExactly("REQ-F-001");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void headings_and_strong_lines() throws IOException {
    var read = fixture("headings.md");

    assertThat(shape(read))
        .containsExactly(
            "STK-001 5:5 STAKEHOLDER",
            "REQ-DOCK-FN-001 12:12 FUNCTIONAL",
            "REQ-DOCK-FN-002 27:8 FUNCTIONAL",
            "Requirement 4 40:5 FUNCTIONAL",
            "US-1 44:3 STORY",
            "US-1/AC-1 49:3 ACCEPTANCE",
            "AC-2 50:3 ACCEPTANCE",
            "US-2 52:3 STORY",
            "US-2/AC-1 55:3 ACCEPTANCE",
            "REQ-{SEQ}-FN-001 57:5 FUNCTIONAL");
    assertThat(the(read, "STK-001").priority()).isEqualTo("High");
    assertThat(the(read, "REQ-DOCK-FN-001").title()).isEqualTo("Booking");
    assertThat(the(read, "REQ-DOCK-FN-001").priority()).isEqualTo("Must Have");
    assertThat(the(read, "REQ-DOCK-FN-001").acceptance())
        .containsExactly("A berth is free or refused", "The answer names the berth");
    assertThat(the(read, "REQ-DOCK-FN-002").title()).isEqualTo("Cancelling");
    assertThat(the(read, "REQ-DOCK-FN-002").acceptance())
        .containsExactly(
            "Given a booked berth When the skipper cancels Then the berth is free And the fee is returned",
            "Given a berth in use When the skipper cancels Then nothing changes");
    assertThat(the(read, "Requirement 4").acceptance())
        .containsExactly("WHEN night falls, the lights go on");
    assertThat(the(read, "US-1").acceptance())
        .containsExactly("AC-1: The gate is seen", "AC-2: The gate is lit");
    assertThat(the(read, "US-1").title()).isEqualTo("Watch");
    assertThat(the(read, "US-1").priority()).isEqualTo("P1");
    assertThat(found(read)).containsExactly("REQ007 headings.md:57:5", "REQ007 headings.md:59:5");
  }

  @Test
  void one_file_for_one_requirement_takes_it_from_the_title() {
    var read = read("# REQ-1: Login\n\nA member logs in.\n");

    assertThat(shape(read)).containsExactly("REQ-1 1:3 UNKNOWN");
    assertThat(the(read, "REQ-1").text()).isEqualTo("A member logs in.");
  }

  @Test
  void a_second_definition_names_both_places() {
    var read = read("# T\n\n- FR-1: One thing\n- FR-1: Another thing\n");

    assertThat(read.list()).singleElement().extracting(Requirement::title).isEqualTo("One thing");
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("REQ001");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message()).contains("a.md:3:3").contains("a.md:4:3");
            });
  }

  @Test
  void a_table_of_contents_and_the_section_it_lists_are_one_definition() {
    var read =
        read(
            "# T\n\n| ID | Requirement | Priority |\n|--|--|--|\n| FR-1 | Log in | Must |\n\n"
                + "## FR-1: Log in\n\nBy mail and password.\n");

    assertThat(shape(read)).containsExactly("FR-1 7:4 FUNCTIONAL");
    assertThat(the(read, "FR-1").priority()).isEqualTo("Must");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void left_out_numbers_are_said_and_a_new_series_is_not() {
    assertThat(read("- FR-001: a\n- FR-003: b\n- FR-010: c\n").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("REQ002");
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message())
                  .isEqualTo("Between `FR-001` and `FR-003` 1 number is left out.");
            });
  }

  @Test
  void statements_without_an_id_are_counted() {
    assertThat(
            read("# T\n\n## Functional Requirements\n\n1. Lend books\n2. Take them back\n")
                .findings())
        .extracting(Finding::id)
        .containsExactly("REQ006", "REQ005");
  }

  @Test
  void a_section_with_a_number_gets_an_id_behind_it() {
    var bare = "# T\n\n## 6 Functional Requirements\n\n### 6.1 %sLending\n\n- Lend\n- Return\n";
    assertThat(read(bare.formatted("")).findings().getFirst().hint())
        .isEqualTo(
            "Begin each with an id such as `FR-001`, or put one behind the number of the heading"
                + " (`6.1 FR-61 Title`): a section's number alone is no id.");
    var named = read(bare.formatted("FR-61 "));
    assertThat(named.findings()).isEmpty();
    assertThat(named.list()).extracting(Requirement::id).containsExactly("FR-61");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- UTF-8: yes\n- UTF-16: no",
        "- ISO-8601: dates",
        "- SHA-1: old\n- SHA-256: new",
        "- GPT-4: a\n- GPT-5: b",
        "- HTTP-2 and HTTP-3",
        "- S3: files\n- S1: none",
        "- FR-001 and FR-002 are first",
        "- FR-001",
        "FR-001 is first.",
        "- FR-001 – FR-009: later",
        "- FR-001 → US-2",
        "- FR-001: US-1, US-2",
        "See **FR-001**: it says so.",
        "- LOGIN-7: alone",
        "- `FR-001: code` x",
        "```\nFR-001: code\n```",
        "<!-- FR-001: note -->",
        "## Glossary\n- FR-001: a functional requirement",
        "- P0: now\n- P1: soon",
        "- E07-F22: a feature"
      })
  void no_requirement(String text) {
    assertThat(read("# T\n\n" + text + "\n").list()).isEmpty();
  }

  @Test
  void references_resolve_by_sense() {
    var read = read("- FR-001: a\n- FR-1.2: b\n- AB_01: c\n- AB_02: d\n");

    assertThat(read.list()).hasSize(4);
    assertThat(the(read, "fr1").id()).isEqualTo("FR-001");
    assertThat(the(read, "FR1.2").id()).isEqualTo("FR-1.2");
    assertThat(read.resolve("FR-12")).isNull();
  }

  @Test
  void windows_lines_marks_and_broken_letters_survive() {
    var read = read("\uFEFF# T\r\n\r\n- **FR-001**: Â§ 5 says \u0000so\r\n- 😀 FR-002: b\r\n");

    assertThat(shape(read)).containsExactly("FR-001 3:5 FUNCTIONAL", "FR-002 4:5 FUNCTIONAL");
    assertThat(the(read, "FR-001").text()).startsWith("Â§ 5 says");
  }

  @Test
  void a_table_of_many_rows_is_read() {
    var text = new StringBuilder("| ID | Requirement |\n|---|---|\n");
    for (var number = 1; number <= 100_000; number++) {
      text.append("| FR-").append(number).append(" | Does ").append(number).append(" |\n");
    }

    assertThat(read(text.toString()).list()).hasSize(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ", "> ", "FR-1 ", "FR-", "**FR-1", "(", "[FR-1", "{", "1. **", "FR-1.1.", "a_", "🙂"
      })
  void hostile_repetition_ends(String part) {
    assertThat(read(part.repeat(30_000)).places()).hasSizeLessThan(30_001);
    assertThat(read("- FR-1: " + part.repeat(30_000)).places()).hasSizeLessThan(30_001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      - **FR-001** (Must): Shoppers see products.         | Shoppers see products. | Must        | MUST
      - **FR-001** [P2] - Shoppers see products.          | Shoppers see products. | P2          | SHOULD
      - **FR-001**: Could: Shoppers see products.         | Shoppers see products. | Could       | COULD
      - FR-001: Shoppers see products (Won't have).       | Shoppers see products  | Won't have  | WONT
      - **FR-001: Lists (priority: High)** with pages.    | Lists                  | High        | MUST
      - **FR-001**: Must be quick.                        | Must be quick.         |             |
      - **FR-001**: (see below) Shoppers see products.    | (see below) Shoppers see products. | |
      - FR-001 (someday): Shoppers see products.          | (someday): Shoppers see products.  | |
      """)
  void a_priority_beside_the_words_is_no_part_of_them(
      String line, String title, @Nullable String priority, Requirement.@Nullable Priority level) {
    var one = the(read("# P\n\n## Functional requirements\n\n" + line + "\n"), "FR-001");
    assertThat(one.title()).isEqualTo(title);
    assertThat(one.priority()).isEqualTo(priority);
    assertThat(one.level()).isEqualTo(level);
    assertThat(one.text()).doesNotContain("(Must)", "[P2]");
  }
}
