package dev.newel.publish.diagram;

import dev.newel.facts.slices.Slice;
import dev.newel.publish.diagram.Flowchart.Shape;

/// The components, what each owns, and whom each calls.
public final class ComponentDiagram {
  private ComponentDiagram() {}

  /// Mermaid text; empty where there are no components.
  public static String of(Slice slice) {
    if (slice.components().isEmpty()) {
      return "";
    }
    var chart = new Flowchart("LR");
    slice
        .components()
        .forEach(
            (name, component) -> {
              chart.node("Components", name, name, Shape.BOX);
              component
                  .owns()
                  .forEach(
                      entity -> {
                        chart.node("Entities", "entity " + entity, entity, Shape.STORE);
                        chart.edge(name, "entity " + entity, "owns");
                      });
            });
    slice
        .dependencies()
        .forEach(
            (name, dependency) ->
                chart.node(
                    "Dependencies",
                    "dependency " + name,
                    SystemDiagram.title(dependency.title(), name),
                    Shape.ROUND));
    slice
        .components()
        .forEach(
            (name, component) ->
                component
                    .uses()
                    .forEach(
                        use -> {
                          var of = slice.components().containsKey(use) ? use : "dependency " + use;
                          chart.edge(name, of, "uses");
                        }));
    return chart.text();
  }
}
