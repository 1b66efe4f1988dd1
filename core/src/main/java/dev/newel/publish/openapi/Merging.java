package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.publish.schema.SchemaTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Merges what a design says in OpenAPI's own words, under `openapi`, into the document that its
/// other words make: first that of `api`, then that of each operation. A merge is that of RFC
/// 7396: null takes a member away, a list replaces a list. Under `paths` the name `*` stands for
/// each path that the design has, and within it for each method. A `$ref` and an object in its
/// place replace each other.
///
/// Examples of a schema that changes go with it. Components that nothing refers to any more go,
/// those that `api` names itself stay.
final class Merging {
  private static final String EACH = "*";
  private static final String COMPONENTS = "#/components/";

  private Merging() {}

  static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> tree, OpenApi document, Design design) {
    var own = design.api().openapi();
    var operations =
        design.operations().stream().filter(operation -> operation.openapi() != null).toList();
    if (own == null && operations.isEmpty()) {
      return tree;
    }
    var merged = copy(tree);
    var given =
        own == null ? Map.<String, @Nullable Object>of() : map(SchemaTree.COMPONENTS.of(own));
    var rest = new LinkedHashMap<String, @Nullable Object>(given);
    if (rest.get("paths") instanceof Map<?, ?> paths) {
      var named = new LinkedHashMap<String, @Nullable Object>(map(paths));
      var each = named.remove(EACH);
      if (each != null) {
        each(merged, map(each));
      }
      rest.put("paths", named);
    }
    merge(merged, rest);
    operations.forEach(operation -> operation(merged, document, operation));
    prune(merged, map(given.get("components")));
    return merged;
  }

  /// Merges into each method of each path, and what is said of a method into that alone.
  private static void each(Map<String, @Nullable Object> tree, Map<String, @Nullable Object> said) {
    for (var path : map(tree.get("paths")).values()) {
      map(path)
          .forEach(
              (method, operation) -> {
                for (var name : List.of(EACH, method)) {
                  if (said.get(name) instanceof Map<?, ?> members) {
                    merge(map(operation), map(members));
                  }
                }
              });
    }
  }

  private static void operation(
      Map<String, @Nullable Object> tree, OpenApi document, Operation operation) {
    var paths = map(tree.get("paths"));
    document
        .paths()
        .forEach(
            (path, methods) ->
                methods.forEach(
                    (method, told) -> {
                      var there = map(paths.get(path)).get(method);
                      if (told.id().equals(operation.id()) && there != null) {
                        merge(map(there), map(SchemaTree.COMPONENTS.of(operation.openapi())));
                      }
                    }));
  }

  /// Merges `more` into `tree`, which changes.
  private static void merge(
      Map<String, @Nullable Object> tree, Map<String, @Nullable Object> more) {
    if (more.containsKey("schema") && !more.containsKey("examples")) {
      tree.remove("examples");
    }
    more.forEach(
        (name, value) -> {
          if (value == null) {
            tree.remove(name);
          } else if (value instanceof Map<?, ?> members) {
            var there =
                tree.get(name) instanceof Map<?, ?> inner
                        && inner.containsKey("$ref") == members.containsKey("$ref")
                    ? map(inner)
                    : new LinkedHashMap<String, @Nullable Object>();
            merge(there, map(members));
            tree.put(name, there);
          } else {
            tree.put(name, value);
          }
        });
  }

  /// Takes away components of ours to which nothing leads from the paths.
  private static void prune(
      Map<String, @Nullable Object> tree, Map<String, @Nullable Object> named) {
    var components = map(tree.get("components"));
    var reached = new HashSet<String>();
    var open = new ArrayDeque<Object>();
    tree.forEach(
        (name, value) -> {
          if (value != null && !name.equals("components")) {
            open.add(value);
          }
        });
    for (var kind : List.copyOf(named.keySet())) {
      for (var name : map(named.get(kind)).keySet()) {
        reach(COMPONENTS + kind + "/" + name, components, reached, open);
      }
    }
    while (!open.isEmpty()) {
      switch (open.remove()) {
        case Map<?, ?> map -> {
          if (map.get("$ref") instanceof String ref) {
            reach(ref, components, reached, open);
          }
          map.values().stream().filter(value -> value != null).forEach(open::add);
        }
        case List<?> list -> list.stream().filter(value -> value != null).forEach(open::add);
        default -> {}
      }
    }
    demanded(tree, reached);
    for (var kind : List.of("schemas", "responses", "headers", "securitySchemes")) {
      map(components.get(kind))
          .keySet()
          .removeIf(name -> !reached.contains(COMPONENTS + kind + "/" + name));
      if (map(components.get(kind)).isEmpty()) {
        components.remove(kind);
      }
    }
  }

  /// The schemes that some operation demands.
  private static void demanded(Map<String, @Nullable Object> tree, Set<String> reached) {
    for (var path : map(tree.get("paths")).values()) {
      for (var operation : map(path).values()) {
        if (map(operation).get("security") instanceof List<?> alternatives) {
          alternatives.forEach(
              each ->
                  map(each)
                      .keySet()
                      .forEach(name -> reached.add(COMPONENTS + "securitySchemes/" + name)));
        }
      }
    }
  }

  private static void reach(
      String ref,
      Map<String, @Nullable Object> components,
      Set<String> reached,
      ArrayDeque<Object> open) {
    if (!ref.startsWith(COMPONENTS) || !reached.add(ref)) {
      return;
    }
    var parts = ref.substring(COMPONENTS.length()).split("/", 2);
    var there = parts.length < 2 ? null : map(components.get(parts[0])).get(parts[1]);
    if (there != null) {
      open.add(there);
    }
  }

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> tree) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    tree.forEach((name, value) -> copy.put(name, copied(value)));
    return copy;
  }

  private static @Nullable Object copied(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map(map));
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>();
        list.forEach(item -> items.add(copied(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  @SuppressWarnings("unchecked") // A document has texts as names alone.
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }
}
