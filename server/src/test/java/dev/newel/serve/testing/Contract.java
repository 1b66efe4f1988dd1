package dev.newel.serve.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.newel.design.Design;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of a design, held against the answers of its server. It is stricter than
/// the document: members that a schema does not name are faults as well.
public final class Contract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
    close(document.at("/components/schemas"));
  }

  public static Contract of(Design design) {
    return of(design, "openapi.json");
  }

  /// What is published of an old version.
  public static Contract of(String version, Design design) {
    return of(design, "openapi-%s.json".formatted(version));
  }

  private static Contract of(Design design, String file) {
    var text = Designs.files(new OpenApiEmitter(OpenApiEmitter.Format.JSON), design).get(file);
    return new Contract(JSON.readTree(Objects.requireNonNull(text)));
  }

  /// Closes every object that does not say what else it may hold.
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("unevaluatedProperties", false);
    }
    node.forEach(Contract::close);
  }

  /// The operations, as `GET /products/{id}`.
  public List<String> operations() {
    var operations = new ArrayList<String>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /// What is wrong with an answer; empty where it is as published.
  ///
  /// @param operation one of `operations()`
  public List<String> faults(String operation, Api.Answer answer) {
    var words = operation.split(" ", 2);
    var declared = document.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
    var response = resolved(declared.path("responses").path(String.valueOf(answer.status())));
    if (response.isMissingNode()) {
      return List.of("undeclared status " + answer.status() + ": " + answer.body());
    }
    var faults = new ArrayList<String>();
    var content = response.path("content");
    if (content.isEmpty()) {
      if (answer.response().body().length > 0) {
        faults.add("a body where none is declared");
      }
      return faults;
    }
    var media = answer.header("Content-Type");
    var schema = content.path(media).path("schema");
    if (schema.isMissingNode()) {
      return List.of("undeclared media type " + media);
    }
    var whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.path("components"));
    whole.set("allOf", JSON.createArrayNode().add(schema));
    registry
        .getSchema(whole)
        .validate(answer.body(), InputFormat.JSON)
        .forEach(fault -> faults.add(fault.toString()));
    response
        .path("headers")
        .propertyNames()
        .forEach(
            name -> {
              var header = resolved(response.path("headers").path(name));
              if (header.path("required").asBoolean(false) && answer.header(name).isEmpty()) {
                faults.add("no header " + name);
              }
            });
    return faults;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? document.at(node.path("$ref").asString().substring(1).replace("~1", "/"))
        : node;
  }
}
