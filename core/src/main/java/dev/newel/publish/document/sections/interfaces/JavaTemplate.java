package dev.newel.publish.document.sections.interfaces;

import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A template of a body as a Java expression that makes its JSON.
///
/// A member whose placeholder has no value is left out, as the server leaves it out.
final class JavaTemplate {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private final Map<String, String> values;
  private final StringBuilder format = new StringBuilder();
  private final List<String> arguments = new ArrayList<>();

  private JavaTemplate(Map<String, String> values) {
    this.values = values;
  }

  /// @param values a Java expression of JSON text for each placeholder that is known
  static String of(Json template, Map<String, String> values) {
    var made = new JavaTemplate(values);
    made.write(template);
    return made.expression();
  }

  /// A Java expression of plain text in which placeholders are filled in.
  ///
  /// @param values a Java expression of plain text for each placeholder that is known; another one
  ///     becomes its own name
  static String text(String text, Map<String, String> values) {
    var made = new JavaTemplate(values);
    made.plain(text);
    return made.expression();
  }

  /// A Java string literal.
  static String literal(String text) {
    return JsonText.lines(new Json.Text(text));
  }

  private String expression() {
    if (arguments.isEmpty()) {
      return literal(format.toString().replace("%%", "%"));
    }
    return literal(format.toString())
        + "\n            .formatted("
        + String.join(", ", arguments)
        + ")";
  }

  private void write(Json template) {
    switch (template) {
      case Json.Text(var text) -> {
        var hole = HOLE.matcher(text);
        if (hole.matches()) {
          argument(hole.group(1));
        } else {
          format.append('"');
          plain(text);
          format.append('"');
        }
      }
      case Json.Object(var members) -> {
        format.append('{');
        var between = "";
        for (var member : there(members).entrySet()) {
          format.append(between).append('"');
          plain(member.getKey());
          format.append("\": ");
          write(member.getValue());
          between = ", ";
        }
        format.append('}');
      }
      case Json.Array(var items) -> {
        format.append('[');
        var between = "";
        for (var item : items) {
          format.append(between);
          write(item);
          between = ", ";
        }
        format.append(']');
      }
      default -> constant(JsonText.lines(template));
    }
  }

  private void argument(String name) {
    format.append("%s");
    arguments.add(values.getOrDefault(name, "\"null\""));
  }

  /// Text with its placeholders; in text they stand without quotation marks.
  private void plain(String text) {
    var hole = HOLE.matcher(text);
    var from = 0;
    while (hole.find()) {
      constant(text.substring(from, hole.start()));
      var value = values.get("text." + hole.group(1));
      if (value == null) {
        constant(hole.group(1));
      } else {
        format.append("%s");
        arguments.add(value);
      }
      from = hole.end();
    }
    constant(text.substring(from));
  }

  private void constant(String text) {
    format.append(text.replace("%", "%%"));
  }

  private Map<String, Json> there(Map<String, Json> members) {
    var kept = new LinkedHashMap<String, Json>();
    members.forEach(
        (name, value) -> {
          if (isThere(value)) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  private boolean isThere(Json template) {
    return switch (template) {
      case Json.Text(var text) -> {
        var hole = HOLE.matcher(text);
        yield !hole.matches() || values.containsKey(hole.group(1));
      }
      case Json.Array(var items) ->
          items.stream().noneMatch(item -> item instanceof Json.Object)
              || items.stream().allMatch(this::whole);
      default -> true;
    };
  }

  /// Whether all that an object says is known.
  private boolean whole(Json template) {
    return !(template instanceof Json.Object(var members))
        || members.values().stream().allMatch(this::isThere);
  }
}
