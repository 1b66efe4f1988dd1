package dev.newel.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names in the letter case of the language, out of names in any.
final class Names {
  private static final Pattern BREAK =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private Names() {}

  /// The words of a name in lower case: `user_id`, `userId` and `User ID` have the same.
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    for (var word : BREAK.split(ascii(name), -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /// Letters without their accents; what has no plain letter is left out.
  private static String ascii(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
        .replaceAll("[^\\p{ASCII}]", "");
  }

  /// What two names of one thing have in common: its words, the last in the singular.
  static String key(String name) {
    return String.join(" ", singular(words(name)));
  }

  /// An entity's name: `order_lines` gives `OrderLine`; empty where there is no letter.
  static String entity(String name) {
    return camel(singular(words(name)), true);
  }

  /// A field's name: `created_at` gives `createdAt`; empty where there is no letter.
  static String field(String name) {
    return camel(words(name), false);
  }

  /// The name of an entity's resource: `OrderLine` gives `orderLines`.
  static String resource(String entity) {
    var words = new ArrayList<>(words(entity));
    if (!words.isEmpty()) {
      words.set(words.size() - 1, plural(words.getLast()));
    }
    return camel(words, false);
  }

  /// Whether the last word is in the plural, as far as its end says so.
  static boolean isPlural(String name) {
    var words = words(name);
    return !words.equals(singular(words));
  }

  /// A short name in lower case with `-`: `Order service` gives `order-service`.
  static String kebab(String name) {
    return String.join("-", words(name)).replaceAll("^[0-9-]+", "");
  }

  private static String camel(List<String> words, boolean upper) {
    var name = new StringBuilder();
    for (var word : words) {
      var first = name.isEmpty() && !upper;
      name.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    var text = name.toString().replaceAll("^[0-9]+", "");
    if (text.isEmpty()) {
      return "";
    }
    var head = text.substring(0, 1);
    return (upper ? head.toUpperCase(Locale.ROOT) : head.toLowerCase(Locale.ROOT))
        + text.substring(1);
  }

  private static List<String> singular(List<String> words) {
    if (words.isEmpty()) {
      return words;
    }
    var last = words.getLast();
    var single =
        last.endsWith("ies") && last.length() > 4
            ? last.substring(0, last.length() - 3) + "y"
            : last.matches(".*(?:ss|x|z|ch|sh)es")
                ? last.substring(0, last.length() - 2)
                : last.matches(".*[^su]s") && !last.endsWith("is") && last.length() > 3
                    ? last.substring(0, last.length() - 1)
                    : last;
    var all = new ArrayList<>(words);
    all.set(words.size() - 1, single);
    return all;
  }

  private static String plural(String word) {
    if (word.matches(".*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.matches(".*(?:s|x|z|ch|sh)") ? word + "es" : word + "s";
  }
}
