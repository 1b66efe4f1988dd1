package dev.newel.publish.document.sections.interfaces;

import dev.newel.language.Setting;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import java.util.ArrayList;
import java.util.List;

/// The settings as a file that a developer copies: a comment and a placeholder for each, and never
/// a secret.
final class Environment {
  static final Section SECTION = Section.of("env-example", Environment::render);

  private static final int WIDTH = 96;

  private Environment() {}

  private static List<Block> render(Place place) {
    var settings = place.subject().design().prose().settings();
    if (settings.isEmpty()) {
      return Unknown.absent(place, "the design has no settings");
    }
    var lines = new ArrayList<String>();
    lines.add("# Copy to .env and fill in. Secrets never go into version control.");
    settings.forEach(
        (name, setting) -> {
          lines.add("");
          comment(setting).forEach(line -> lines.add("# " + line));
          lines.add(name + "=" + value(setting));
        });
    return List.of(
        new Block.Paragraph("The values are placeholders; no secret stands here."),
        new Block.Fence("dotenv", String.join("\n", lines)));
  }

  private static List<String> comment(Setting setting) {
    var text = new StringBuilder(setting.doc() == null ? "" : setting.doc().strip());
    var facts = new ArrayList<String>();
    facts.add(setting.type() == null ? "string" : setting.type().toString());
    facts.add(Boolean.TRUE.equals(setting.required()) ? "required" : "optional");
    if (Boolean.TRUE.equals(setting.secret())) {
      facts.add("secret");
    }
    if (setting.initial() != null) {
      facts.add("default " + setting.initial());
    }
    text.append(text.isEmpty() ? "" : " ").append('(').append(String.join(", ", facts)).append(')');
    setting
        .in()
        .forEach(
            (environment, value) ->
                text.append(" In ")
                    .append(environment)
                    .append(": ")
                    .append(Boolean.TRUE.equals(setting.secret()) ? "of its own" : value)
                    .append('.'));
    return wrapped(text.toString());
  }

  private static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// What stands behind the sign: an example or the default where they can be shown.
  private static String value(Setting setting) {
    if (Boolean.TRUE.equals(setting.secret())) {
      return "replace-me";
    }
    var value = setting.example() == null ? setting.initial() : setting.example();
    return value == null ? "" : value.matches("[^\\s#\"'$`\\\\]*") ? value : quoted(value);
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
