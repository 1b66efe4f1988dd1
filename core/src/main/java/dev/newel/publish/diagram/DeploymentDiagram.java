package dev.newel.publish.diagram;

import dev.newel.design.Prose;
import dev.newel.language.Dependency;
import dev.newel.publish.diagram.Flowchart.Shape;

/// Where it runs: edge, instances, stores, and what is called outside.
public final class DeploymentDiagram {
  private static final String RUNTIME = "Runtime";
  private static final String STORES = "Stores";

  private DeploymentDiagram() {}

  /// Mermaid text.
  public static String of(Prose prose) {
    var chart = new Flowchart("LR");
    var deployment = prose.deployment();
    var system = prose.system();
    var edge = prose.stack().get("edge");
    if (edge != null) {
      chart.node("Edge", "edge", edge.uses(), Shape.BOX);
    }
    var instances = deployment == null ? null : deployment.instances();
    var name = SystemDiagram.title(system.title(), system.name());
    if (deployment != null && deployment.balancing() != null) {
      chart.node("Edge", "balancer", deployment.balancing(), Shape.BOX);
      chart.edge("edge", "balancer", "");
    }
    chart.node(
        RUNTIME,
        "instance",
        instances == null
            ? name
            : "%s, %s instances".formatted(name, instances.toString().replace("..", " to ")),
        Shape.BOX);
    chart.edge("balancer", "instance", "HTTPS");
    if (deployment == null || deployment.balancing() == null) {
      chart.edge("edge", "instance", "HTTPS");
    }
    var storage = prose.storage();
    if (storage != null) {
      chart.node(
          STORES, "store", SystemDiagram.title(storage.technology(), "Database"), Shape.STORE);
      chart.edge("instance", "store", "SQL");
      if (storage.replicas() != null && storage.replicas() > 0) {
        chart.node(
            STORES,
            "replica",
            "%d read replica%s".formatted(storage.replicas(), storage.replicas() == 1 ? "" : "s"),
            Shape.STORE);
        chart.edge("instance", "replica", "SQL, reads");
      }
    }
    prose
        .dependencies()
        .forEach(
            (key, dependency) -> {
              chart.node(
                  layer(dependency),
                  key,
                  SystemDiagram.title(dependency.title(), key),
                  Shape.ROUND);
              chart.edge(
                  "instance", key, dependency.protocol() == null ? "" : dependency.protocol());
            });
    return chart.text();
  }

  private static String layer(Dependency dependency) {
    return switch (dependency.kind()) {
      case CACHE, DATABASE, QUEUE, STORAGE -> STORES;
      case null, default -> "External Services";
    };
  }
}
