package dev.newel.publish.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph in layers, that stays readable when there is much to draw. A layer with more nodes than
/// fit is clipped: its last node counts the others. Two layers with more arrows between them than
/// an eye can follow are joined by one.
final class Flowchart {
  /// The nodes of a layer that a reader takes in at once.
  static final int MOST = 12;

  /// The nodes that fit beside each other on a page.
  private static final int ROW = 6;

  /// The arrows between two layers that a reader can follow.
  private static final int MOST_ARROWS = 6;

  /// How a node is drawn.
  enum Shape {
    BOX("[", "]"),
    ROUND("(", ")"),
    STORE("[(", ")]"),
    QUEUE("[[", "]]");

    private final String open;
    private final String close;

    Shape(String open, String close) {
      this.open = open;
      this.close = close;
    }
  }

  private record Node(String name, String label, Shape shape) {}

  private record Edge(String from, String to, String label, boolean dashed) {}

  private final String direction;
  private final Map<String, List<Node>> layers = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  /// The id of what stands for a node, by its name, and the layer that this stands in.
  private final Map<String, String> drawn = new LinkedHashMap<>();

  private final Map<String, String> layerOf = new LinkedHashMap<>();

  /// @param direction `TB` or `LR`
  Flowchart(String direction) {
    this.direction = direction;
  }

  /// Whether a reader can follow so many arrows from one layer to another; two more where each of
  /// the layers is short.
  private boolean areFew(int arrows, Edge between) {
    var from = layers.getOrDefault(between.from(), List.of()).size();
    var to = layers.getOrDefault(between.to(), List.of()).size();
    return arrows <= MOST_ARROWS + (from < ROW && to < ROW ? 2 : 0);
  }

  /// Adds a node to a layer; layers stand in the order of their first nodes.
  void node(String layer, String name, String label, Shape shape) {
    layers.computeIfAbsent(layer, key -> new ArrayList<>()).add(new Node(name, label, shape));
  }

  /// Adds an arrow. One whose end is not drawn is left out.
  ///
  /// @param label empty for none
  void edge(String from, String to, String label) {
    edges.add(new Edge(from, to, label, false));
  }

  /// Adds a dashed arrow: something that happens later, or by an event.
  void dashed(String from, String to, String label) {
    edges.add(new Edge(from, to, label, true));
  }

  String text() {
    layers.forEach(this::clip);
    var lines = new LinkedHashMap<String, Edge>();
    edges.forEach(edge -> line(edge, lines));
    var bundles = new LinkedHashMap<Edge, List<String>>();
    lines.forEach(
        (line, edge) -> bundles.computeIfAbsent(between(edge), key -> new ArrayList<>()).add(line));
    var out = new StringBuilder("graph " + direction + "\n");
    var reached = new LinkedHashSet<String>();
    bundles.forEach(
        (layers, arrows) -> {
          if (!layers.from().equals(layers.to()) && areFew(arrows.size(), layers)) {
            reached.add(layers.from());
            reached.add(layers.to());
          }
        });
    layers.keySet().forEach(layer -> layer(layer, reached.contains(layer), out));
    bundles.forEach(
        (layers, arrows) -> {
          var alone = layers.from().equals(layers.to()) || areFew(arrows.size(), layers);
          (alone ? arrows : List.of(wide(layers))).forEach(out::append);
        });
    order(bundles.keySet(), out);
    return out.toString();
  }

  private void clip(String layer, List<Node> nodes) {
    var shown = nodes.size() > MOST ? MOST - 1 : nodes.size();
    for (var i = 0; i < nodes.size(); i++) {
      var name = nodes.get(i).name();
      drawn.put(name, MermaidText.id(i < shown ? name : "more " + layer));
      layerOf.put(name, layer);
    }
  }

  /// @param reached whether an arrow reaches a node of the layer from outside
  private void layer(String layer, boolean reached, StringBuilder out) {
    var nodes = layers.getOrDefault(layer, List.of());
    out.append("    subgraph %s[%s]\n".formatted(layerId(layer), MermaidText.quoted(layer)));
    if (!reached && nodes.size() > 1) {
      // Mermaid turns a layer that is joined as a whole alone the other way.
      out.append("        direction " + direction + "\n");
    }
    var shown = nodes.size() > MOST ? MOST - 1 : nodes.size();
    for (var node : nodes.subList(0, shown)) {
      out.append("        " + MermaidText.id(node.name()) + node.shape().open);
      out.append(MermaidText.quoted(node.label()) + node.shape().close + "\n");
    }
    if (shown < nodes.size()) {
      var rest = MermaidText.id("more " + layer);
      out.append("        %s[\"and %d more\"]\n".formatted(rest, nodes.size() - shown));
    }
    var ids = nodes.stream().map(node -> drawn.getOrDefault(node.name(), "")).distinct().toList();
    for (var i = ROW; i < ids.size() && direction.equals("TB"); i++) {
      out.append("        %s ~~~ %s\n".formatted(ids.get(i - ROW), ids.get(i)));
    }
    out.append("    end\n");
  }

  private void line(Edge edge, Map<String, Edge> lines) {
    var from = drawn.get(edge.from());
    var to = drawn.get(edge.to());
    if (from != null && to != null && !from.equals(to)) {
      lines.putIfAbsent(line(from, edge, to), edge);
    }
  }

  /// The layers of an arrow's ends, as an arrow.
  private Edge between(Edge edge) {
    return new Edge(
        layerOf.getOrDefault(edge.from(), ""),
        layerOf.getOrDefault(edge.to(), ""),
        edge.label(),
        edge.dashed());
  }

  private static String wide(Edge layers) {
    return line(layerId(layers.from()), layers, layerId(layers.to()));
  }

  /// Invisible links keep each layer below the one before it, where no arrow does.
  private void order(Set<Edge> arrows, StringBuilder out) {
    var names = List.copyOf(layers.keySet());
    for (var i = 1; i < names.size() && direction.equals("TB"); i++) {
      var above = names.get(i - 1);
      var below = names.get(i);
      if (arrows.stream().noneMatch(it -> it.from().equals(above) && it.to().equals(below))) {
        out.append("    %s ~~~ %s\n".formatted(layerId(above), layerId(below)));
      }
    }
  }

  private static String line(String from, Edge edge, String to) {
    var words = edge.label().isEmpty() ? "" : "|" + MermaidText.quoted(edge.label()) + "|";
    return "    %s %s%s %s\n".formatted(from, edge.dashed() ? "-.->" : "-->", words, to);
  }

  private static String layerId(String layer) {
    return MermaidText.id("layer " + layer);
  }
}
