package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.facts.slices.Slice;
import dev.newel.gate.mermaid.MermaidLint;
import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagramsTest {
  private static final Rendering SHOP = Rendering.of("storefront");

  /// Every picture of every example, for the system and for each feature, by what it shows.
  private static Map<String, String> all() {
    var texts = new LinkedHashMap<String, String>();
    Rendering.examples().forEach(example -> pictures(example, Rendering.of(example), texts));
    pictures("large", Rendering.of(large(60).design()), texts);
    return texts;
  }

  private static void pictures(String name, Rendering rendering, Map<String, String> texts) {
    var design = rendering.design();
    var slices = new ArrayList<Slice>();
    slices.add(Slice.whole(design));
    design.prose().features().keySet().forEach(key -> slices.add(Slice.of(design, key)));
    for (var slice : slices) {
      var of = name + " " + slice.key() + " ";
      texts.put(of + "system", SystemDiagram.of(design.prose(), slice));
      texts.put(of + "components", ComponentDiagram.of(slice));
      for (var detail : EntityDiagram.Detail.values()) {
        EntityDiagram.of(design, slice, detail)
            .forEach((title, text) -> texts.put(of + detail + title, text));
      }
      slice.flows().forEach((key, flow) -> texts.put(of + key, FlowDiagram.of(design, flow, true)));
      slice
          .workflows()
          .forEach((key, each) -> texts.put(of + key, WorkflowDiagram.of(design, each)));
      slice
          .dependencies()
          .forEach((key, each) -> texts.put(of + key, CallDiagram.of(name, key, each)));
      StateDiagram.of(design, slice.entities().keySet())
          .forEach((key, text) -> texts.put(of + key, text));
    }
    texts.put(name + " deployment", DeploymentDiagram.of(design.prose()));
    texts.put(name + " authentication", AuthenticationDiagram.of(design));
    texts.values().removeIf(String::isEmpty);
  }

  private static TextTree large(int count) {
    var names = IntStream.rangeClosed(1, count).mapToObj(i -> "E" + i).toList();
    return TextTree.of(
        """
        newel: 1
        system: { name: large, title: 'Large "one" <of> many; with: signs #1' }
        clients: { %s }
        dependencies: { %s }
        components: { %s }
        entities: { %s }
        """
            .formatted(
                each(names, "c%s: { title: 'Client %s' }"),
                each(names, "d%s: { title: 'end; %s' }"),
                each(names, "m%s: { owns: [%s] }"),
                each(names, "%s: { id: uuid key, end: E1?, class: string }")));
  }

  private static String each(List<String> names, String form) {
    return names.stream().map(name -> form.replace("%s", name)).collect(Collectors.joining(", "));
  }

  @Test
  void mermaidAcceptsEveryPicture() {
    var pictures = all();
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
  void theSystemStandsInItsLayers() {
    var text = SystemDiagram.of(SHOP.design().prose(), Slice.whole(SHOP.design()));
    assertThat(text)
        .contains("\"Client Layer\"", "\"Edge\"", "\"Application Layer\"", "\"Data Layer\"")
        .contains("\"External Services\"", "n_client_web(\"Web shop\")")
        .contains(
            "n_dependency_redis[(\"Shared cache\")]", "n_dependency_payments[\"Payment provider\"]")
        .contains("n_component_ordering --> n_dependency_payments");
  }

  @Test
  void aLayerWithManyNodesIsClipped() {
    var design = large(60).design().design();
    var text =
        SystemDiagram.of(java.util.Objects.requireNonNull(design).prose(), Slice.whole(design));
    assertThat(text.lines().filter(line -> line.contains("n_client_c")).count()).isLessThan(40);
    assertThat(text).contains("[\"and 49 more\"]");
  }

  @Test
  void manyEntitiesAreSplitByTheirComponents() {
    var design = java.util.Objects.requireNonNull(large(60).design().design());
    var pictures = EntityDiagram.of(design, Slice.whole(design), EntityDiagram.Detail.KEYS);
    assertThat(pictures).hasSize(60).containsKey("Entities of mE1");
  }

  @Test
  void aSagaShowsItsCompensationsTheLastFirst() {
    var workflow = java.util.Objects.requireNonNull(SHOP.design().workflows().get("placeOrder"));
    var text = WorkflowDiagram.of(SHOP.design(), workflow);
    assertThat(text).contains("Note over n_workflow: waits for payment.completed within 15m");
    assertThat(text.indexOf("cancelShipment"))
        .isPositive()
        .isLessThan(text.indexOf("refundPayment"));
    assertThat(text.indexOf("refundPayment")).isLessThan(text.indexOf("releaseInventory"));
  }

  @Test
  void statesMoveByWhatMovesThem() {
    var states = StateDiagram.of(SHOP.design(), List.of("Order", "Product"));
    assertThat(states).containsOnlyKeys("Order.status");
    assertThat(states.get("Order.status"))
        .contains("[*] --> n_pending", "n_pending --> n_cancelled: orders.cancel")
        .contains("n_shipped --> n_completed: shipment.delivered", "n_completed --> [*]");
  }
}
