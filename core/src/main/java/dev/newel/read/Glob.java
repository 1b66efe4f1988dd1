package dev.newel.read;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Paths and patterns of `include`: `*` and `?` stay within one part of a path, `**` is any number
/// of parts. Matching takes time in proportion to the pattern times the path, whatever the pattern
/// is.
final class Glob {
  private Glob() {}

  /// `written` as seen from the file `from`, as a path of the tree; null where it leads out of it.
  static @Nullable String resolve(String from, String written) {
    var parts = new ArrayDeque<String>();
    var slash = from.lastIndexOf('/');
    for (var part : (from.substring(0, slash + 1) + written).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return null;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  static boolean isPattern(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  static boolean matches(String pattern, String path) {
    var parts = List.of(path.split("/", -1));
    // reached[i]: the pattern so far matches the first i parts.
    var reached = new boolean[parts.size() + 1];
    reached[0] = true;
    for (var piece : pattern.split("/", -1)) {
      var next = new boolean[reached.length];
      for (var i = 0; i < reached.length; i++) {
        next[i] =
            piece.equals("**")
                ? reached[i] || (i > 0 && next[i - 1])
                : i > 0 && reached[i - 1] && matchesPart(piece, parts.get(i - 1));
      }
      reached = next;
    }
    return reached[parts.size()];
  }

  private static boolean matchesPart(String pattern, String part) {
    var reached = new boolean[part.length() + 1];
    reached[0] = true;
    for (var p = 0; p < pattern.length(); p++) {
      var next = new boolean[reached.length];
      for (var i = 0; i < reached.length; i++) {
        next[i] =
            switch (pattern.charAt(p)) {
              case '*' -> reached[i] || (i > 0 && next[i - 1]);
              case '?' -> i > 0 && reached[i - 1];
              default -> i > 0 && reached[i - 1] && pattern.charAt(p) == part.charAt(i - 1);
            };
      }
      reached = next;
    }
    return reached[part.length()];
  }
}
