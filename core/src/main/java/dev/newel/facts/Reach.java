package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.language.Dependency;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which dependencies a system calls. One that offers nothing, and of which nothing is known but
/// that its events come in, calls us and is never called.
public final class Reach {
  private Reach() {}

  /// Those that are called, in the order of the design.
  ///
  /// @param of dependencies of the design by their names
  public static Map<String, Dependency> called(Design design, Map<String, Dependency> of) {
    var called = new LinkedHashMap<>(of);
    called
        .entrySet()
        .removeIf(entry -> onlySends(design.events(), entry.getKey(), entry.getValue()));
    return called;
  }

  /// Whether a dependency only sends events.
  ///
  /// @param events those that come in and go out
  /// @param name what the design calls it
  public static boolean onlySends(Map<String, Event> events, String name, Dependency dependency) {
    return isMute(dependency)
        && events.values().stream().anyMatch(event -> name.equals(event.source()))
        && events.values().stream().noneMatch(event -> isTold(event, name));
  }

  /// Whether the design says nothing of a call: what is called, or how such a call is bounded.
  private static boolean isMute(Dependency dependency) {
    var kind = dependency.kind();
    return dependency.offers().isEmpty()
        && (kind == null || kind == Dependency.Kind.SERVICE || kind == Dependency.Kind.OTHER)
        && dependency.timeout() == null
        && dependency.connect() == null
        && dependency.retry() == null
        && dependency.breaker() == null
        && dependency.bulkhead() == null;
  }

  private static boolean isTold(Event event, String name) {
    return event.to().stream().anyMatch(to -> to.split("[.]", 2)[0].equals(name));
  }
}
