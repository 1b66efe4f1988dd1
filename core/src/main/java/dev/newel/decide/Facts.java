package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts that are known, by name.
public record Facts(Map<String, Known> byName) {
  public Facts {
    byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /// What is known of a fact; null where nothing is.
  public @Nullable Known of(Fact fact) {
    return byName.get(fact.name());
  }

  /// The same facts and these; of two for one fact the later one counts.
  public Facts and(Iterable<Known> more) {
    var all = new LinkedHashMap<>(byName);
    more.forEach(known -> all.put(known.fact().name(), known));
    return new Facts(all);
  }

  /// The same facts with another value of one.
  Facts with(Fact fact, String value) {
    return and(java.util.List.of(new Known(fact, value, "supposed", null)));
  }
}
