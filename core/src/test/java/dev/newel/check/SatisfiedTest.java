package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.trace.KnownRequirements;
import dev.newel.design.trace.KnownRequirements.Stated;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.testing.TextTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A requirement is named as its document writes it, a criterion by its number under it, and where
/// two documents use one id, that of the nearest document is meant.
class SatisfiedTest {
  private static final KnownRequirements KNOWN =
      new KnownRequirements(Map.of("prd.md", known("Requirement 4", "FR-001", "US-7")));

  private static Map<String, Requirement> known(String... ids) {
    var known = new LinkedHashMap<String, Requirement>();
    for (var id : ids) {
      known.put(
          id,
          new Requirement(
              id,
              "Title",
              "",
              Requirement.Kind.FUNCTIONAL,
              Requirement.State.ACTIVE,
              null,
              List.of("one", "two", "three"),
              List.of(),
              List.of()));
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource({
    "Requirement 4, Requirement 4",
    "4.3, Requirement 4",
    "Requirement 4.1, Requirement 4",
    "US-7.2, US-7",
    "FR-001, FR-001",
  })
  void it_is_found(String id, String requirement) {
    assertThat(KNOWN.ids()).contains(requirement);
    assertThat(KNOWN.meant(id, List.of()))
        .extracting(stated -> stated.requirement().id())
        .containsExactly(requirement);
  }

  @ParameterizedTest
  @CsvSource({"4.4", "4.0", "5.1", "14.1", "4", "R4.1", "FR-1"})
  void what_no_document_states_is_not(String id) {
    assertThat(KNOWN.meant(id, List.of(Set.of("prd.md")))).isEmpty();
  }

  private static final TextTree TWO =
      TextTree.of(
              """
              newel: 1
              system: { name: shop }
              features:
                one: { title: x, covers: [as, bs.get], requirements: p1.md, research: r.md }
                two: { title: y, covers: [bs], requirements: p2.md, research: r.md }
                three: { title: z, covers: [cs], requirements: p1.md, research: r.md }
              api: { access: public }
              entities: { A: { id: uuid key, note: string } }
              resources:
                as: { of: A, list: { satisfies: [FR-001, FR-002] }, get: {} }
                bs: { of: A, list: { satisfies: [FR-001, FR-003] }, get: { satisfies: [FR-001] } }
              storage: { backup: { every: 1d, satisfies: [FR-001, FR-003] } }
              """)
          .with("r.md", "# Research\n\nNothing.\n")
          .with("p1.md", "# One\n\n- **FR-001** (Must): List.\n- **FR-002** (Must): Same.\n")
          .with(
              "p2.md",
              "# Two\n\n- **FR-001** (Must): Delete.\n- **FR-002** (Must): Same.\n- **FR-003** (Must): Sort.\n");

  @ParameterizedTest
  @CsvSource({
    "resources/as/list, FR-001, List.",
    "resources/as/list, FR-002, Same.",
    "resources/bs/list, FR-001, Delete.",
    "resources/bs/get, FR-001, List.",
    "resources/bs/list, FR-003, Sort.",
    "storage/backup, FR-001, List.|Delete.",
    "storage/backup, FR-002, Same.",
    "storage/backup, FR-003, Sort.",
    "storage/backup, FR-009, ''",
  })
  void the_nearest_document_says_what_it_means(String place, String id, String titles) {
    var read = TWO.design();
    var meant =
        Satisfied.meant(
            id,
            new Address(place),
            java.util.Objects.requireNonNull(read.design()),
            read.documents().requirements());
    assertThat(String.join("|", meant.stream().map(each -> each.requirement().title()).toList()))
        .isEqualTo(titles);
  }

  @Test
  void both_are_known_and_what_cannot_be_told_apart_is_said() {
    var read = TWO.design();
    assertThat(read.documents().requirements().all())
        .extracting(Stated::name)
        .containsExactly("FR-001 of p1.md", "FR-001 of p2.md", "FR-002", "FR-003");
    assertThat(read.documents().requirementPlaces().get("FR-001 of p2.md"))
        .hasToString("p2.md:3:5");
    assertThat(Checker.all().findings(Pages.subject(read)))
        .filteredOn(finding -> finding.id().startsWith("TRACE007"))
        .extracting(Finding::message)
        .containsExactly(
            "`FR-001` is stated by more than one document, each time otherwise: p1.md:3:5, p2.md:3:5.");
  }

  @Test
  void one_that_nothing_meets_is_missed_though_its_like_is_met() {
    var text = TWO.contents().get("design.yaml");
    var design =
        new String(text, java.nio.charset.StandardCharsets.UTF_8)
            .replace("list: { satisfies: [FR-001, FR-003] }", "list: {}")
            .replace("every: 1d, satisfies: [FR-001, FR-003]", "every: 1d");
    assertThat(Checker.all().findings(Pages.subject(TWO.with("design.yaml", design).design())))
        .filteredOn(finding -> finding.id().equals("TRACE002"))
        .extracting(finding -> finding.message() + " " + finding.span())
        .containsExactly(
            "Nothing satisfies `FR-001 of p2.md`: Delete. p2.md:3:5",
            "Nothing satisfies `FR-003`: Sort. p2.md:5:5");
  }
}
