package dev.newel.publish.document.sections.interfaces;

import dev.newel.language.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// JSON values as readers of documents see them (RFC 8259).
final class JsonText {
  private JsonText() {}

  /// The value over several lines, two spaces a level.
  static String lines(Json json) {
    var text = new StringBuilder();
    print(json, 0, text);
    return text.toString();
  }

  /// Every value without parts by its place: `product.price`, `lines[0].quantity`.
  static Map<String, String> leaves(Json json) {
    var leaves = new LinkedHashMap<String, String>();
    collect("", json, leaves);
    return leaves;
  }

  private static void collect(String at, Json json, Map<String, String> leaves) {
    switch (json) {
      case Json.Object(var members) when !members.isEmpty() ->
          members.forEach(
              (name, value) -> collect(at.isEmpty() ? name : at + "." + name, value, leaves));
      case Json.Array(var items) when !items.isEmpty() -> {
        for (var i = 0; i < items.size(); i++) {
          collect(at + "[" + i + "]", items.get(i), leaves);
        }
      }
      default -> leaves.put(at.isEmpty() ? "the body" : at, lines(json));
    }
  }

  private static void print(Json json, int depth, StringBuilder text) {
    var inner = "\n" + "  ".repeat(depth + 1);
    var outer = "\n" + "  ".repeat(depth);
    switch (json) {
      case Json.Text(var value) -> quote(value, text);
      case Json.Number(var number) -> text.append(number.toPlainString());
      case Json.Bool(var value) -> text.append(value);
      case Json.Null none -> text.append("null");
      case Json.Array(var items) when items.isEmpty() -> text.append("[]");
      case Json.Array(var items) -> {
        text.append('[');
        var between = "";
        for (var item : items) {
          text.append(between).append(inner);
          print(item, depth + 1, text);
          between = ",";
        }
        text.append(outer).append(']');
      }
      case Json.Object(var members) when members.isEmpty() -> text.append("{}");
      case Json.Object(var members) -> {
        text.append('{');
        var between = "";
        for (var member : members.entrySet()) {
          text.append(between).append(inner);
          quote(member.getKey(), text);
          text.append(": ");
          print(member.getValue(), depth + 1, text);
          between = ",";
        }
        text.append(outer).append('}');
      }
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
