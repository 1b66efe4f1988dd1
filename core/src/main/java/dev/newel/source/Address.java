package dev.newel.source;

import java.util.ArrayList;
import java.util.List;

/// Names one place in a design, whatever file it came from: `resources/products/list/page/max`.
///
/// Findings, waivers, baselines, diffs and `explain` all key on it. A `/` or `~` inside a name is
/// escaped as in a JSON Pointer (RFC 6901, section 3): `~1` and `~0`. An item of a list is named by
/// its index from 0.
public record Address(String path) implements Comparable<Address> {
  /// The whole design.
  public static final Address ROOT = new Address("");

  /// The address whose names are `names`, outermost first.
  public static Address of(String... names) {
    var address = ROOT;
    for (var name : names) {
      address = address.at(name);
    }
    return address;
  }

  /// The place called `name` inside this one.
  public Address at(String name) {
    var escaped = name.replace("~", "~0").replace("/", "~1");
    return new Address(path.isEmpty() ? escaped : path + "/" + escaped);
  }

  /// The item `index` (from 0) of the list at this address.
  public Address at(int index) {
    return at(Integer.toString(index));
  }

  /// The place that holds this one; the root holds itself.
  public Address parent() {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? ROOT : new Address(path.substring(0, slash));
  }

  /// The last name, unescaped; empty for the root.
  public String name() {
    return unescape(path.substring(path.lastIndexOf('/') + 1));
  }

  /// All names from the outermost on, unescaped.
  public List<String> names() {
    if (isRoot()) {
      return List.of();
    }
    var names = new ArrayList<String>();
    for (var name : path.split("/", -1)) {
      names.add(unescape(name));
    }
    return List.copyOf(names);
  }

  public boolean isRoot() {
    return path.isEmpty();
  }

  /// Whether this place is `other` or lies inside it.
  public boolean isWithin(Address other) {
    return other.isRoot() || path.equals(other.path) || path.startsWith(other.path + "/");
  }

  @Override
  public int compareTo(Address other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }

  private static String unescape(String name) {
    return name.replace("~1", "/").replace("~0", "~");
  }
}
