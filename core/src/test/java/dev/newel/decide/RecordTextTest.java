package dev.newel.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.decide.framework.Framework;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import dev.newel.publish.Designs;
import dev.newel.read.adr.DecisionReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  private static final String DESIGN =
      """
      newel: 1
      system: { name: shop, purpose: Sells things. }
      facts: { team: { size: %s }, boundaries: unclear, load: { reads: 95%% }, staleness: 5m }
      entities:
        Category: { id: uuid key, name: string(1..80) }
        Product: { id: uuid key, name: string(1..80), category: Category }
      identity: { roles: { clerk: {} } }
      resources: { products: { of: Product, access: clerk, list: , get: } }
      %s
      """;

  @Test
  void a_record_is_read_back_with_everything_it_says() {
    for (var topic : Framework.ALL) {
      var choices = Decisions.of(Designs.example("storefront"), Map.of()).on(topic);
      var file = RecordText.file("ADR-009", topic);
      var read = DecisionReader.read("decisions/" + file, RecordText.of("ADR-009", choices, DAY));
      var decision = read.decision();
      assertThat(read.findings()).as(topic.id()).isEmpty();
      assertThat(decision.id()).isEqualTo("ADR-009");
      assertThat(decision.title()).isEqualTo(topic.title());
      assertThat(decision.status()).isEqualTo(Decision.Status.PROPOSED);
      assertThat(decision.date()).isEqualTo(DAY);
      assertThat(decision.options())
          .extracting(Decision.Option::title)
          .containsExactlyElementsOf(topic.options().stream().map(one -> one.title()).toList());
      assertThat(decision.chosen()).isIn(topic.options().stream().map(one -> one.title()).toList());
      var facts = new LinkedHashMap<String, String>();
      choices.forEach(
          one -> one.rests().forEach(fact -> facts.put(Review.key(one, fact), fact.shown())));
      assertThat(decision.basis()).isEqualTo(new Decision.Basis(topic.id(), facts));
    }
  }

  @Test
  void a_record_rests_while_its_facts_do() {
    var design = Designs.of(DESIGN.formatted("6", ""));
    assertThat(review(design, record(design))).isEmpty();
  }

  @Test
  void a_fact_that_changes_opens_its_record_again() {
    var record = record(Designs.of(DESIGN.formatted("6", "")));
    var findings = review(Designs.of(DESIGN.formatted("14", "")), record);
    assertThat(findings).extracting(Finding::id).containsExactly("DEC001");
    assertThat(findings.getFirst().message())
        .isEqualTo("Decision `ADR-001` rests on `team.size` being `6`; the design says `14` now.");
    assertThat(findings.getFirst().at()).hasToString("decisions/ADR-001");
  }

  @Test
  void what_a_person_decided_is_argued_with_and_kept() {
    var design =
        Designs.of(DESIGN.formatted("6", "deployment: { style: microservices, decision: ADR-1 }"));
    var decision =
        DecisionReader.read(
                "ADR-001-services.md",
                """
                # ADR-001: Cut the shop

                - Status: accepted

                ## Context and Problem Statement

                How many?

                ## Considered Options

                - Three services
                - One monolith

                ## Decision Outcome

                Chosen option: "Three services", because we like them.
                """)
            .decision();
    var findings = review(design, decision);
    assertThat(findings).extracting(Finding::id).containsExactly("DEC002");
    assertThat(findings.getFirst().message())
        .startsWith(
            "Decision `ADR-001` chooses \"Three services\"; the facts speak for \"One modular monolith\": A team");
  }

  private static Decision record(Design design) {
    var services =
        Framework.ALL.stream().filter(one -> one.id().equals("services")).findFirst().orElseThrow();
    var text = RecordText.of("ADR-001", Decisions.of(design, Map.of()).on(services), DAY);
    return DecisionReader.read(RecordText.file("ADR-001", services), text).decision();
  }

  private static List<Finding> review(Design design, Decision decision) {
    return Review.findings(design, Map.of(decision.id(), decision), Map.of());
  }
}
