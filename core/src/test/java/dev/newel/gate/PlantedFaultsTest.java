package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Severity;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is put into documents is found, and nothing beside it: the figures of `docs/gate` are made
/// in the same way of more documents.
class PlantedFaultsTest {
  private static final String DOCUMENT =
      """
      # Plan

      **Owner:** the team

      ## Orders

      - **State:** open

      Words of it.

      | Name | Meaning |
      | --- | --- |
      | one | first |
      | two | second |

      ## Picture

      ```mermaid
      graph TB
        a["one"]
        a --> b
      ```
      """;

  @Test
  void faultsInATextAreFound() {
    var planted = new PlantedFaults();
    planted.inText(DOCUMENT.getBytes(StandardCharsets.UTF_8));
    for (var rule :
        List.of(
            DocumentRule.UNREADABLE,
            DocumentRule.BARE_ANSWER,
            DocumentRule.RAGGED_TABLE,
            DocumentRule.FAULTY_DIAGRAM,
            DocumentRule.SECRET_IN_DOCUMENT)) {
      assertThat(planted.counts().faults(rule)).as(rule.id()).isGreaterThanOrEqualTo(3);
      assertThat(planted.counts().precision(rule)).as(rule.id()).isEqualTo(1);
      assertThat(planted.counts().recall(rule)).as(rule.id()).isEqualTo(1);
    }
  }

  @Test
  void contradictionsInPublishedDocumentsAreFound() {
    var planted = new PlantedFaults();
    planted.inPublished("storefront");
    var counts = planted.counts();
    for (var rule :
        List.of(
            DocumentRule.UNKNOWN_OPERATION,
            DocumentRule.OTHER_STATUS,
            DocumentRule.UNKNOWN_REQUIREMENT,
            DocumentRule.OTHER_TYPE,
            DocumentRule.OTHER_ACCESS,
            DocumentRule.OTHER_LIMIT,
            DocumentRule.OTHER_GOAL,
            DocumentRule.OTHER_READERS,
            DocumentRule.UNKNOWN_FIELD)) {
      assertThat(counts.faults(rule)).as(rule.id()).isPositive();
      assertThat(counts.recall(rule)).as(rule.id()).isGreaterThan(0.8);
      assertThat(counts.precision(rule)).as(rule.id()).isGreaterThanOrEqualTo(0.98);
    }
  }

  /// An error has a figure: of a person's judgement, or of faults that were put in.
  @Test
  void everyErrorHasAFigure() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/gate/documents.md"));
    var figures = page.substring(page.indexOf("## How often they are right"));
    assertThat(
            Stream.of(DocumentRule.values())
                .filter(rule -> rule.info().severity() == Severity.ERROR)
                .map(DocumentRule::id))
        .allSatisfy(id -> assertThat(figures).contains("| " + id + " |"));
  }
}
