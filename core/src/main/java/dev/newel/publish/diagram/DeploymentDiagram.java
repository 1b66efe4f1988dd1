package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.facts.Reach;
import dev.newel.language.Dependency;
import dev.newel.publish.diagram.Flowchart.Shape;

/// Where it runs: edge, instances, stores, and what is called outside.
public final class DeploymentDiagram {
  private static final String RUNTIME = "Runtime";
  private static final String STORES = "Stores";

  private DeploymentDiagram() {}

  /// Mermaid text; empty where a program runs by itself, so that a picture of it would show one
  /// box.
  public static String of(Design design) {
    var prose = design.prose();
    if (isAlone(design)) {
      return "";
    }
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
    if (storage != null || !design.model().entities().isEmpty()) {
      var technology = storage == null ? null : storage.technology();
      chart.node(STORES, "store", SystemDiagram.title(technology, "Database"), Shape.STORE);
      chart.edge("instance", "store", "SQL");
      if (storage != null && storage.replicas() != null && storage.replicas() > 0) {
        chart.node(
            STORES,
            "replica",
            "%d read replica%s".formatted(storage.replicas(), storage.replicas() == 1 ? "" : "s"),
            Shape.STORE);
        chart.edge("instance", "replica", "SQL, reads");
        chart.edge("store", "replica", "changes");
      }
    }
    prose.dependencies().forEach((key, dependency) -> outside(design, key, dependency, chart));
    return chart.text();
  }

  /// A dependency, and who reaches whom.
  private static void outside(Design design, String key, Dependency dependency, Flowchart chart) {
    chart.node(layer(dependency), key, SystemDiagram.title(dependency.title(), key), Shape.ROUND);
    var protocol = dependency.protocol() == null ? "" : dependency.protocol();
    if (Reach.onlySends(design.events(), key, dependency)) {
      chart.edge(key, "instance", protocol);
    } else {
      chart.edge("instance", key, protocol);
    }
  }

  private static boolean isAlone(Design design) {
    var prose = design.prose();
    return prose.deployment() == null
        && prose.stack().get("edge") == null
        && prose.storage() == null
        && prose.dependencies().isEmpty()
        && design.model().entities().isEmpty();
  }

  private static String layer(Dependency dependency) {
    return switch (dependency.kind()) {
      case CACHE, DATABASE, QUEUE, STORAGE -> STORES;
      case null, default -> "External Services";
    };
  }
}
