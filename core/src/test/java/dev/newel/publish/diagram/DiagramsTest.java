package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.facts.slices.Slice;
import dev.newel.gate.mermaid.MermaidLint;
import dev.newel.language.Flow;
import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DiagramsTest {
  private static final Rendering SHOP = Rendering.of("storefront");

  @Test
  void mermaidAcceptsEveryPicture() {
    var pictures = Pictures.all();
    assertThat(pictures).hasSizeGreaterThan(60);
    var answers = MermaidParser.parse(List.copyOf(pictures.values()));
    var refused = new LinkedHashMap<String, String>();
    var names = List.copyOf(pictures.keySet());
    for (var i = 0; i < answers.size(); i++) {
      if (answers.get(i) != null) {
        refused.put(names.get(i), answers.get(i) + "\n" + pictures.get(names.get(i)));
      }
    }
    assertThat(refused).isEmpty();
    assertThat(pictures.values()).allSatisfy(text -> assertThat(MermaidLint.of(text)).isEmpty());
  }

  @Test
  void theParserRefusesWhatIsWrong() {
    assertThat(
            MermaidParser.parse(List.of("graph TB\n  a --> b", "graph TB\n  a --> ", "nonsense")))
        .satisfies(
            answers -> {
              assertThat(answers.get(0)).isNull();
              assertThat(answers.get(1)).isNotNull();
              assertThat(answers.get(2)).isNotNull();
            });
  }

  @Test
  void aNoteIsBrokenRatherThanClipped() {
    var payments = Objects.requireNonNull(SHOP.design().prose().dependencies().get("payments"));
    assertThat(CallDiagram.of("Storefront", "payments", payments, "processPayment"))
        .contains("The order<br/>stays pending and the workflow<br/>tries again.")
        .contains("again, 3 attempts in all")
        .doesNotContain("…");
  }

  @Test
  void aJourneyLooksIntoTheCacheFirst() {
    var design = SHOP.design();
    var buy = Objects.requireNonNull(design.prose().flows().get("buy"));
    assertThat(FlowDiagram.of(design, buy, FlowDiagram.Detail.DATA))
        .containsSubsequence(
            "look up products.list", "opt not there", "read Product", "end", "POST /api/v1/orders")
        .doesNotContain("look up orders");
  }

  /// A write through the cache renews what is kept, another ends it; who registers is in no answer.
  @Test
  void aJourneyTellsWhatBecomesOfKeptAnswersAndOfSessions() {
    var design = SHOP.design();
    var join = Objects.requireNonNull(design.prose().flows().get("join"));
    assertThat(FlowDiagram.of(design, join, FlowDiagram.Detail.DATA))
        .containsSubsequence(
            "POST /api/v1/auth/register",
            "write User",
            "POST /api/v1/auth/login",
            "read User",
            "write User",
            "write session",
            "n_system->>n_cache: renew me.get",
            "look up me.get")
        .containsOnlyOnce("renew");
    assertThat(FlowDiagram.of(design, join, FlowDiagram.Detail.ANSWERS)).doesNotContain("renew");
    var keep = new Flow(null, List.of("backoffice products.create"));
    assertThat(FlowDiagram.of(design, keep, FlowDiagram.Detail.DATA))
        .containsSubsequence("write Product", "n_system->>n_cache: end products.list");
  }

  @Test
  void theSystemStandsInItsLayers() {
    var text = SystemDiagram.of(SHOP.design().prose(), Slice.whole(SHOP.design()));
    assertThat(text)
        .contains("\"Client Layer\"", "\"Edge\"", "\"Application Layer\"", "\"Data Layer\"")
        .contains("\"External Services\"", "n_client_web(\"Web shop\")")
        .contains(
            "n_dependency_redis[(\"Shared cache\")]", "n_dependency_payments[\"Payment provider\"]")
        .contains("n_component_ordering -->|\"REST\"| n_dependency_payments");
  }

  @Test
  void aLayerWithManyNodesIsClipped() {
    var design = Pictures.large(60).design().design();
    var text =
        SystemDiagram.of(java.util.Objects.requireNonNull(design).prose(), Slice.whole(design));
    assertThat(text.lines().filter(line -> line.contains("n_client_c")).count()).isLessThan(40);
    assertThat(text).contains("[\"and 49 more\"]");
  }

  @Test
  void manyComponentsAreAnOverviewAndAPictureOfEachGroup() {
    var design = java.util.Objects.requireNonNull(Pictures.woven(60).design().design());
    var pictures = ComponentDiagram.of(design, Slice.whole(design));
    assertThat(pictures).hasSize(11);
    assertThat(pictures.get("Overview of the components"))
        .contains("[\"Components, part 1 (6)\"]")
        .contains("n_group_Components_part_2 -->|\"uses\"| n_group_Components_part_1");
    var groups = List.copyOf(pictures.values()).subList(1, 11);
    assertThat(groups).noneMatch(text -> text.contains("more\"]"));
    for (var name : design.prose().components().keySet()) {
      var node = "[\"%s\"]\n".formatted(name);
      assertThat(groups).as(name).anyMatch(text -> text.contains(node));
    }
    assertThat(ComponentDiagram.of(SHOP.design(), Slice.whole(SHOP.design()))).containsOnlyKeys("");
  }

  @Test
  void componentsAreGroupedByTheFeaturesThatTheyBelongTo() {
    var design = new StringBuilder("newel: 1\nsystem: { name: shop }\n");
    var entities = new StringBuilder("entities:\n");
    var resources = new StringBuilder("resources:\n");
    var components = new StringBuilder("components:\n");
    for (var i = 1; i <= 14; i++) {
      entities.append("  E%d: { id: uuid key }\n".formatted(i));
      resources.append("  es%d: { of: E%d, list: public }\n".formatted(i, i));
      components.append("  c%d: { owns: [E%d] }\n".formatted(i, i));
    }
    design.append(entities).append(resources).append(components);
    design.append("features:\n  A: { title: Sales, covers: [es2, es3] }\n");
    design.append("  B: { title: Stock, covers: [es4] }\n");
    var read = Rendering.of(TextTree.of(design.toString()).design()).design();
    var pictures = ComponentDiagram.of(read, Slice.whole(read));
    assertThat(pictures.keySet())
        .containsExactly(
            "Overview of the components",
            "Components of Sales",
            "Components of Stock",
            "Further components, part 1",
            "Further components, part 2");
    assertThat(pictures.get("Components of Sales"))
        .contains("n_c2[", "n_c3[")
        .doesNotContain("n_c4[");
  }

  @Test
  void manyEntitiesAreSplitByTheirComponents() {
    var design = java.util.Objects.requireNonNull(Pictures.large(60).design().design());
    var pictures = EntityDiagram.of(design, Slice.whole(design), EntityDiagram.Detail.KEYS);
    assertThat(pictures).hasSize(60).containsKey("Entities of mE1");
  }

  @Test
  void aSagaShowsItsCompensationsTheLastFirst() {
    var workflow = java.util.Objects.requireNonNull(SHOP.design().workflows().get("placeOrder"));
    var text = WorkflowDiagram.of(SHOP.design(), workflow);
    assertThat(text)
        .containsSubsequence(
            "n_payments-->>n_workflow: answer",
            "n_payments-->>n_workflow: payment.completed within 15m",
            "n_workflow->>n_store: status = paid");
    // No step comes after the last one, so that no failure takes it back.
    assertThat(text)
        .containsSubsequence("opt a step fails", "refundPayment", "releaseInventory")
        .doesNotContain("cancelShipment");
  }

  @Test
  void eventsComeInFromWhoSendsThem() {
    assertThat(SystemDiagram.of(SHOP.design().prose(), Slice.whole(SHOP.design())))
        .contains(
            "n_dependency_payments -.->|\"events\"| n_component_ordering",
            "n_dependency_carrier -.->|\"events\"| n_component_ordering")
        .doesNotContain("|\"events\"| n_component_catalog");
  }

  @Test
  void statesMoveByWhatMovesThem() {
    var states = StateDiagram.of(SHOP.design(), List.of("Order", "Product"));
    assertThat(states).containsOnlyKeys("Order.status");
    assertThat(states.get("Order.status"))
        .contains("[*] --> n_pending")
        .contains("n_pending --> n_cancelled: orders.cancel, forget, placeOrder fails")
        .contains("n_shipped --> n_completed: shipment.delivered", "n_completed --> [*]");
  }

  /// The class of a step is our own code, and no query.
  @Test
  void aHandlerIsNoCallOfTheDatabase() {
    var design = Rendering.of("b2b").design();
    var read = Objects.requireNonNull(design.workflows().get("importTasks"));
    assertThat(WorkflowDiagram.of(design, read))
        .contains("n_workflow->>n_workflow: csvImport")
        .doesNotContain("n_store: read");
  }

  @Test
  void whoSubscribesIsDrawn() {
    assertThat(Rendering.of("b2b").section("system-diagram", 0, null))
        .contains("\"Subscribers\"")
        .contains("webhooks", "n_outbox -.->", "n_subscribers");
    assertThat(SHOP.section("system-diagram", 0, null)).doesNotContain("Subscribers");
  }
}
