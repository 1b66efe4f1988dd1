package dev.newel.read.elaborate;

import dev.newel.source.Address;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The fields that are written and could not be read or resolved. Each has a finding; what only
/// follows from its absence has none.
final class UnreadFields {
  private static final Set<String> OWNERS = Set.of("entities", "values");

  private final Set<String> names = new HashSet<>();
  private final Set<String> owners = new HashSet<>();

  UnreadFields(Collection<Address> unread) {
    unread.forEach(this::add);
  }

  /// Notes the place of an error, which may lie in a field: `entities/Pet/fields/name/type`, or
  /// `entities/Pet/name` as written.
  void add(Address at) {
    var path = at.names();
    if (path.size() < 3 || !OWNERS.contains(path.getFirst())) {
      return;
    }
    var name = path.get(2).equals("fields") && path.size() > 3 ? path.get(3) : path.get(2);
    names.add(name.endsWith("?") ? name.substring(0, name.length() - 1) : name);
    owners.add(path.get(1));
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /// Whether one of them is a field of the entity or value `owner`.
  boolean isIn(String owner) {
    return owners.contains(owner);
  }
}
