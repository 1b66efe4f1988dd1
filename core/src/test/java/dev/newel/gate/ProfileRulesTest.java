package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a profile asks of its documents.
class ProfileRulesTest {
  private static final String PATH = "docs/E1/02-plan.md";

  private static final Profile HOUSE =
      profile(
          """
          profile: house
          documents:
            plan:
              path: docs/{epic}/02-plan.md
              title: Plan
              lines: { range: 10..20, warn: 20%, fail: 50% }
              forbids: [code, sql, definitions, configuration, secrets]
              needs: [mermaid]
              sections:
                - { heading: Overview }
                - { heading: 2. Parts & Pieces, also: [Pieces], columns: { Part: part, Purpose: purpose, Owner: owner } }
                - heading: Diagrams
                  renders: [er-diagram]
                  sections: [ { heading: Scaling } ]
                - { heading: "Part {n}: {name}", each: component, sections: [ { heading: Duty } ] }
                - { heading: Notes, optional: true }
          """);

  private static final String GOOD =
      """
      # Plan

      ## Overview

      Words.

      ## Parts and Pieces

      | Part | Purpose | Owner |
      | --- | --- | --- |
      | one | all | us |

      ## Diagrams

      ```mermaid
      graph TB
      ```

      ### Scaling
      Wide.
      """;

