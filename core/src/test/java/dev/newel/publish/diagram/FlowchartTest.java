package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.gate.mermaid.MermaidLint;
import dev.newel.publish.diagram.Flowchart.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a graph in layers shows of its nodes and arrows.
class FlowchartTest {
  private String text = "";

  private static Flowchart chart(String direction, String layer, int nodes) {
    var chart = new Flowchart(direction);
    add(chart, layer, nodes);
    return chart;
  }

  private static void add(Flowchart chart, String layer, int nodes) {
    for (var i = 1; i <= nodes; i++) {
      chart.node(layer, layer + i, layer + " " + i, Shape.BOX);
    }
  }

  @AfterEach
  void itIsMermaid() {
    assertThat(MermaidLint.of(text)).isEmpty();
  }

  @Test
  void twelveNodesAreShownAndOfMoreTheLastOneCounts() {
    text = chart("LR", "a", 12).text();
    assertThat(text).contains("\"a 12\"").doesNotContain("more");
    text = chart("LR", "a", 13).text();
    assertThat(text).contains("\"a 11\"", "n_more_a[\"and 2 more\"]").doesNotContain("\"a 12\"");
  }

  @Test
  void sixNodesStandBesideEachOtherWhereLayersStandBelowEachOther() {
    text = chart("TB", "a", 6).text();
    assertThat(text).doesNotContain("~~~");
    text = chart("TB", "a", 8).text();
    assertThat(text).contains("n_a1 ~~~ n_a7\n", "n_a2 ~~~ n_a8\n").doesNotContain("n_a3 ~~~");
    text = chart("LR", "a", 8).text();
    assertThat(text).doesNotContain("~~~");
    text = chart("TB", "a", 20).text();
    assertThat(text).contains("n_a6 ~~~ n_more_a\n").doesNotContain("n_more_a ~~~");
  }

  @Test
  void arrowsThatAreTooManyBecomeOneBetweenTheLayers() {
    var few = chart("TB", "a", 6);
    add(few, "b", 1);
    for (var i = 1; i <= 6; i++) {
      few.edge("a" + i, "b1", "");
    }
    text = few.text();
    assertThat(text).contains("n_a6 --> n_b1\n").doesNotContain("n_layer_a -->");
    add(few, "a", 0);
    few.node("a", "a7", "a 7", Shape.ROUND);
    few.edge("a7", "b1", "");
    text = few.text();
    assertThat(text).contains("n_layer_a --> n_layer_b\n").doesNotContain("n_a6 -->");
  }

  @Test
  void smallLayersHaveRoomForTwoMore() {
    var small = chart("TB", "a", 4);
    add(small, "b", 3);
    for (var i = 0; i < 8; i++) {
      small.edge("a" + (i / 2 + 1), "b" + (i % 2 + 1), "");
    }
    text = small.text();
    assertThat(text).contains("n_a4 --> n_b2\n").doesNotContain("n_layer_a -->");
    small.edge("a4", "b3", "");
    text = small.text();
    assertThat(text).contains("n_layer_a --> n_layer_b\n").doesNotContain("n_a4 -->");
  }

  @Test
  void arrowsWithinALayerStayHoweverMany() {
    var chart = chart("TB", "a", 8);
    for (var i = 1; i < 8; i++) {
      chart.edge("a" + i, "a8", "");
    }
    text = chart.text();
    assertThat(text).contains("n_a1 --> n_a8\n", "n_a7 --> n_a8\n");
  }

  @Test
  void anArrowWhoseEndsAreOneNodeIsLeftOut() {
    var chart = chart("LR", "a", 14);
    chart.edge("a1", "a1", "itself");
    chart.edge("a13", "a14", "both clipped");
    chart.edge("a1", "gone", "");
    chart.edge("a1", "a13", "one");
    chart.edge("a1", "a14", "one");
    text = chart.text();
    assertThat(text.lines().filter(line -> line.contains("-->")))
        .containsExactly("    n_a1 -->|\"one\"| n_more_a");
  }

  @Test
  void aDashedArrowIsAnother() {
    var chart = chart("LR", "a", 2);
    chart.edge("a1", "a2", "now");
    chart.dashed("a1", "a2", "later");
    text = chart.text();
    assertThat(text).contains("n_a1 -->|\"now\"| n_a2\n", "n_a1 -.->|\"later\"| n_a2\n");
  }

  @Test
  void aLayerSaysItsDirectionUnlessAnArrowReachesIntoIt() {
    var chart = chart("TB", "a", 2);
    add(chart, "b", 2);
    add(chart, "c", 1);
    chart.edge("a1", "b1", "");
    text = chart.text();
    assertThat(text).doesNotContain("direction");
    add(chart, "d", 2);
    text = chart.text();
    assertThat(text.lines().filter(line -> line.contains("direction"))).hasSize(1);
    assertThat(text).contains("subgraph n_layer_d[\"d\"]\n        direction TB\n");
  }

  @Test
  void layersStandBelowEachOtherByArrowsOrInvisibleLinks() {
    var chart = chart("TB", "a", 1);
    add(chart, "b", 1);
    add(chart, "c", 1);
    chart.edge("a1", "b1", "");
    chart.edge("c1", "b1", "");
    text = chart.text();
    assertThat(text)
        .contains("    n_layer_b ~~~ n_layer_c\n")
        .doesNotContain("n_layer_a ~~~ n_layer_b");
    var across = chart("LR", "a", 1);
    add(across, "b", 1);
    text = across.text();
    assertThat(text).doesNotContain("~~~");
  }

  @Test
  void nodesHaveTheirShapes() {
    var chart = new Flowchart("LR");
    chart.node("a", "1", "one", Shape.BOX);
    chart.node("a", "2", "two", Shape.ROUND);
    chart.node("a", "3", "three", Shape.STORE);
    chart.node("a", "4", "four", Shape.QUEUE);
    text = chart.text();
    assertThat(text)
        .contains("n_1[\"one\"]", "n_2(\"two\")", "n_3[(\"three\")]", "n_4[[\"four\"]]");
  }
}
