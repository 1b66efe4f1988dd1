package dev.newel.publish.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph in layers. A layer with more nodes than fit is clipped: its last node counts the others.
final class Flowchart {
  /// The nodes of a layer that a reader takes in at once.
  static final int MOST = 12;

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
  private final List<Edge> wide = new ArrayList<>();

  /// @param direction `TB` or `LR`
  Flowchart(String direction) {
    this.direction = direction;
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

  /// Adds an arrow from one layer, or node, to a whole layer: one line instead of one for each
  /// pair.
  void toLayer(String from, String layer, String label) {
    wide.add(new Edge(from, layer, label, false));
  }

  String text() {
    var drawn = new LinkedHashMap<String, String>();
    var out = new StringBuilder("graph " + direction + "\n");
    layers.forEach((layer, nodes) -> layer(layer, nodes, drawn, out));
    for (var edge : wide) {
      var from = layers.containsKey(edge.from()) ? layerId(edge.from()) : drawn.get(edge.from());
      if (from != null && layers.containsKey(edge.to())) {
        out.append(line(from, "-->", edge.label(), layerId(edge.to())));
      }
    }
    var seen = new LinkedHashSet<String>();
    for (var edge : edges) {
      edge(edge, drawn, seen, out);
    }
    return out.toString();
  }

  /// @param drawn the id of what stands for a node, by its name
  private static void layer(
      String layer, List<Node> nodes, Map<String, String> drawn, StringBuilder out) {
    out.append("    subgraph %s[%s]\n".formatted(layerId(layer), MermaidText.quoted(layer)));
    var clipped = nodes.size() > MOST;
    var shown = clipped ? nodes.subList(0, MOST - 1) : nodes;
    for (var node : shown) {
      drawn.put(node.name(), MermaidText.id(node.name()));
      out.append("        " + MermaidText.id(node.name()) + node.shape().open);
      out.append(MermaidText.quoted(node.label()) + node.shape().close + "\n");
    }
    if (clipped) {
      var rest = MermaidText.id("more " + layer);
      nodes.subList(MOST - 1, nodes.size()).forEach(node -> drawn.put(node.name(), rest));
      out.append("        %s[\"and %d more\"]\n".formatted(rest, nodes.size() - MOST + 1));
    }
    out.append("    end\n");
  }

  private static void edge(
      Edge edge, Map<String, String> drawn, Set<String> seen, StringBuilder out) {
    var from = drawn.get(edge.from());
    var to = drawn.get(edge.to());
    if (from == null || to == null || from.equals(to)) {
      return;
    }
    var arrow = edge.dashed() ? "-.->" : "-->";
    var line = line(from, arrow, edge.label(), to);
    if (seen.add(line)) {
      out.append(line);
    }
  }

  private static String line(String from, String arrow, String label, String to) {
    var words = label.isEmpty() ? "" : "|" + MermaidText.quoted(label) + "|";
    return "    %s %s%s %s\n".formatted(from, arrow, words, to);
  }

  private static String layerId(String layer) {
    return MermaidText.id("layer " + layer);
  }
}
