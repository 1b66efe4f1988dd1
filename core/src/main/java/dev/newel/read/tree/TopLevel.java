package dev.newel.read.tree;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Looks for names at the top level of a file without parsing it: those of a JSON object outside of
/// inner braces, or those of YAML at the beginning of a line.
public final class TopLevel {
  private TopLevel() {}

  /// Whether one of `names`, which are ASCII, stands at the top level.
  public static boolean names(byte[] bytes, Set<String> names) {
    var at = 0;
    while (at < bytes.length
        && (bytes[at] <= ' ' || (bytes[at] & 0xFF) >= 0x80)
        && bytes[at] != 0) {
      at++;
    }
    if (at < bytes.length && bytes[at] == '{') {
      return inJson(bytes, at, names);
    }
    return inYaml(bytes, names);
  }

  private static boolean inJson(byte[] bytes, int from, Set<String> names) {
    var depth = 0;
    for (var i = from; i < bytes.length; i++) {
      switch (bytes[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          var end = endOfText(bytes, i + 1);
          if (depth == 1 && isOne(bytes, i + 1, end, names) && colonFollows(bytes, end + 1)) {
            return true;
          }
          i = end;
        }
        default -> {
          // YAML in braces needs no quotes.
          if (depth == 1 && startsWithOne(bytes, i, names)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static int endOfText(byte[] bytes, int from) {
    var at = from;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  private static boolean isOne(byte[] bytes, int start, int end, Set<String> names) {
    return end <= bytes.length
        && end - start < 20
        && names.contains(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
  }

  private static boolean colonFollows(byte[] bytes, int from) {
    var at = from;
    while (at < bytes.length && bytes[at] <= ' ') {
      at++;
    }
    return at < bytes.length && bytes[at] == ':';
  }

  private static boolean inYaml(byte[] bytes, Set<String> names) {
    var start = 0;
    for (var i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
        if (startsWithOne(bytes, start, names)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean startsWithOne(byte[] bytes, int start, Set<String> names) {
    var from = start;
    if (start == 0 && bytes.length > 3 && (bytes[0] & 0xFF) == 0xEF) {
      from = 3;
    }
    var quoted = from < bytes.length && (bytes[from] == '"' || bytes[from] == '\'');
    from += quoted ? 1 : 0;
    for (var name : names) {
      var end = from + name.length();
      if (end < bytes.length
          && bytes[from] == name.charAt(0)
          && isOne(bytes, from, end, names)
          && colonFollows(bytes, end + (quoted ? 1 : 0))) {
        return true;
      }
    }
    return false;
  }
}
