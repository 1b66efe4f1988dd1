package dev.newel.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Topic;
import dev.newel.publish.Designs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesignFactsTest {
  private static final Facts STOREFRONT = DesignFacts.of(Designs.example("storefront"));

  @Test
  void what_a_design_states_is_a_fact_with_its_place() {
    assertThat(value(STOREFRONT, "team.size")).isEqualTo("6");
    assertThat(value(STOREFRONT, "load.burst")).isEqualTo("4");
    assertThat(value(STOREFRONT, "load.reads")).isEqualTo("95");
    assertThat(value(STOREFRONT, "staleness")).isEqualTo("300");
    assertThat(STOREFRONT.byName().get("team.size"))
        .extracting(Known::at)
        .hasToString("facts/team/size");
  }

  @Test
  void what_follows_from_the_rest_is_computed() {
    assertThat(value(STOREFRONT, "data.joins")).isEqualTo("yes");
    assertThat(value(STOREFRONT, "client.browser")).isEqualTo("yes");
    assertThat(value(STOREFRONT, "messages.emitted")).isEqualTo("yes");
    assertThat(STOREFRONT.byName().get("data.joins")).extracting(Known::at).isNull();
  }

  @Test
  void bursts_and_reads_are_computed_from_load_and_goals() {
    var facts =
        DesignFacts.of(
            Designs.of(
                """
                newel: 1
                system: { name: shop, purpose: Sells things. }
                facts: { load: { average: 60/min, peak: 5/s } }
                goals: { reads: { throughput: 90/s }, writes: { throughput: 10/s } }
                """));
    assertThat(value(facts, "load.burst")).isEqualTo("5");
    assertThat(value(facts, "load.reads")).isEqualTo("90");
    assertThat(facts.byName()).doesNotContainKey("team.size").doesNotContainKey("client.kinds");
  }

  @Test
  void what_services_need_is_there_when_all_of_it_is() {
    var some = "practices: [monitoring, deployment]";
    var all = "practices: [monitoring, deployment, provisioning, devops]";
    assertThat(value(ofTeam(some), "team.ready")).isEqualTo("no");
    assertThat(value(ofTeam(all), "team.ready")).isEqualTo("yes");
    assertThat(ofTeam("size: 3").byName()).doesNotContainKey("team.ready");
  }

  private static Facts ofTeam(String team) {
    return DesignFacts.of(
        Designs.of(
            """
            newel: 1
            system: { name: shop, purpose: Sells things. }
            facts: { team: { %s } }
            """
                .formatted(team)));
  }

  @Test
  void rights_of_rows_and_work_in_the_background_are_seen_in_the_design() {
    assertThat(value(STOREFRONT, "access.rows")).isEqualTo("yes");
    assertThat(value(STOREFRONT, "work.background")).isEqualTo("yes");
    var open = DesignFacts.of(Designs.example("petclinic"));
    assertThat(value(open, "access.rows")).isEqualTo("no");
    assertThat(value(open, "work.background")).isEqualTo("no");
  }

  @Test
  void availability_is_the_product_of_what_an_operation_waits_for() {
    var design =
        Designs.of(
            """
            newel: 1
            system: { name: shop, purpose: Sells things. }
            dependencies:
              rates:
                availability: 99%
                timeout: 2s
                retry: 3
                offers: { quote: { http: POST /quotes, accepts: [sku: string], answers: [price: string] } }
            entities:
              Product: { id: uuid key, sku: string(1..20), price: string(1..20)? }
            identity: { roles: { clerk: {} } }
            resources:
              products:
                of: Product
                access: clerk
                get:
                actions: { price: { calls: rates.quote, with: { sku: sku }, keeps: { price: answer.price } } }
            """);
    var subjects = new Subjects(design, DesignFacts.of(design)).of(Topic.Of.CALLING_OPERATION);
    assertThat(subjects).containsOnlyKeys("products.price");
    var facts = subjects.getOrDefault("products.price", new Facts(Map.of()));
    assertThat(value(facts, "op.availability")).isEqualTo("99");
    assertThat(value(facts, "op.duration")).isEqualTo("6");
    assertThat(value(facts, "op.fanout")).isEqualTo("1");
    assertThat(value(facts, "op.reply")).isEqualTo("yes");
  }

  @Test
  void answers_count_more_than_the_design() {
    var choice =
        Decisions.of(Designs.example("storefront"), Map.of("team.size", "40")).choices().getFirst();
    assertThat(choice.rests())
        .filteredOn(known -> known.fact().name().equals("team.size"))
        .extracting(Known::value)
        .containsExactly("40");
  }

  private static String value(Facts facts, String name) {
    var known = facts.of(FactList.of(name));
    return known == null ? "" : known.value();
  }
}
