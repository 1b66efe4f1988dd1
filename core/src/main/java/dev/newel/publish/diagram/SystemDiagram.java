package dev.newel.publish.diagram;

import dev.newel.design.Prose;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Workflow;
import dev.newel.facts.Reach;
import dev.newel.facts.slices.Slice;
import dev.newel.language.Dependency;
import dev.newel.language.PipelineText;
import dev.newel.publish.diagram.Flowchart.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The system in its layers: clients, edge, application, data and external systems.
public final class SystemDiagram {
  private static final String CLIENTS = "Client Layer";
  private static final String APPLICATION = "Application Layer";
  private static final String DATA = "Data Layer";
  private static final String EXTERNAL = "External Services";
  private static final String SUBSCRIBERS = "subscribers";

  private final Prose prose;
  private final Slice slice;
  private final Flowchart chart = new Flowchart("TB");

  /// Who answers a client: the edge where there is one, or else the components.
  private final Map<String, String> parts = new LinkedHashMap<>();

  private SystemDiagram(Prose prose, Slice slice) {
    this.prose = prose;
    this.slice = slice;
  }

  /// Mermaid text of a slice.
  public static String of(Prose prose, Slice slice) {
    return new SystemDiagram(prose, slice).draw();
  }

  private String draw() {
    var edge = prose.stack().get("edge");
    slice
        .clients()
        .forEach(
            (name, client) ->
                chart.node(CLIENTS, "client " + name, title(client.title(), name), Shape.ROUND));
    if (slice.clients().isEmpty()) {
      chart.node(CLIENTS, "client", callers(), Shape.ROUND);
    }
    if (edge != null) {
      chart.node("Edge", "edge", edge.uses(), Shape.BOX);
    }
    application();
    data();
    external();
    enter(edge != null);
    calls();
    return chart.text();
  }

  /// Who calls where the design names nobody.
  private String callers() {
    if (!slice.operations().isEmpty()) {
      return "API clients";
    }
    return !slice.commands().isEmpty()
        ? "People and scripts"
        : slice.functions().isEmpty() ? "Clients" : "Programs";
  }

  private void application() {
    for (var name : slice.components().keySet()) {
      parts.put(name, "component " + name);
      chart.node(APPLICATION, "component " + name, name, Shape.BOX);
    }
    if (parts.isEmpty()) {
      parts.put("", "system");
      var system = prose.system();
      chart.node(APPLICATION, "system", title(system.title(), system.name()), Shape.BOX);
    }
    if (!slice.jobs().isEmpty() || !slice.pipelines().isEmpty()) {
      chart.node(APPLICATION, "worker", "Jobs", Shape.BOX);
    }
  }

  private void data() {
    var storage = prose.storage();
    if (storage != null || !slice.entities().isEmpty()) {
      var technology = storage == null ? null : storage.technology();
      chart.node(DATA, "store", title(technology, "Database"), Shape.STORE);
    }
    slice
        .dependencies()
        .forEach(
            (name, dependency) -> {
              if (isData(dependency)) {
                chart.node(
                    DATA, "dependency " + name, title(dependency.title(), name), Shape.STORE);
              }
            });
    if (!slice.events().isEmpty() && prose.messaging() != null) {
      chart.node(DATA, "outbox", "Outbox", Shape.QUEUE);
    }
    sinks().forEach(sink -> chart.node(DATA, "sink " + sink, sink, Shape.BOX));
  }

  /// What pipelines write that is no dependency: a file, a topic.
  private List<String> sinks() {
    return slice.pipelines().values().stream()
        .map(PipelineText::writes)
        .filter(Objects::nonNull)
        .filter(sink -> slice.dependencies().keySet().stream().noneMatch(sink::equals))
        .distinct()
        .toList();
  }

  private static boolean isData(Dependency dependency) {
    return switch (dependency.kind()) {
      case CACHE, DATABASE, QUEUE, STORAGE -> true;
      case null, default -> false;
    };
  }

  private void external() {
    slice
        .dependencies()
        .forEach(
            (name, dependency) -> {
              if (!isData(dependency)) {
                chart.node(
                    EXTERNAL, "dependency " + name, title(dependency.title(), name), Shape.BOX);
              }
            });
    slice
        .events()
        .forEach(
            (event, each) ->
                each.to().stream().filter(prose.consumers()::containsKey).forEach(this::consumer));
    if (slice.events().values().stream().anyMatch(Event::isForSubscribers)) {
      chart.node(EXTERNAL, SUBSCRIBERS, "Subscribers", Shape.BOX);
    }
  }

  private void consumer(String name) {
    if (parts.putIfAbsent("consumer " + name, "") == null) {
      var consumer = prose.consumers().get(name);
      chart.node(
          EXTERNAL,
          "consumer " + name,
          title(consumer == null ? null : consumer.title(), name),
          Shape.BOX);
    }
  }