  private static Profile profile(String text) {
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.profile());
  }

  private static List<Finding> judge(String path, String text) {
    return new Papers().with(path, text).findings(List.of(HOUSE), null, false, null);
  }

  private static List<String> found(String text) {
    return Papers.places(judge(PATH, text));
  }

  @Test
  void aDocumentAfterItsProfilePasses() {
    assertThat(judge(PATH, GOOD)).isEmpty();
    assertThat(judge("elsewhere/" + PATH, GOOD.replace("## Overview", "## 1.2 OVERVIEW:")))
        .isEmpty();
  }

  @Test
  void aDocumentAtNoPathOfAProfileIsHeldAgainstNone() {
    assertThat(judge("docs/02-plan.md", "# Plan\n\nWords.\n")).isEmpty();
    var asked =
        new Papers()
            .with("notes.md", "# Plan\n\nWords.\n")
            .findings(List.of(HOUSE), null, true, null);
    assertThat(Papers.places(asked)).containsExactly("DOC023:1");
    assertThat(asked.getFirst().hint())
        .isEqualTo("Say which document it is, `--profile house/plan`.");
  }

  @Test
  void whereTheProfileIsAskedForTheEndOfAFileNameWillDo() {
    var asked =
        new Papers()
            .with("x.02-plan.md", "# Plan\n\nWords.\n")
            .findings(List.of(HOUSE), null, true, null);
    assertThat(Papers.places(asked)).contains("DOC016:1").doesNotContain("DOC023:1");
  }

  @Test
  void aMissingSectionNamesWhereItGoesAndWhatMayBeMeant() {
    var findings = judge(PATH, GOOD.replace("### Scaling", "### Sclaing"));
    assertThat(Papers.places(findings)).containsExactly("DOC016:13");
    assertThat(findings.getFirst().message())
        .isEqualTo("The section `Scaling` is missing: `house/plan` asks for it after `Diagrams`.");
    assertThat(findings.getFirst().hint()).isEqualTo("Call `Sclaing` so, if it is meant.");
  }

  @Test
  void aSectionWithNearlyItsHeadingIsAWarning() {
    assertThat(found(GOOD.replace("### Scaling", "### Scaling of Parts")))
        .containsExactly("DOC031:19");
    assertThat(found(GOOD.replace("## Diagrams", "## Diagramming of It All, and More")))
        .contains("DOC016:7");
  }

  @Test
  void sectionsStandInTheirOrder() {
    var moved = GOOD.replace("## Overview\n\nWords.\n\n", "") + "\n## Overview\n\nWords.\n";
    assertThat(found(moved)).containsExactly("DOC017:3");
  }

  @Test
  void aSectionThatTheProfileDoesNotKnowIsAWarning() {
    var findings = judge(PATH, GOOD.replace("## Diagrams", "## Histroy\nx\n\n## Diagrams"));
    assertThat(Papers.places(findings)).containsExactly("DOC018:13");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(found(GOOD + "\n## Notes\nx\n")).isEmpty();
  }

  @Test
  void aRepeatedSectionIsHeldAgainstItsPartsEachTime() {
    var two = GOOD + "\n## Part 1: a\n### Duty\nx\n## Part 2: b\nx\n";
    assertThat(found(two)).containsExactly("DOC016:25", "DOC014:1");
  }

  @Test
  void aDocumentIsShortWithoutFaultWhileItWaitsForAnAnswer() {
    for (var said : List.of("Words.", "Open question 1 (no owner, no date): Who keeps it?")) {
      var tooShort =
          judge(PATH, "# Plan\n## Overview\n" + said + "\n").stream()
              .filter(finding -> finding.id().equals("DOC014"))
              .toList();
      assertThat(tooShort)
          .as(said)
          .extracting(Finding::severity)
          .containsExactly(said.startsWith("Open") ? Severity.WARNING : Severity.ERROR);
    }
  }

  @Test
  void aTableHasTheColumnsOfItsSectionAndNoEmptyCell() {
    assertThat(found(GOOD.replace("Purpose | Owner", "Owner | Level"))).containsExactly("DOC019:9");
    assertThat(found(GOOD.replace("all | us", "- | "))).containsExactly("DOC012:11", "DOC012:11");
  }

  @Test
  void aColumnInItsPlaceUnderAnotherNameIsNotMissing() {
    var findings = judge(PATH, GOOD.replace("Purpose | Owner", "Purpose | Who"));
    assertThat(Papers.places(findings)).containsExactly("DOC032:9");
    assertThat(findings.getFirst().message())
        .isEqualTo(
            "The column `Who` of the table in `Parts and Pieces` is called `Owner` by the profile.");
  }

  @Test
  void whatDoesNotMatterIsAnAnswerAmongYesAndNo() {
    var rows = "| one | all | %s |\n| two | some | N/A |\n";
    assertThat(found(GOOD.replace("| one | all | us |\n", rows.formatted("false (default)"))))
        .isEmpty();
    assertThat(found(GOOD.replace("| one | all | us |\n", rows.formatted("us"))))
        .containsExactly("DOC012:12");
    assertThat(found(GOOD.replace("| one | all | us |\n", rows.formatted("n/a"))))
        .containsExactly("DOC012:11", "DOC012:12");
  }

  @Test
  void aPartThatStandsBesideItsWholeIsMisplaced() {
    var findings = judge(PATH, GOOD + "## Duty\n\nx\n");
    assertThat(Papers.places(findings)).containsExactly("DOC017:21");
    assertThat(findings.getFirst().message())
        .isEqualTo(
            "The section `Duty` stands beside the others, expected below `Part {n}: {name}`.");
  }

  @ParameterizedTest
  @CsvSource({"20, ", "24, ", "25, WARNING", "30, WARNING", "31, ERROR"})
  void linesBeyondTheBudgetAreAWarningThenAnError(int lines, Severity severity) {
    var text = GOOD + "Words.\n".repeat(lines - (int) GOOD.lines().count());
    assertThat(judge(PATH, text))
        .extracting(Finding::severity)
        .isEqualTo(severity == null ? List.of() : List.of(severity));
  }

  @Test
  void aDiagramIsThereOrTheSectionSaysWhyNot() {
    var none = GOOD.replace("```mermaid\ngraph TB\n```", "Words.\n\nMore.");
    assertThat(found(none)).containsExactly("DOC022:1");
    assertThat(found(none.replace("More.", "Not applicable: there is one part."))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```java\nint i;\n```",
        "```sql\nselect 1\n```",
        "```yaml\na: 1\n```",
        "```\nCREATE TABLE a (b int);\n```",
        "```\npublic class A {\n```",
        "`ALTER TABLE a ADD COLUMN b int`",
        "`UPDATE {table} SET path = NULL`",
        "public interface A { }"
      })
  void codeStaysOut(String code) {
    assertThat(found(GOOD.replace("Wide.", code))).containsExactly("DOC020:20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{}\n```",
        "```text\na -> b\n```",
        "The table is created with CREATE TABLE IF NOT EXISTS.",
        "The class Order updates its state; select from the list."
      })
  void whatIsNoCodeMayStay(String words) {
    assertThat(found(GOOD.replace("Wide.", words))).isEmpty();
  }

  @Test
  void aSecretIsFoundInsideAFenceToo() {
    var text = GOOD.replace("Wide.", "```text\nAKIAABCDEFGHIJKLMNOP\n```");
    assertThat(found(text)).containsExactly("DOC021:21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The key AKIAIOSFODNN7EXAMPLE of the manual.",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.x",
        "A key begins with sk-ant- or glpat-."
      })
  void theExamplesOfManualsAreNoSecrets(String words) {
    assertThat(found(GOOD.replace("Wide.", words))).isEmpty();
  }
}
