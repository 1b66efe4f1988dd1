package dev.newel.read.openapi;

import dev.newel.language.Json;
import dev.newel.read.tree.Node;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Values of a description as JSON.
final class Values {
  /// A number with a longer exponent, or more digits, stays the text that it is written as.
  private static final int LONGEST_NUMBER = 400;

  private static final int LARGEST_SCALE = 10_000;

  private Values() {}

  static Json json(Node node) {
    return switch (node.kind()) {
      case NULL -> Json.Null.NULL;
      case BOOLEAN -> new Json.Bool(node.text().equals("true"));
      case TEXT -> new Json.Text(node.text());
      case NUMBER -> {
        var number = number(node.text());
        yield number == null ? new Json.Text(node.text()) : new Json.Number(number);
      }
      case SEQUENCE -> new Json.Array(node.values().stream().map(Values::json).toList());
      case MAPPING -> {
        var members = new LinkedHashMap<String, Json>();
        for (var i = 0; i < node.size(); i++) {
          members.put(node.name(i), json(node.value(i)));
        }
        yield new Json.Object(members);
      }
    };
  }

  /// The number that a text is; null where it is none, or one that no computer reckons with.
  static @Nullable BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > LARGEST_SCALE ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
