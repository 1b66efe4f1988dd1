package dev.newel.gate;

import dev.newel.language.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The members of the body of errors, as its template says them: `error.details[].field`.
final class ErrorMembers {
  /// What an error fills in where its template has a name alone.
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  private ErrorMembers() {}

  /// The word for the type of each member that errors fill in, by its path.
  static Map<String, String> of(Json template) {
    var members = new LinkedHashMap<String, String>();
    collect("", template, members);
    return members;
  }

  private static void collect(String at, Json template, Map<String, String> members) {
    switch (template) {
      case Json.Object(var inner) ->
          inner.forEach(
              (name, value) -> collect(at.isEmpty() ? name : at + "." + name, value, members));
      case Json.Array(var items) -> items.forEach(item -> collect(at + "[]", item, members));
      case Json.Text(var text) -> {
        var hole = HOLE.matcher(text);
        if (hole.matches()) {
          members.put(at, type(hole.group(1)));
        } else if (hole.reset().find()) {
          members.put(at, "string");
        }
      }
      default -> {}
    }
  }

  private static String type(String hole) {
    return switch (hole) {
      case "status" -> "int";
      case "now" -> "timestamp";
      default -> "string";
    };
  }
}
