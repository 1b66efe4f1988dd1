package dev.newel.publish.site;

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
/// @param title the name of the interface
/// @param about what it is for, in paragraphs
/// @param groups operations by the tag that they stand under
public record ApiDescription(String title, String about, Map<String, List<Call>> groups) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  /// An operation.
  ///
  /// @param path with the base, and `{names}` in it
  /// @param body null where it takes none
  /// @param secured whether a token may be asked for
  /// @param answers by status
  public record Call(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Parameter> parameters,
      @Nullable Body body,
      boolean secured,
      Map<String, Answer> answers) {}

  /// A parameter.
  ///
  /// @param in `path`, `query`, `header` or `cookie`
  /// @param example empty where none is given
  /// @param words the only values that it takes; empty where there are others
  /// @param bounds what holds of a value, in words
  public record Parameter(
      String name,
      String in,
      boolean required,
      String description,
      String example,
      List<String> words,
      List<String> bounds) {}

  /// What a request carries.
  ///
  /// @param content its form; the first, where there are several
  /// @param example empty where none is given
  /// @param parts those of a form; none where it is no form
  public record Body(Content content, String example, boolean required, List<Part> parts) {
    /// Its media type.
    public String media() {
      return content.media();
    }
  }

  /// A part of a form.
  ///
  /// @param isFile whether it is a file, and no text
  /// @param types the media types that a file may have; empty where any will do
  public record Part(
      String name, boolean required, boolean isFile, String types, String description) {}

  /// A body of one media type.
  ///
  /// @param fields what its schema says of them
  public record Content(String media, List<SchemaFields.Field> fields) {}

  /// An answer.
  ///
  /// @param words what it means
  /// @param content null where it has no body
  public record Answer(String words, @Nullable Content content) {}

  /// Reads a description that is well formed, as ours are.
  public static ApiDescription of(String text) {
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
    var info = root.path("info");
    return new ApiDescription(
        info.path("title").asString(""), info.path("description").asString(""), groups);
  }

  private static Call call(
      JsonNode root, String base, String path, String method, JsonNode item, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    item.path("parameters").forEach(each -> parameters.add(parameter(root, each)));
    operation.path("parameters").forEach(each -> parameters.add(parameter(root, each)));
    var answers = new LinkedHashMap<String, Answer>();
    operation
        .path("responses")
        .forEachEntry((status, answer) -> answers.put(status, answer(root, answer)));
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
    var parameter = SchemaFields.resolved(root, written);
    var schema = SchemaFields.resolved(root, parameter.path("schema"));
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
        words,
        SchemaBounds.of(schema));
  }

  private static Answer answer(JsonNode root, JsonNode written) {
    var answer = SchemaFields.resolved(root, written);
    return new Answer(
        answer.path("description").asString(""), content(root, answer.path("content")));
  }

  private static @Nullable Content content(JsonNode root, JsonNode content) {
    return content.propertyNames().stream()
        .findFirst()
        .map(media -> new Content(media, SchemaFields.of(root, content.path(media).path("schema"))))
        .orElse(null);
  }

  private static @Nullable Body body(JsonNode root, JsonNode written) {
    var body = SchemaFields.resolved(root, written);
    var content = content(root, body.path("content"));
    if (content == null) {
      return null;
    }
    var entry = body.path("content").path(content.media());
    var example = entry.path("example");
    if (example.isMissingNode()) {
      example = first(entry.path("examples")).path("value");
    }
    return new Body(
        content,
        example.isMissingNode() ? "" : JSON.writeValueAsString(example),
        body.path("required").asBoolean(false),
        content.media().startsWith("multipart/") ? parts(root, entry) : List.of());
  }

  private static List<Part> parts(JsonNode root, JsonNode form) {
    var schema = SchemaFields.resolved(root, form.path("schema"));
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    var parts = new ArrayList<Part>();
    schema
        .path("properties")
        .forEachEntry(
            (name, written) -> {
              var part = SchemaFields.resolved(root, written);
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

  /// The text of a value.
  public static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