  private void enter(boolean edge) {
    var clients = slice.clients().keySet().stream().map(name -> "client " + name).toList();
    var callers = clients.isEmpty() ? List.of("client") : clients;
    if (edge) {
      callers.forEach(client -> chart.edge(client, "edge", called()));
      reach("edge", called());
    } else {
      callers.forEach(client -> reach(client, called()));
    }
  }

  /// How a client calls: over the network, or as a program or a library is called.
  private String called() {
    return !slice.operations().isEmpty()
        ? "HTTPS"
        : !slice.commands().isEmpty() ? "runs" : slice.functions().isEmpty() ? "" : "calls";
  }

  private void reach(String from, String label) {
    components().forEach(part -> chart.edge(from, part, label));
  }

  /// The components that answer operations here; all of them where an operation has no owner.
  private List<String> components() {
    var all = parts.values().stream().filter(part -> !part.isEmpty()).toList();
    var answering = new LinkedHashSet<String>();
    for (var operation : slice.operations()) {
      var owners = owners(operation.target().entity());
      if (owners.isEmpty()) {
        return all;
      }
      answering.addAll(owners);
    }
    return answering.isEmpty() ? all : List.copyOf(answering);
  }

  /// The components here that own the rows of an entity.
  private List<String> owners(@Nullable String entity) {
    return slice.components().entrySet().stream()
        .filter(component -> entity != null && component.getValue().owns().contains(entity))
        .map(component -> "component " + component.getKey())
        .toList();
  }

  /// Who keeps answers in a cache that no component names among what it uses.
  private void caches() {
    slice
        .dependencies()
        .forEach(
            (name, dependency) -> {
              var used =
                  slice.components().values().stream()
                      .anyMatch(component -> component.uses().contains(name));
              if (dependency.kind() == Dependency.Kind.CACHE && !used) {
                components()
                    .forEach(part -> chart.edge(part, "dependency " + name, protocol(name)));
              }
            });
  }

  private void calls() {
    slice
        .components()
        .forEach(
            (name, component) -> {
              for (var use : component.uses()) {
                var other = slice.components().containsKey(use) ? "component " : "dependency ";
                chart.edge("component " + name, other + use, protocol(use));
              }
              if (!component.owns().isEmpty()) {
                chart.edge("component " + name, "store", "SQL");
              }
            });
    if (parts.containsValue("system")) {
      chart.edge("system", "store", "SQL");
      slice
          .dependencies()
          .forEach(
              (name, dependency) -> {
                if (!Reach.onlySends(slice.events(), name, dependency)) {
                  chart.edge("system", "dependency " + name, protocol(name));
                }
              });
    }
    if (!slice.components().isEmpty()) {
      caches();
    }
    chart.edge("worker", "store", "SQL");
    sinks().forEach(sink -> chart.edge("worker", "sink " + sink, "writes"));
    chart.edge("store", "outbox", "");
    slice
        .events()
        .values()
        .forEach(
            event ->
                event
                    .to()
                    .forEach(
                        to -> {
                          chart.dashed("outbox", "consumer " + to, "events");
                          chart.dashed("outbox", "dependency " + to.split("\\.", 2)[0], "events");
                        }));
    if (slice.events().values().stream().anyMatch(Event::isForSubscribers)) {
      chart.dashed("outbox", SUBSCRIBERS, "webhooks");
    }
    received();
  }

  /// Events that come in reach the component whose rows they change, or whose workflow waits for
  /// them; the whole system where it has no components.
  private void received() {
    for (var event : slice.events().values()) {
      if (event.source() == null) {
        continue;
      }
      var of = new LinkedHashSet<String>();
      if (event.row() != null) {
        of.add(event.row().entity());
      } else if (event.of() != null) {
        of.add(event.of());
      }
      for (var workflow : slice.workflows().values()) {
        var waits = workflow.steps().stream().map(Workflow.Step::waits);
        if (waits.anyMatch(wait -> wait != null && wait.event().equals(event.name()))) {
          of.add(workflow.of());
        }
      }
      slice
          .components()
          .forEach(
              (name, component) -> {
                if (component.owns().stream().anyMatch(of::contains)) {
                  chart.dashed("dependency " + event.source(), "component " + name, "events");
                }
              });
      if (parts.containsValue("system")) {
        chart.dashed("dependency " + event.source(), "system", "events");
      }
    }
  }

  /// What a dependency is spoken to in; empty where the design does not say, and for components.
  private String protocol(String name) {
    var dependency = slice.components().containsKey(name) ? null : slice.dependencies().get(name);
    return dependency == null || dependency.protocol() == null ? "" : dependency.protocol();
  }

  static String title(@Nullable String title, String name) {
    return title == null || title.isBlank() ? name : title;
  }
}
