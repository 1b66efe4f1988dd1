package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.facts.slices.Slice;
import dev.newel.publish.diagram.Flowchart.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The components, what each owns, and whom each calls. Many components are split: one picture of
/// the groups that they form, and one of each group. A group are the components of a feature, or
/// those that stand beside each other in the design.
public final class ComponentDiagram {
  /// The components of a group that has no feature.
  private static final int GROUP = 6;

  private final Slice slice;

  private ComponentDiagram(Slice slice) {
    this.slice = slice;
  }

  /// Mermaid texts by title; one with an empty title where all components fit into one picture,
  /// none where there are no components.
  public static Map<String, String> of(Design design, Slice slice) {
    var names = List.copyOf(slice.components().keySet());
    if (names.isEmpty()) {
      return Map.of();
    }
    var diagram = new ComponentDiagram(slice);
    var owned = slice.components().values().stream().mapToInt(each -> each.owns().size()).sum();
    if (names.size() <= Flowchart.MOST && owned <= Flowchart.MOST) {
      return Map.of("", diagram.draw(names));
    }
    var groups = groups(design, names);
    if (groups.size() == 1) {
      return Map.of("", diagram.draw(names));
    }
    var pictures = new LinkedHashMap<String, String>();
    pictures.put("Overview of the components", diagram.overview(groups));
    groups.forEach((title, own) -> pictures.put(title, diagram.draw(own)));
    return pictures;
  }

  private static Map<String, List<String>> groups(Design design, List<String> names) {
    var groups = new LinkedHashMap<String, List<String>>();
    var left = new LinkedHashSet<>(names);
    var features = design.prose().features();
    if (features.size() > 1) {
      features.forEach(
          (key, feature) -> {
            var of = Slice.of(design, key).components().keySet();
            var own = left.stream().filter(of::contains).toList();
            left.removeAll(own);
            split("Components of " + feature.title(), own, Flowchart.MOST, groups);
          });
    }
    var rest = List.copyOf(left);
    var most = Math.max(GROUP, (rest.size() + Flowchart.MOST - 1) / Flowchart.MOST);
    split(groups.isEmpty() ? "Components" : "Further components", rest, most, groups);
    return groups;
  }

  /// As few parts as possible, as equal as possible.
  private static void split(
      String title, List<String> names, int most, Map<String, List<String>> groups) {
    var parts = (names.size() + most - 1) / most;
    for (var part = 0; part < parts; part++) {
      var own = names.subList(part * names.size() / parts, (part + 1) * names.size() / parts);
      groups.put(parts == 1 ? title : "%s, part %d".formatted(title, part + 1), own);
    }
  }

  /// The groups, which calls which, and which dependencies they call.
  private String overview(Map<String, List<String>> groups) {
    var chart = new Flowchart("LR");
    Map<String, String> groupOf = new LinkedHashMap<>();
    groups.forEach(
        (title, own) -> {
          chart.node("Groups", "group " + title, "%s (%d)".formatted(title, own.size()), Shape.BOX);
          own.forEach(name -> groupOf.put(name, "group " + title));
        });
    dependencies(slice.dependencies().keySet(), chart);
    var arrows = new LinkedHashSet<List<String>>();
    groupOf.forEach(
        (name, group) ->
            uses(name)
                .forEach(
                    use -> arrows.add(List.of(group, groupOf.getOrDefault(use, external(use))))));
    arrows.stream()
        .filter(arrow -> !arrow.getFirst().equals(arrow.getLast()))
        .forEach(arrow -> chart.edge(arrow.getFirst(), arrow.getLast(), "uses"));
    return chart.text();
  }

  /// Some components with what they own and call; a component of another group that one calls
  /// stands apart.
  private String draw(List<String> names) {
    var chart = new Flowchart("LR");
    var called = new LinkedHashSet<String>();
    for (var name : names) {
      chart.node("Components", name, name, Shape.BOX);
      for (var entity : owns(name)) {
        chart.node("Entities", "entity " + entity, entity, Shape.STORE);
        chart.edge(name, "entity " + entity, "owns");
      }
      called.addAll(uses(name));
    }
    called.removeAll(names);
    var whole = names.size() == slice.components().size();
    var others = called.stream().filter(slice.components()::containsKey).toList();
    others.forEach(name -> chart.node("Other components", name, name, Shape.BOX));
    dependencies(
        whole
            ? slice.dependencies().keySet()
            : slice.dependencies().keySet().stream().filter(called::contains).toList(),
        chart);
    for (var name : names) {
      for (var use : uses(name)) {
        chart.edge(name, slice.components().containsKey(use) ? use : external(use), "uses");
      }
    }
    return chart.text();
  }

  private List<String> owns(String name) {
    var component = slice.components().get(name);
    return component == null ? List.of() : component.owns();
  }

  private List<String> uses(String name) {
    var component = slice.components().get(name);
    return component == null ? List.of() : component.uses();
  }

  private static String external(String name) {
    return "dependency " + name;
  }

  private void dependencies(Iterable<String> names, Flowchart chart) {
    for (var name : names) {
      var dependency = slice.dependencies().get(name);
      if (dependency != null) {
        var title = SystemDiagram.title(dependency.title(), name);
        chart.node("Dependencies", external(name), title, Shape.ROUND);
      }
    }
  }
}
