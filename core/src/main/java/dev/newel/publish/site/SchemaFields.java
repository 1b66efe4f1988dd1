package dev.newel.publish.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What a schema of an OpenAPI description asks of each field of a body, in the order of the
/// schema.
///
/// It tells JSON Schema as our emitter writes it; a word that it does not know is left to the
/// description itself, which stands beside.
public final class SchemaFields {
  private static final String REFERENCE = "$ref";
  /// A body that nests deeper is told to here.
  private static final int DEEPEST = 6;

  private final JsonNode root;
  private final List<Field> fields = new ArrayList<>();
  private final Deque<String> above = new ArrayDeque<>();

  /// A field.
  ///
  /// @param path names with `.` between them, `[]` for what is in a list, `*` for any name; empty
  ///     for the body itself
  /// @param type in words
  /// @param bounds in words; empty where there are none
  /// @param description empty where there is none
  public record Field(
      String path, String type, boolean required, List<String> bounds, String description) {
    public Field {
      bounds = List.copyOf(bounds);
    }
  }

  private SchemaFields(JsonNode root) {
    this.root = root;
  }

  /// The fields of a schema; that of a body which is no object has an empty path.
  ///
  /// @param root the description, for references
  static List<Field> of(JsonNode root, JsonNode schema) {
    var found = new SchemaFields(root);
    found.add("", schema, true, 0);
    return List.copyOf(found.fields);
  }

  private void add(String path, JsonNode written, boolean required, int depth) {
    var reference = written.path(REFERENCE).asString("");
    var schema = resolved(written);
    var isObject = !schema.path("properties").isEmpty();
    if (!path.isEmpty() || !isObject) {
      var description =
          written.path("description").asString(schema.path("description").asString(""));
      fields.add(new Field(path, type(schema), required, SchemaBounds.of(schema), description));
    }
    if (depth >= DEEPEST || (!reference.isEmpty() && above.contains(reference))) {
      return;
    }
    above.push(reference);
    within(path, schema, depth + 1);
    above.pop();
  }

  private void within(String path, JsonNode schema, int depth) {
    var needed =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    schema
        .path("properties")
        .forEachEntry(
            (name, value) ->
                add(
                    path.isEmpty() ? name : path + "." + name,
                    value,
                    needed.contains(name),
                    depth));
    var others = schema.path("additionalProperties");
    if (others.isObject()) {
      add(path.isEmpty() ? "*" : path + ".*", others, false, depth);
    }
    var items = schema.path("items");
    if (items.isObject() && isNested(resolved(items))) {
      within(path + "[]", resolved(items), depth);
    }
    for (var word : List.of("allOf", "oneOf", "anyOf")) {
      schema.path(word).forEach(each -> alternative(path, each, depth));
    }
  }

  private void alternative(String path, JsonNode written, int depth) {
    var reference = written.path(REFERENCE).asString("");
    if (depth < DEEPEST && (reference.isEmpty() || !above.contains(reference))) {
      above.push(reference);
      within(path, resolved(written), depth + 1);
      above.pop();
    }
  }

  private static boolean isNested(JsonNode schema) {
    return !schema.path("properties").isEmpty() || schema.path("items").isObject();
  }

  private String type(JsonNode schema) {
    var types = new ArrayList<String>();
    if (schema.path("type").isArray()) {
      schema.path("type").forEach(each -> types.add(each.asString()));
    } else if (schema.path("type").isString()) {
      types.add(schema.path("type").asString());
    } else {
      for (var word : List.of("oneOf", "anyOf", "allOf")) {
        schema.path(word).forEach(each -> types.add(type(resolved(each))));
      }
    }
    return types.isEmpty()
        ? schema.path("properties").isEmpty() ? "any value" : "object"
        : types.stream()
            .map(each -> each.equals("array") ? listed(schema) : each)
            .distinct()
            .collect(Collectors.joining(" or "));
  }

  private String listed(JsonNode schema) {
    var items = schema.path("items");
    return items.isObject() ? "array of " + type(resolved(items)) : "array";
  }

  /// What a reference points at; ours are all within the document.
  private JsonNode resolved(JsonNode node) {
    return resolved(root, node);
  }

  static JsonNode resolved(JsonNode root, JsonNode node) {
    var reference = node.path(REFERENCE).asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }
}
