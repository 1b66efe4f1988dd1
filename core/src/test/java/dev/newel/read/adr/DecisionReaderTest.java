package dev.newel.read.adr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.trace.Decision;
import dev.newel.design.trace.Decision.Option;
import dev.newel.design.trace.Decision.Status;
import dev.newel.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionReaderTest {
  private static final String MADR =
      """
      ---
      status: "superseded by ADR-0009"
      date: 2026-02-03
      decision-makers: [architect, lead of operations]
      ---
      # Keep orders in one relational database

      ## Context and Problem Statement

      Orders and stock change together.
      Which store keeps them?

      ## Decision Drivers

      * One transaction
      * Known to the team

      ## Considered Options

      * Relational database
      * [Document store](https://example.org)

      ## Decision Outcome

      Chosen option: "Relational database", because it has transactions.

      ### Consequences

      * Good, because stock is never negative
      * Neutral, because backups stay
      * Bad, because one more server is run

      ### Confirmation

      A test sells the last piece twice.

      ## Pros and Cons of the Options

      ### Relational database

      Tables.

      * Good, because transactions
      * Bad, because migrations

      ### Document store

      * Bad, because no transactions

      ## More Information

      - Supersedes [the first](0003-files.md)
      """;

  private static final String NYGARD =
      """
      # 12. Send mail through a queue

      Date: 2026-01-31

      ## Status

      Accepted

      Superseded by [14. Send mail at once](0014-send-mail-at-once.md)

      ## Context

      The mail server is *slow*.

      ## Decision

      We put mail on a queue.

      ## Consequences

      **Benefits**

      - Requests are quick

      **Risks**

      - Mail is late

      Mail may come twice.
      """;

  @Test
  void madr() {
    var read = DecisionReader.read("docs/decisions/0004-one-database.md", MADR);

    assertThat(read.decision())
        .isEqualTo(
            new Decision(
                "ADR-0004",
                4,
                "Keep orders in one relational database",
                Status.SUPERSEDED,
                LocalDate.of(2026, 2, 3),
                List.of("architect", "lead of operations"),
                "Orders and stock change together.\nWhich store keeps them?",
                List.of("One transaction", "Known to the team"),
                List.of(
                    new Option(
                        "Relational database",
                        "Tables.",
                        List.of("transactions"),
                        List.of(),
                        List.of("migrations")),
                    new Option(
                        "Document store", "", List.of(), List.of(), List.of("no transactions"))),
                "Chosen option: \"Relational database\", because it has transactions.",
                "Relational database",
                new Decision.Consequences(
                    List.of("stock is never negative"),
                    List.of("backups stay"),
                    List.of("one more server is run"),
                    ""),
                "A test sells the last piece twice.",
                List.of("ADR-0003"),
                List.of("ADR-0009"),
                null));
    assertThat(read.findings()).isEmpty();
    assertThat(
            read.places().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().line()))
        .containsExactlyInAnyOrder(
            "status 2",
            "date 3",
            "title 6",
            "context 8",
            "drivers 13",
            "options 18",
            "outcome 23",
            "consequences 27",
            "confirmation 33",
            "links 50");
  }

  @Test
  void nygard() {
    var decision = DecisionReader.read("0012-queue.md", NYGARD).decision();

    assertThat(decision.id()).isEqualTo("ADR-0012");
    assertThat(decision.title()).isEqualTo("Send mail through a queue");
    assertThat(decision.status()).isEqualTo(Status.SUPERSEDED);
    assertThat(decision.supersededBy()).containsExactly("ADR-0014");
    assertThat(decision.date()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(decision.context()).isEqualTo("The mail server is *slow*.");
    assertThat(decision.outcome()).isEqualTo("We put mail on a queue.");
    assertThat(decision.consequences())
        .isEqualTo(
            new Decision.Consequences(
                List.of("Requests are quick"),
                List.of(),
                List.of("Mail is late"),
                "Mail may come twice."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "* Status: accepted; ACCEPTED", "- **Status:** Proposed; PROPOSED",
            "Status: rejected; REJECTED",
        "* Status: deprecated; DEPRECATED", "* Status: draft; PROPOSED",
            "* Status: on hold; UNKNOWN",
        "* Status: superseded by ADR-7; SUPERSEDED", "| Status | Accepted |; UNKNOWN"
      })
  void status_lines(String line, Status status) {
    assertThat(DecisionReader.read("1-a.md", "# A\n\n" + line + "\n").decision().status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "0001-use-postgresql.md, ADR-0001, 1",
    "ADR-001-use.md, ADR-001, 1",
    "a/b/adr_7.md, ADR-7, 7",
    "20260131-by-day.md, 20260131-by-day, ",
    "name.md, name, ",
    "ADR-12, ADR-12, 12",
    "12, ADR-12, 12",
    "0002-x.md#status, ADR-0002, 2"
  })
  void ids_come_from_names(String name, String id, Integer number) {
    assertThat(DecisionId.of(name)).isEqualTo(new DecisionId(id, number));
  }

  @Test
  void a_folder_resolves_references_and_skips_what_is_no_record() {
    var read =
        DecisionReader.readAll(
            Map.of(
                "README.md",
                "# Decisions",
                "0000-template.md",
                "# T",
                "x.md",
                "# [short title]",
                "notes.txt",
                "a",
                "0012-queue.md",
                NYGARD,
                "0014-send-mail-at-once.md",
                NYGARD.replace("12.", "14.").replace("0014-", "0099-"),
                "0015-templates-in-java.md",
                NYGARD.replace("12.", "16.")));

    assertThat(read.files())
        .extracting(DecisionFile::file)
        .containsExactly("0012-queue.md", "0014-send-mail-at-once.md", "0015-templates-in-java.md");
    assertThat(read.resolve("ADR-12")).isEqualTo(read.files().getFirst().decision());
    assertThat(read.resolve("0014-send-mail-at-once.md")).isEqualTo(read.files().get(1).decision());
    assertThat(read.resolve("ADR-13")).isNull();
    assertThat(read.findings().stream().map(one -> one.id() + " " + one.span()))
        .containsExactlyInAnyOrder(
            "ADR007 README.md:1:1",
            "ADR007 0000-template.md:1:1",
            "ADR007 x.md:1:1",
            "ADR007 notes.txt:1:1",
            "ADR006 0015-templates-in-java.md:1:1",
            "ADR010 0014-send-mail-at-once.md:7:1");
  }

  @Test
  void one_number_taken_twice() {
    assertThat(
            DecisionReader.readAll(
                    Map.of(
                        "0014-a.md",
                        NYGARD.replace("12.", "14."),
                        "14-b.md",
                        NYGARD.replace("12.", "14.")))
                .findings())
        .extracting(Finding::id)
        .containsExactly("ADR009");
  }

  @Test
  void what_is_missing_is_said() {
    assertThat(DecisionReader.read("1-a.md", "").findings())
        .extracting(Finding::id)
        .containsExactly("ADR002", "ADR001", "ADR004", "ADR004", "ADR004");
    assertThat(DecisionReader.read("1-a.md", MADR.replace("2026-02-03", "2026-02-30")).findings())
        .singleElement()
        .extracting(Finding::id)
        .isEqualTo("ADR005");
    assertThat(
            DecisionReader.read(
                    "1-a.md", MADR.replace("option: \"Relational database\"", "option: \"Paper\""))
                .findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("ADR008");
              assertThat(finding.message())
                  .contains("`Paper`")
                  .contains("`Relational database`, `Document store`");
            });
  }

  /// Of MADR 4.0.0's template: front matter, drivers, consequences, confirmation, pros and cons and
  /// more information may each be left out.
  @Test
  void what_madr_makes_optional_is_not_asked_for() {
    var least =
        """
        # Keep orders in one database

        ## Context and Problem Statement

        Orders and stock change together.

        ## Considered Options

        * One database
        * Two

        ## Decision Outcome

        Chosen option: "One database", because it has transactions.
        """;
    assertThat(DecisionReader.read("1-a.md", least).findings()).isEmpty();
    assertThat(DecisionReader.read("1-a.md", least.replace("## Decision Outcome", "## Notes")))
        .satisfies(
            file -> assertThat(file.findings()).extracting(Finding::id).containsExactly("ADR004"));
    var nygard = NYGARD.replace("## Consequences", "## Else").replace("## Status", "## State");
    assertThat(DecisionReader.read("12-a.md", nygard).findings())
        .extracting(Finding::id)
        .containsExactly("ADR002", "ADR004");
  }

  @Test
  void options_as_strong_lines_with_folded_arguments() {
    var text =
        "# A\n\n## Considered Options\n\n**Option 1:** Queue\n<details>\n<summary>Pros</summary>\n\n- quick\n\n"
            + "</details>\n<details>\n<summary>Cons</summary>\n\n- late\n\n</details>\n\n**Option 2:** None\n";

    assertThat(DecisionReader.read("1-a.md", text).decision().options())
        .extracting(Option::title)
        .containsExactly("Option 1: Queue", "Option 2: None");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ",
        "> ",
        "# ",
        "* Status: ",
        "superseded by ",
        "\"",
        "[",
        "| ",
        "0",
        "## Decision\n"
      })
  void hostile_repetition_ends(String part) {
    var text =
        "# A\n## Status\n"
            + part.repeat(20_000)
            + "\n## Decision\nChosen option: "
            + part.repeat(20_000);

    assertThat(DecisionReader.read("1-a.md", text).decision().id()).isEqualTo("ADR-1");
    assertThat(DecisionReader.readAll(Map.of("1-a.md", text)).files()).hasSizeLessThan(2);
  }
}
