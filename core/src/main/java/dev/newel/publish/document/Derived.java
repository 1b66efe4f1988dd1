package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.facts.tables.Tables;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A design with what its documents derive from the whole of it, such as its tables: each thing is
/// worked out when a section first asks, and once for all documents of a request. For one thread.
public final class Derived {
  private final Design design;
  private final Map<Class<?>, Object> things = new HashMap<>();

  /// Nothing is derived yet.
  public Derived(Design design) {
    this.design = design;
  }

  Design design() {
    return design;
  }

  /// The tables of all its entities.
  public Tables tables() {
    return get(Tables.class, Tables::of);
  }

  /// The only thing of its type, the same for whoever asks.
  ///
  /// @param make derives it from the design; a pure function, and the same one for each type
  public <T> T get(Class<T> type, Function<Design, T> make) {
    var known = things.get(type);
    if (known == null) {
      // Not computeIfAbsent: a thing may be derived from others of these.
      known = make.apply(design);
      things.put(type, known);
    }
    return type.cast(known);
  }
}
