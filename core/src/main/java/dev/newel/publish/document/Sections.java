package dev.newel.publish.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The sections that profiles may name.
public final class Sections {
  private final Map<String, Section> byName = new LinkedHashMap<>();

  /// @param sections each with a name of its own
  public Sections(Collection<? extends Section> sections) {
    for (var section : sections) {
      if (byName.put(section.name(), section) != null) {
        throw new IllegalArgumentException("two sections are called " + section.name());
      }
    }
  }

  /// The names of all, sorted.
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /// The section of that name.
  Section named(String name) {
    var section = byName.get(name);
    if (section == null) {
      throw new IllegalArgumentException("no section `" + name + "`; expected one of " + names());
    }
    return section;
  }

  /// All of them, in their order.
  public List<Section> all() {
    return List.copyOf(byName.values());
  }
}
