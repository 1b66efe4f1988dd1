package dev.newel.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// Writes the first design of a system: small, valid, and honest about what nobody has decided yet.
///
/// @param name the system's short name
/// @param title its name in documents
/// @param purpose what it does for whom, one sentence
/// @param entity the first thing that it keeps, in UpperCamel
/// @param plural the word for many of them, in lower case
record Starter(String name, String title, String purpose, String entity, String plural) {
  /// The answers that `--yes` gives.
  static final Starter DEFAULT =
      new Starter("example", "Example", "Says what it keeps and for whom.", "Item", "items");

  /// The design as YAML.
  String design() {
    try (var template = Starter.class.getResourceAsStream("/init/design.yaml")) {
      var text =
          new String(
              Objects.requireNonNull(template, "no template").readAllBytes(),
              StandardCharsets.UTF_8);
      return text.replace("@name@", name)
          .replace("@title@", quoted(title))
          .replace("@entity@", entity)
          .replace("@plural@", plural)
          .replace("@purpose@", quoted(purpose));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text as it may stand after `key: ` in a block mapping.
  private static String quoted(String text) {
    var plain =
        text.matches("[A-Za-z][A-Za-z0-9 ,.'()-]*")
            && !text.matches("(?i)(true|false|null|yes|no|on|off)");
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// A short name out of any text: lower case, digits and `-`.
  static String nameOf(String text) {
    var name =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? DEFAULT.name() : name;
  }

  /// An entity's name out of any text: UpperCamel.
  static String entityOf(String text) {
    var camel = new StringBuilder();
    for (var word : text.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ")) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    var named = camel.toString().replaceAll("^[0-9]+", "");
    return named.isEmpty() || named.equals("User") ? DEFAULT.entity() : named;
  }

  /// A resource's name out of any text: lowerCamel.
  static String pluralOf(String text) {
    var camel = entityOf(text);
    return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }
}
