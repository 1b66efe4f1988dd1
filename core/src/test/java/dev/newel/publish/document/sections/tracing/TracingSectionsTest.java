package dev.newel.publish.document.sections.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSectionsTest {
  private static final Rendering SHOP = Rendering.of("storefront");
  private static final Rendering PETS = Rendering.of("petclinic");

  @Test
  void aFeaturesHeaderNamesEpicFeatureDateAndAuthor() {
    assertThat(SHOP.section("feature-header", 0, "E01-F02"))
        .isEqualTo(
            """
            - **Epic:** E01
            - **Feature:** E01-F02, Place an order
            - **Date:** 2027-01-15
            - **Author:** catalog-team, ordering-team""");
  }

  @Test
  void documentControlHasTheFiveRowsOfItsFamily() {
    assertThat(SHOP.section("document-control", 0, null))
        .contains("| Version | 1.0.0 |", "| Status | Approved |", "| Last Updated | 2027-01-15 |")
        .contains("| Reviewers | principal-architect |");
    assertThat(PETS.section("document-control", 0, null))
        .contains("| Reviewers | not named in the design, and nobody is asked |");
  }

  @Test
  void everyRequirementIsTracedToThePlacesThatMeetIt() {
    var table = SHOP.section("traceability", 0, null);
    assertThat(table.lines().filter(line -> line.startsWith("| FR-")).count()).isEqualTo(19);
    assertThat(table)
        .contains("| NFR-004 | The shop is available: 99.9 % of the time. |")
        .contains("| FR-002 |")
        .contains("[](newel:resources/products/get)");
  }

  @Test
  void aFeatureIsTracedToItsOwnRequirementsAlone() {
    var table = SHOP.section("traceability", 0, "E01-F02");
    assertThat(table).contains("| FR-007 |").doesNotContain("| FR-002 |");
  }

  @Test
  void aFeatureIsTracedToTheGoalsOfAll() {
    assertThat(SHOP.section("traceability", 0, "E01-F02"))
        .contains("| NFR-001 |", "| NFR-002 |", "| NFR-004 |", "| NFR-008 |")
        .contains("[](newel:goals/writes)")
        .doesNotContain("| NFR-007 |");
  }

  @Test
  void aFeatureTellsOfTheRisksAndQuestionsThatConcernIt() {
    assertThat(SHOP.section("risks", 0, "E01-F02")).contains("The payment provider is slow");
    assertThat(SHOP.section("questions", 0, "E01-F02")).contains("- Open question 1 (");
    assertThat(SHOP.section("handover", 0, "E01-F02"))
        .contains("Next: an answer to open question 1 by ordering-team");
    assertThat(SHOP.section("risks", 0, "E01-F01"))
        .contains("The shared cache fails at peak.")
        .doesNotContain("payment provider", "Leaked");
    assertThat(SHOP.section("risks", 0, "E01-F03")).contains("Leaked passwords are tried");
    assertThat(SHOP.section("questions", 0, "E01-F01"))
        .isEqualTo("Not applicable: no open question of the design touches this feature.");
    assertThat(SHOP.section("handover", 0, "E01-F01")).contains("Next: schema and migrations");
  }

  @Test
  void aDesignWithoutRequirementsSaysSo() {
    assertThat(PETS.section("traceability", 0, null))
        .isEqualTo("Not applicable: the design names no document of requirements.");
  }

  @Test
  void decisionsAreToldWithTheirOutcomeOrAsTitles() {
    assertThat(SHOP.section("key-decisions", 0, null))
        .contains("[ADR-004: Share one cache between instances](newel:decisions/ADR-004)")
        .contains("**Edge:** Content delivery network. Pictures and public lists");
    assertThat(SHOP.section("key-decisions", 1, null).replace('\n', ' '))
        .startsWith("Decided: ")
        .contains("[ADR-004: Share one cache between instances](newel:decisions/ADR-004)");
  }

  @Test
  void aDecisionInFullHasItsFiveParts() {
    var told = SHOP.section("decisions-in-full", 0, null);
    for (var part :
        new String[] {"Context", "Options Considered", "Decision", "Rationale", "Consequences"}) {
      assertThat(told.split("\\*\\*" + part + ":\\*\\*", -1)).as(part).hasSize(5);
    }
    assertThat(told)
        .contains("Redis, shared by all instances; a cache in each process; no cache.")
        .contains("In favour: one blocking call style")
        .contains("### Further Choices", "| Framework | Newel | The design itself is served. |")
        .doesNotContain("Chosen option", "\\-");
  }

  @ParameterizedTest
  @CsvSource({
    "adr-status, Accepted",
    "adr-context, Nineteen requests in twenty",
    "adr-options, A cache in each process",
    "adr-decision, Chosen option",
    "adr-positive, no other instance answers stale",
    "adr-negative, One more thing has to be up",
    "adr-references, Redis 7"
  })
  void aRecordIsToldSectionBySection(String section, String words) {
    assertThat(SHOP.section(section, 0, null, "ADR-004", Map.of()).replaceAll("\\s+", " "))
        .contains(words);
  }

  /// Rules, what the design says, or both.
  @Test
  void eachTickedBoxNamesWhatTicksIt() {
    var list = SHOP.section("checklist-accept", 0, null);
    assertThat(list)
        .contains(
            "Data models have every field (accept-05): each entity has fields beside its key.")
        .contains("(accept-08): held by `API009`; `versions` say `notice`.")
        .contains("(accept-10): held by `SEC001`.");
    assertThat(list.lines().filter(line -> line.startsWith("- [")).count()).isEqualTo(12);
    assertThat(list).contains("- [x]").contains("held by `ERR001`");
    assertThat(list)
        .contains(
            "- [ ] The summary for the others is written (accept-12): "
                + "`newel check` of the written documents decides.");
  }

  @Test
  void aBoxThatIsNotTickedSaysWhatIsMissing() {
    assertThat(PETS.section("checklist-accept", 0, null)).containsPattern("- \\[ \\] .*: open, .+");
  }

  @Test
  void theScorecardFailsWithAnOpenBox() {
    assertThat(SHOP.section("scorecard", 0, null))
        .contains("**Result: PASS.**", "| 6 of 7 | none that a rule decides; 1 undecided | PASS |");
    assertThat(PETS.section("scorecard", 0, null)).contains("**Result: FAIL.**");
  }

  /// A number that no list beside it explains cannot be looked up.
  @Test
  void theScorecardCountsTheListsThatStandBesideIt() {
    assertThat(SHOP.section("scorecard", 0, null).lines().filter(line -> line.startsWith("| ")))
        .map(line -> line.split(" \\| ", -1)[0])
        .containsExactly(
            "| Checklist", "| ---", "| Acceptance criteria", "| Quality gate", "| Guardrails");
  }

  @Test
  void anOpenQuestionHasNumberOwnerAndDay() {
    assertThat(SHOP.section("questions", 0, null))
        .isEqualTo(
            "- Open question 1 (ordering-team, by 2027-01-15): Which carriers are in scope for launch?");
    var columns = Map.of("Question", "question");
    assertThat(SHOP.section("questions", 0, null, null, columns)).contains("| Question |");
  }

  @Test
  void thePurposeNamesWhatClientsCanDo() {
    assertThat(SHOP.section("purpose", 0, null))
        .contains("It lets its clients:", "- **Place an order**: from basket to parcel.");
    assertThat(Rendering.of("conduit").section("purpose", 0, null)).doesNotContain("It lets");
  }

  /// Words of the craft stand in the glossary where the design has what they name.
  @Test
  void theGlossaryHoldsTheTermsThatTheDesignBringsIn() {
    assertThat(SHOP.section("glossary", 0, null))
        .contains("| Order line | One product", "| Outbox |", "| RPO |", "| Compensation |")
        .contains(
            "| Order | What a shopper buys at once",
            "| Order.status | The state of a row of Order: pending at first, later paid, shipped, completed or cancelled. |",
            "| admin (role) | It has the rights of user and more. |",
            "| User | A person who has registered",
            "| shipment.delivered | The carrier has handed the parcel over. |");
    assertThat(Rendering.of("conduit").section("glossary", 0, null))
        .contains("| JWT |")
        .doesNotContain("Outbox", "RPO", "Compensation");
    assertThat(Rendering.of("b2b").section("glossary", 0, null))
        .contains(
            "| service (role) | A program that shows an API key has it. |",
            "| operator (role) | Whoever has logged in with this role has it. |");
  }

  @Test
  void aReferenceToADecisionSaysForWhatItIs() {
    assertThat(SHOP.section("references", 0, null))
        .contains("Decides for: one modular monolith.", "The interface contracts of E01-F02.")
        .doesNotContain("not stated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "purpose",
        "scope",
        "glossary",
        "references",
        "constraints",
        "assumptions",
        "risks"
      })
  void whatTheDesignFramesIsTold(String section) {
    assertThat(SHOP.section(section, 0, null)).isNotBlank().doesNotContain("Not applicable");
  }

  @Test
  void noCellIsEmpty() {
    var sections =
        Stream.of("risks", "constraints", "assumptions", "references", "traceability", "scorecard");
    assertThat(sections.map(name -> SHOP.section(name, 0, null)))
        .allSatisfy(table -> assertThat(table).doesNotContain("|  |").doesNotContain("| - |"));
  }
}
