package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.trace.Decision;
import dev.newel.source.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which decisions govern a place: those that it rests on by name, and those whose words name it or
/// what it belongs to.
final class Governing {
  private final Design design;
  private final Collection<Decision> decisions;
  private final Map<String, String> found = new LinkedHashMap<>();

  private Governing(Design design, Collection<Decision> decisions) {
    this.design = design;
    this.decisions = decisions;
  }

  /// The lines of the decisions that govern `place`: `ADR-002: Use PostgreSQL (the stack: store)`.
  static Collection<String> of(Address place, Design design, Collection<Decision> decisions) {
    var governing = new Governing(design, decisions);
    governing.place(place);
    return governing.found.values();
  }

  /// The same for an operation.
  static Collection<String> of(Operation operation, Design design, Collection<Decision> decisions) {
    var governing = new Governing(design, decisions);
    governing.operation(operation);
    return governing.found.values();
  }

  private void place(Address place) {
    var names = place.names();
    var first = names.isEmpty() ? "" : names.getFirst();
    var second = names.size() < 2 ? "" : names.get(1);
    switch (first) {
      case "stack" -> layers(second);
      case "storage" -> layers("store");
      case "deployment" -> deployment();
      case "entities" -> entity(second);
      default -> {}
    }
    var words = new LinkedHashSet<String>();
    words.add(place.path());
    if (!second.isEmpty()) {
      words.add(second);
    }
    named(words, "names it");
  }

  private void operation(Operation operation) {
    var entity = operation.target().entity();
    var names = new LinkedHashSet<String>();
    names.add(operation.id());
    names.add(operation.address().path());
    var at = operation.address().names();
    if (at.size() > 1 && at.getFirst().equals("resources")) {
      names.add(at.get(1));
    }
    named(names, "names it");
    if (entity != null) {
      entity(entity);
    }
    if (operation.cache() != null) {
      layers("cache");
    }
  }

  private void entity(String name) {
    named(Set.of(name), "names entity `%s`".formatted(name));
    design
        .prose()
        .components()
        .forEach(
            (component, one) -> {
              if (one.owns().contains(name)) {
                named(Set.of(component), "names component `%s`".formatted(component));
              }
            });
    layers("store");
  }

  /// The choice of a layer; every choice where no layer is named.
  private void layers(String layer) {
    design
        .prose()
        .stack()
        .forEach(
            (name, choice) -> {
              if (layer.isEmpty() || layer.equals(name)) {
                rests(choice.decision(), "`stack/%s` rests on it".formatted(name));
              }
            });
  }

  private void deployment() {
    var deployment = design.prose().deployment();
    rests(deployment == null ? null : deployment.decision(), "`deployment` rests on it");
  }

  private void rests(@Nullable String reference, String why) {
    for (var decision : decisions) {
      if (reference != null && decision.isCalled(reference)) {
        add(decision, why);
      }
    }
  }

  /// Plain words name much by accident; a name counts in code letters, or as a whole path.
  private void named(Set<String> names, String why) {
    for (var decision : decisions) {
      var text =
          String.join(
              "\n",
              decision.title(),
              decision.context(),
              decision.outcome(),
              decision.consequences().toString());
      for (var name : names) {
        var path = name.contains("/") || name.contains(".");
        var word = path ? "(?<![\\w/.])" + Pattern.quote(name) + "(?![\\w/])" : "`" + name + "`";
        if (path ? Pattern.compile(word).matcher(text).find() : text.contains(word)) {
          add(decision, why);
        }
      }
    }
  }

  private void add(Decision decision, String why) {
    found.putIfAbsent(decision.id(), "%s: %s (%s)".formatted(decision.id(), decision.title(), why));
  }
}
