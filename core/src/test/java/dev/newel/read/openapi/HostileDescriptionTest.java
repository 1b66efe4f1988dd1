package dev.newel.read.openapi;

import static dev.newel.read.openapi.Descriptions.folder;
import static dev.newel.read.openapi.Descriptions.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.Interpretation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a description is, the answer is findings.
class HostileDescriptionTest {
  /// Every kind of part that a description has, on few lines.
  private static final String WHOLE =
      """
      {"openapi": "VERSION", "info": {"title": "Scores", "version": "1", "license": {}},
      "servers": [{"url": "https://{a}", "variables": {"a": {"default": "x", "enum": ["x"]}}}],
      "security": [{"key": []}], "tags": [{"name": "a"}], "x-a": {"b": [1]},
      "paths": {"/a/{b}": {"parameters": [{"$ref": "#/components/parameters/B"}],
       "post": {"operationId": "a", "tags": ["a"], "deprecated": true, "security": [{}],
        "parameters": [{"name": "q", "in": "query", "style": "form", "explode": false,
          "content": {"application/json": {"schema": {"type": "object"}}}}],
        "requestBody": {"required": true, "content": {"application/json": {"schema":
          {"$ref": "#/components/schemas/A"}, "examples": {"e": {"value": {"id": 1}}}}}},
        "callbacks": {"c": {"{$url}": {"get": {"responses": {"200": {"description": "d"}}}}}},
        "responses": {"200": {"description": "d", "headers": {"h": {"schema": {"type": "string"}}},
          "content": {"text/plain": {"schema": {"type": "string"}, "example": "x"}}}}}}},
      "webhooks": {"w": {"post": {"responses": {"200": {"description": "d"}}}}},
      "components": {"parameters": {"B": {"name": "b", "in": "path", "required": true, "schema": {}}},
       "securitySchemes": {"key": {"type": "oauth2", "flows": {"implicit": {"scopes": {"s": "t"}}}}},
       "schemas": {"A": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer",
          "minimum": 1, "exclusiveMaximum": 3, "default": 2, "enum": [1, 2], "example": 1}},
         "additionalProperties": false, "discriminator": {"propertyName": "id", "mapping": {"a": "b"}},
         "allOf": [{"not": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}],
         "oneOf": [{}], "anyOf": [{"minLength": 1, "uniqueItems": true, "pattern": "a"}]}}}}
      """;

