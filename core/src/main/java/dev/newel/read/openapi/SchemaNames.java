package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.NamedSchema;
import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Gives every schema that is referred to a name of its own, and has each read once, after the one
/// that refers to it: so schemas may hold themselves, and a chain of them may be long.
final class SchemaNames {
  private record Entry(String name, Node node, boolean component, Span place) {}

  private final IdentityHashMap<Node, Entry> entries = new IdentityHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final Map<String, NamedSchema> read = new LinkedHashMap<>();

  /// Takes a schema that the description itself names.
  void component(String name, Node node, Span place) {
    if (!entries.containsKey(node)) {
      var entry = new Entry(unused(name), node, true, place);
      entries.put(node, entry);
      waiting.add(entry);
    }
  }

  /// The name of what a reference leads to.
  String of(Refs.Target target) {
    var known = entries.get(target.node());
    if (known == null) {
      known = new Entry(unused(target.name()), target.node(), false, target.node().span());
      entries.put(target.node(), known);
      waiting.add(known);
    }
    return known.name();
  }

  /// A name for what is not there, so that no other schema is taken for it.
  String nowhere(String written) {
    return "?" + written;
  }

  /// Reads what waits, and what that refers to.
  Map<String, NamedSchema> readAll(Function<Node, Schema> reader) {
    for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      var schema = reader.apply(entry.node());
      read.put(
          entry.name(), new NamedSchema(entry.name(), schema, entry.component(), entry.place()));
    }
    return read;
  }

  private String unused(String wished) {
    var name = wished;
    for (var number = 2; !names.add(name); number++) {
      name = wished + number;
    }
    return name;
  }
}
