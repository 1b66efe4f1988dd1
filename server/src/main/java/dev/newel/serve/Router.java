package dev.newel.serve;

import dev.newel.serve.input.Percent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds what answers at a path: a tree of segments in which a literal segment wins over a
/// `{name}`.
///
/// @param <T> what answers
final class Router<T> {
  private final Node<T> root = new Node<>();

  /// What was found.
  ///
  /// @param byMethod everything that answers at the path, by method
  /// @param values of the path's `{names}`, decoded, in order; names may differ by method, so the
  ///     values come by place
  record Match<T>(SortedMap<String, T> byMethod, List<String> values) {}

  private static final class Node<T> {
    private final Map<String, Node<T>> literal = new HashMap<>();
    private @Nullable Node<T> any;
    private final SortedMap<String, T> methods = new TreeMap<>();
  }

  /// @param path with `{names}`
  void add(String method, String path, T target) {
    var node = root;
    for (var segment : segments(path)) {
      if (segment.startsWith("{")) {
        if (node.any == null) {
          node.any = new Node<>();
        }
        node = node.any;
      } else {
        node = node.literal.computeIfAbsent(segment, unseen -> new Node<>());
      }
    }
    node.methods.put(method, target);
  }

  /// The match of a raw path; null where nothing answers there, or the path is not well encoded.
  @Nullable Match<T> match(String path) {
    if (!path.startsWith("/")) {
      return null;
    }
    var decoded = new ArrayList<String>();
    for (var segment : segments(path)) {
      try {
        // `+` is itself in a path; the JDK's decoder is one for forms.
        decoded.add(Percent.ofPath(segment));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return match(root, decoded, 0, new ArrayList<>());
  }

  private static <T> @Nullable Match<T> match(
      Node<T> node, List<String> segments, int at, List<String> values) {
    if (at == segments.size()) {
      return node.methods.isEmpty()
          ? null
          : new Match<>(Collections.unmodifiableSortedMap(node.methods), List.copyOf(values));
    }
    var literal = node.literal.get(segments.get(at));
    if (literal != null) {
      var found = match(literal, segments, at + 1, values);
      if (found != null) {
        return found;
      }
    }
    if (node.any == null || segments.get(at).isEmpty()) {
      return null;
    }
    values.add(segments.get(at));
    var found = match(node.any, segments, at + 1, values);
    values.removeLast();
    return found;
  }

  private static List<String> segments(String path) {
    var rest = path.startsWith("/") ? path.substring(1) : path;
    return rest.isEmpty() ? List.of() : List.of(rest.split("/", -1));
  }

  /// The names in a path with the values found for them.
  static Map<String, String> named(String path, List<String> values) {
    var named = new LinkedHashMap<String, String>();
    var at = 0;
    for (var segment : segments(path)) {
      if (segment.startsWith("{")) {
        named.put(segment.substring(1, segment.length() - 1), values.get(at++));
      }
    }
    return named;
  }
}