  private static final String V2 =
      """
      {"swagger": "2.0", "info": {"title": "Scores", "version": "1"}, "host": "h", "basePath": "/b",
      "schemes": ["https"], "consumes": ["a/b"], "produces": ["application/json"],
      "parameters": {"P": {"name": "p", "in": "query", "type": "array", "items": {"type": "string"},
        "collectionFormat": "pipes"}},
      "responses": {"R": {"description": "d", "schema": {"$ref": "#/definitions/A"},
        "headers": {"h": {"type": "string"}}, "examples": {"application/json": {"a": 1}}}},
      "securityDefinitions": {"o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "u",
        "scopes": {"s": "t"}}},
      "paths": {"/a": {"post": {"parameters": [{"$ref": "#/parameters/P"},
         {"name": "b", "in": "body", "schema": {"$ref": "#/definitions/A"}}],
         "responses": {"200": {"$ref": "#/responses/R"}}},
        "put": {"parameters": [{"name": "f", "in": "formData", "type": "file", "required": true}],
         "responses": {"200": {"description": "d"}}}}},
      "definitions": {"A": {"type": "object", "properties": {"a": {"type": "integer"}}}}}
      """;

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "7",
          "-1.5e400",
          "\"\"",
          "\"x\"",
          "[]",
          "[[]]",
          "{}",
          "{\"\": null}",
          "{\"$ref\": \"#\"}",
          "{\"$ref\": 7}",
          "{\"$ref\": \"#/paths\"}",
          "{\"$ref\": \"#/components/schemas/A\"}",
          "[{\"$ref\": \"\"}]");

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0", "2.0"})
  void any_value_may_stand_in_the_place_of_any_other(String version) {
    var text = version.equals("2.0") ? V2 : WHOLE.replace("VERSION", version);
    var values = values(text);
    assertThat(values).hasSizeGreaterThan(60);
    for (var value : values) {
      for (var other : OTHERS) {
        var mutant = text.substring(0, value[0]) + other + text.substring(value[1]);
        var read = read(mutant);
        assertThat(places(read.findings(), mutant)).as(mutant).isTrue();
        var api = read.api();
        if (api != null) {
          var meant = Resources.of(api);
          assertThat(meant.loose().size() + methods(meant)).isEqualTo(api.operations().size());
        }
      }
    }
  }

  private static int methods(Interpretation meant) {
    return meant.resources().stream().mapToInt(each -> each.methods().size()).sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0", "2.0"})
  void a_description_may_end_anywhere(String version) {
    var text = version.equals("2.0") ? V2 : WHOLE.replace("VERSION", version);
    for (var end = 0; end < text.stripTrailing().length(); end++) {
      assertThat(read(text.substring(0, end)).findings()).as("cut at %d", end).isNotEmpty();
    }
  }

  /// Where each value of a JSON text begins and ends.
  private static List<int[]> values(String text) {
    var root =
        Objects.requireNonNull(
            dev.newel.read.tree.TreeReader.read(
                    "a.json",
                    text.getBytes(StandardCharsets.UTF_8),
                    dev.newel.read.tree.TreeReader.LIMITS)
                .root());
    var values = new ArrayList<int[]>();
    collect(root, values);
    return values;
  }

  private static void collect(dev.newel.read.tree.Node node, List<int[]> values) {
    var source = node.source();
    var span = node.span();
    values.add(
        new int[] {
          source.offset(span.line(), span.column()), source.offset(span.endLine(), span.endColumn())
        });
    node.values().forEach(value -> collect(value, values));
  }

  private static boolean places(List<Finding> findings, String text) {
    return findings.stream()
        .map(finding -> Objects.requireNonNull(finding.span()))
        .allMatch(span -> span.line() >= 1 && span.line() <= text.lines().count() + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.json", "api.yaml"})
  void depth_is_a_finding(String file) {
    for (var opening : List.of("[", "{\"a\":", "{\"openapi\":\"3.1.0\",\"a\":[")) {
      var deep = opening.repeat(100_000).getBytes(StandardCharsets.UTF_8);
      assertThat(OpenApiReader.read(file, deep).findings()).isNotEmpty();
    }
  }

  @Test
  void a_schema_may_be_as_deep_as_a_file() {
    var schema = "{\"items\": ".repeat(180) + "{}" + "}".repeat(180);
    var text =
        "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"a\", \"version\": \"1\"}, \"components\":"
            + " {\"schemas\": {\"A\": %s}}}".formatted(schema);
    assertThat(read(text).findings()).extracting(Finding::id).containsOnly("OAS023");
  }

  @Test
  void one_text_may_be_long() {
    var text = "{\"openapi\": \"" + "a".repeat(50_000_000) + "\"}";
    var findings = read(text).findings();
    assertThat(findings).extracting(Finding::id).contains("OAS001");
    assertThat(findings).allSatisfy(each -> assertThat(each.message()).hasSizeLessThan(1_000));
    var words = "{\"openapi\": \"" + "a b 🎵 ".repeat(100_000) + "\"}";
    assertThat(read(words).findings())
        .allSatisfy(each -> assertThat(each.message()).hasSizeLessThan(1_000));
    var tooLong = new byte[64_000_001];
    Arrays.fill(tooLong, (byte) ' ');
    assertThat(OpenApiReader.read("a.json", tooLong).findings())
        .extracting(Finding::id)
        .containsExactly("READ004");
  }

  @Test
  void references_may_be_many_and_long() {
    var schemas = new StringBuilder();
    for (var i = 0; i < 20_000; i++) {
      schemas.append("\"S%d\": {\"$ref\": \"#/components/schemas/S%d\"},".formatted(i, i + 1));
    }
    var text =
        "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"a\", \"version\": \"1\"}, \"components\":"
            + " {\"schemas\": {%s \"S20000\": {}}}}".formatted(schemas);
    var api = Objects.requireNonNull(read(text).api());
    assertThat(api.resolve(Descriptions.schema(api, "S0")))
        .isSameAs(Descriptions.schema(api, "S20000"));
    var chain = new StringBuilder();
    for (var i = 0; i < 20_000; i++) {
      chain.append("/p%d: { $ref: '#/paths/~1p%d/a' }\n".formatted(i, i + 1));
    }
    assertThat(read("openapi: 3.1.0\npaths:\n" + chain.toString().indent(1)).findings())
        .isNotEmpty();
  }

  @Test
  void schemas_that_choose_between_themselves_end() {
    var text =
        """
        openapi: 3.1.0
        info: { title: a, version: "1" }
        components:
          schemas:
            A:
              example: { a: 1 }
              anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/A' }, { type: string }]
        """;
    assertThat(read(text).api()).isNotNull();
  }

  @Test
  void aliases_that_unfold_are_a_finding() {
    var text = new StringBuilder("openapi: 3.1.0\nx-a0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
    for (var i = 1; i < 12; i++) {
      text.append("x-a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
    }
    assertThat(read(text.toString()).findings()).extracting(Finding::id).contains("READ014");
  }

  @Test
  void other_encodings_and_no_text_are_findings() {
    var text = WHOLE.replace("VERSION", "3.1.0");
    assertThat(OpenApiReader.read("a.json", text.getBytes(StandardCharsets.UTF_16)).findings())
        .extracting(Finding::id)
        .containsExactly("READ002");
    assertThat(
            OpenApiReader.read(
                    "a.json",
                    text.replace("Scores", "Sc\u00f6re").getBytes(StandardCharsets.ISO_8859_1))
                .findings())
        .extracting(Finding::id)
        .contains("READ001");
    assertThat(read(text.replace("Scores", "Sco\0res")).findings())
        .extracting(Finding::id)
        .containsExactly("READ003");
    assertThat(read("\uFEFF" + text).api()).isNotNull();
  }

  @Test
  void files_without_end_are_not_all_read() {
    var files = new HashMap<String, String>();
    for (var i = 0; i < 2_100; i++) {
      files.put("f%d.yaml".formatted(i), "{ items: { $ref: f%d.yaml } }".formatted(i + 1));
    }
    files.put(
        "main.yaml",
        "{openapi: 3.1.0, info: {title: a, version: '1'}, components: {schemas: {A: {$ref: f0.yaml}}}}");
    var read = OpenApiReader.read(folder(files), "main.yaml");
    assertThat(read.texts()).hasSize(Files.MOST);
    assertThat(read.findings())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("more than 2,000 files"));
  }
}
