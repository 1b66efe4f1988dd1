package dev.newel.publish.site;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a schema bounds a value to, in words.
final class SchemaBounds {
  private final JsonNode schema;
  private final List<String> bounds = new ArrayList<>();

  private SchemaBounds(JsonNode schema) {
    this.schema = schema;
  }

  /// One text for each kind of bound.
  static List<String> of(JsonNode schema) {
    var found = new SchemaBounds(schema);
    found.say("format");
    found.span("minLength", "maxLength", " characters");
    found.span("minimum", "maximum", "");
    found.beyond("exclusiveMinimum", "more than ");
    found.beyond("exclusiveMaximum", "less than ");
    found.beyond("multipleOf", "a multiple of ");
    found.span("minItems", "maxItems", " items");
    found.span("minProperties", "maxProperties", " names");
    if (schema.path("uniqueItems").asBoolean(false)) {
      found.bounds.add("no item twice");
    }
    found.beyond("pattern", "the pattern ");
    found.words();
    found.beyond("const", "always ");
    found.beyond("default", "by default ");
    if (schema.path("readOnly").asBoolean(false)) {
      found.bounds.add("only in answers");
    }
    if (schema.path("writeOnly").asBoolean(false)) {
      found.bounds.add("only in requests");
    }
    return found.bounds;
  }

  private void say(String word) {
    var value = value(word);
    if (value != null) {
      bounds.add(value);
    }
  }

  private void span(String least, String most, String unit) {
    var low = value(least);
    var high = value(most);
    if (low != null && high != null) {
      bounds.add((low.equals(high) ? low : low + " to " + high) + unit);
    } else if (low != null) {
      bounds.add("at least " + low + unit);
    } else if (high != null) {
      bounds.add("at most " + high + unit);
    }
  }

  private void beyond(String word, String before) {
    var value = value(word);
    if (value != null) {
      bounds.add(before + "`" + value + "`");
    }
  }

  private void words() {
    var words = new ArrayList<String>();
    schema.path("enum").forEach(each -> words.add("`" + shown(each) + "`"));
    if (!words.isEmpty()) {
      bounds.add("one of " + String.join(", ", words));
    }
  }

  private @Nullable String value(String word) {
    var value = schema.path(word);
    return value.isMissingNode() ? null : shown(value);
  }

  private static String shown(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
