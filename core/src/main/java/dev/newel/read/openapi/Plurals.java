package dev.newel.read.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Plurals of English, as paths use them.
final class Plurals {
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "people",
          "person",
          "children",
          "child",
          "men",
          "man",
          "women",
          "woman",
          "data",
          "data",
          "media",
          "media",
          "indices",
          "index",
          "criteria",
          "criterion",
          "analyses",
          "analysis",
          "statuses",
          "status");
  private static final Set<String> SINGULAR_IN_S =
      Set.of("status", "address", "news", "series", "access", "process", "progress", "basis");

  private Plurals() {}

  /// The singular of the last word of a name; the name itself where it is no plural.
  static String singular(String name) {
    var start = lastWord(name);
    var word = name.substring(start);
    var known = IRREGULAR.get(word.toLowerCase(Locale.ROOT));
    if (known != null) {
      return name.substring(0, start)
          + (Character.isUpperCase(word.charAt(0))
              ? Character.toUpperCase(known.charAt(0)) + known.substring(1)
              : known);
    }
    return isPlural(name) ? name.substring(0, start) + withoutS(word) : name;
  }

  static boolean isPlural(String name) {
    var word = name.substring(lastWord(name)).toLowerCase(Locale.ROOT);
    return IRREGULAR.containsKey(word)
        || (word.length() > 2
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is")
            && !SINGULAR_IN_S.contains(word));
  }

  private static String withoutS(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.matches(".*(ss|sh|ch|x|z)es")) {
      return word.substring(0, word.length() - 2);
    }
    return word.substring(0, word.length() - 1);
  }

  /// Where the last word of `order_lines`, `order-lines` or `orderLines` begins.
  private static int lastWord(String name) {
    for (var i = name.length() - 1; i > 0; i--) {
      var unit = name.charAt(i);
      if (unit == '-' || unit == '_' || unit == '.') {
        return Math.min(i + 1, name.length() - 1);
      }
      if (Character.isUpperCase(unit) && Character.isLowerCase(name.charAt(i - 1))) {
        return i;
      }
    }
    return 0;
  }
}
