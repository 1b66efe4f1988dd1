package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Events and workflows cause each other in a circle, and nothing in it says when it ends.
public final class EndlessCircle implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW010",
        "endless-circle",
        Severity.ERROR,
        "0.1",
        "Events and workflows cause each other without end.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var causes = causes(subject.design());
    var told = new TreeSet<Address>();
    for (var start : causes.keySet()) {
      var circle = told.contains(start) ? List.<Address>of() : circle(start, causes);
      if (!circle.isEmpty()) {
        told.addAll(circle);
        report.at(
            start,
            "`%s` causes itself: %s."
                .formatted(
                    start.name(),
                    String.join(
                        " leads to ",
                        Stream.concat(circle.stream(), Stream.of(start))
                            .map(place -> "`" + place.name() + "`")
                            .toList())),
            "Break the circle, or say with `when` or `moves` at an event in it when it ends.");
      }
    }
  }

  /// What each event and workflow causes. An event with a guard may end a circle: its `moves` leave
  /// a state that a second round does not find.
  private static Map<Address, Set<Address>> causes(Design design) {
    var causes = new LinkedHashMap<Address, Set<Address>>();
    design
        .events()
        .forEach(
            (name, event) -> {
              var effects = event.effects();
              if (effects.when().isEmpty() && effects.moves().isEmpty()) {
                causes.put(Address.of("events", name), caused(Stream.of(effects)));
              }
            });
    design
        .workflows()
        .forEach(
            (name, workflow) ->
                causes.put(
                    Address.of("workflows", name),
                    caused(
                        Stream.concat(
                            workflow.steps().stream()
                                .flatMap(step -> Stream.of(step.effects(), step.undo())),
                            Stream.of(workflow.done(), workflow.failed())))));
    return causes;
  }

  private static Set<Address> caused(Stream<Effects> all) {
    var caused = new LinkedHashSet<Address>();
    all.forEach(
        effects -> {
          effects.emits().forEach(event -> caused.add(Address.of("events", event)));
          var starts = effects.starts();
          if (starts != null) {
            caused.add(Address.of("workflows", starts));
          }
        });
    return caused;
  }

  /// The shortest way from `start` back to it, `start` first; empty where there is none.
  private static List<Address> circle(Address start, Map<Address, Set<Address>> causes) {
    var before = new LinkedHashMap<Address, Address>();
    var queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      var here = queue.remove();
      for (var next : causes.getOrDefault(here, Set.of())) {
        if (next.equals(start)) {
          var way = new ArrayDeque<Address>();
          for (var step = here; step != null; step = step.equals(start) ? null : before.get(step)) {
            way.addFirst(step);
          }
          return List.copyOf(way);
        }
        if (before.putIfAbsent(next, here) == null) {
          queue.add(next);
        }
      }
    }
    return List.of();
  }
}
