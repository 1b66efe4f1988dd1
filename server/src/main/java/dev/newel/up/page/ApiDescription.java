package dev.newel.up.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the OpenAPI description of a design says to somebody who wants to call it.
///
/// @param groups operations by the tag that they stand under
record ApiDescription(Map<String, List<Call>> groups) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  /// An operation.
  ///
  /// @param path with the base, and `{names}` in it
  /// @param body null where it takes none
  /// @param secured whether a token may be asked for
  /// @param answers descriptions by status
  record Call(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Parameter> parameters,
      @Nullable Body body,
      boolean secured,
      Map<String, String> answers) {}

  /// A parameter.
  ///
  /// @param in `path`, `query`, `header` or `cookie`
  /// @param example empty where none is given
  /// @param words the only values that it takes; empty where there are others
  record Parameter(
      String name,
      String in,
      boolean required,
      String description,
      String example,
      List<String> words) {}

  /// What a request carries.
  ///
  /// @param example empty where none is given
  /// @param parts those of a form; none where it is no form
  record Body(String media, String example, boolean required, List<Part> parts) {}

  /// A part of a form.
  ///
  /// @param isFile whether it is a file, and no text
  /// @param types the media types that a file may have; empty where any will do
  record Part(String name, boolean required, boolean isFile, String types, String description) {}

  /// Reads a description that is well formed, as ours are.
  static ApiDescription of(String text) {
    var root = JSON.readTree(text);
    var base = root.path("servers").path(0).path("url").asString("");
    var groups = new LinkedHashMap<String, List<Call>>();
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        var tag = operation.path("tags").path(0).asString("operations");
                        groups
                            .computeIfAbsent(tag, unseen -> new ArrayList<>())
                            .add(call(root, base, path, method, item, operation));
                      }
                    }));
    return new ApiDescription(groups);
  }

  private static Call call(
      JsonNode root, String base, String path, String method, JsonNode item, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    item.path("parameters").forEach(each -> parameters.add(parameter(root, each)));
    operation.path("parameters").forEach(each -> parameters.add(parameter(root, each)));
    var answers = new LinkedHashMap<String, String>();
    operation
        .path("responses")
        .forEachEntry(
            (status, answer) ->
                answers.put(status, resolved(root, answer).path("description").asString("")));
    var security = operation.path("security");
    return new Call(
        operation.path("operationId").asString(method + " " + path),
        method.toUpperCase(java.util.Locale.ROOT),
        (operation
                    .path("servers")
                    .path(0)
                    .path("url")
                    .asString(item.path("servers").path(0).path("url").asString(base))
                + path)
            .replace("//", "/"),
        operation.path("summary").asString(""),
        operation.path("description").asString(""),
        parameters,
        body(root, operation.path("requestBody")),
        !security.isEmpty(),
        answers);
  }

  private static Parameter parameter(JsonNode root, JsonNode written) {
    var parameter = resolved(root, written);
    var schema = resolved(root, parameter.path("schema"));
    var words = new ArrayList<String>();
    var values = schema.path("enum");
    if (values.isMissingNode() && schema.path("type").asString("").equals("boolean")) {
      words.addAll(List.of("true", "false"));
    }
    values.forEach(value -> words.add(value.asString()));
    var example = parameter.path("example");
    if (example.isMissingNode()) {
      example = schema.path("examples").path(0);
    }
    return new Parameter(
        parameter.path("name").asString(""),
        parameter.path("in").asString(""),
        parameter.path("required").asBoolean(false),
        parameter.path("description").asString(""),
        example.isValueNode() ? example.asString() : "",
        words);
  }

  private static @Nullable Body body(JsonNode root, JsonNode written) {
    var content = resolved(root, written).path("content");
    var media = content.propertyNames().stream().findFirst().orElse(null);
    if (media == null) {
      return null;
    }
    var entry = content.path(media);
    var example = entry.path("example");
    if (example.isMissingNode()) {
      example = first(entry.path("examples")).path("value");
    }
    return new Body(
        media,
        example.isMissingNode() ? "" : JSON.writeValueAsString(example),
        resolved(root, written).path("required").asBoolean(false),
        media.startsWith("multipart/") ? parts(root, entry) : List.of());
  }

  private static List<Part> parts(JsonNode root, JsonNode form) {
    var schema = resolved(root, form.path("schema"));
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    var parts = new ArrayList<Part>();
    schema
        .path("properties")
        .forEachEntry(
            (name, written) -> {
              var part = resolved(root, written);
              parts.add(
                  new Part(
                      name,
                      required.contains(name),
                      part.has("contentMediaType"),
                      form.path("encoding").path(name).path("contentType").asString(""),
                      part.path("description").asString("")));
            });
    return parts;
  }

  private static JsonNode first(JsonNode examples) {
    return examples.propertyNames().stream()
        .findFirst()
        .map(examples::path)
        .orElse(examples.path("none"));
  }

  /// What a reference points at; ours are all within the document.
  private static JsonNode resolved(JsonNode root, JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }

  /// The text of a value.
  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
