package dev.newel.foreign.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.openapi.OpenApiReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {
  private static final String LAMPS =
      """
      openapi: 3.0.3
      info: { title: Lamps, version: 1.0.0 }
      servers: [ { url: https://lamps.example/v1 } ]
      security: [ { token: [] } ]
      paths:
        /lamps:
          get:
            parameters:
              - { name: room, in: query, schema: { type: string, default: hall } }
              - { name: tags, in: query, schema: { type: array, items: { type: string } } }
            responses:
              '200':
                description: The lamps.
                headers:
                  X-Total: { schema: { type: integer } }
                content:
                  application/json:
                    schema: { type: array, items: { $ref: '#/components/schemas/Lamp' } }
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Lamp' }
            responses:
              '201': { description: Made. }
              '400': { description: Wrong. }
        /lamps/{lampId}:
          get:
            parameters:
              - { name: lampId, in: path, required: true, schema: { type: integer, format: int64 } }
            responses:
              '200':
                description: The lamp.
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Lamp' }
      components:
        securitySchemes:
          token: { type: http, scheme: bearer }
        schemas:
          Lamp:
            type: object
            required: [id, name]
            properties:
              id: { type: integer, readOnly: true }
              name: { type: string, minLength: 1, maxLength: 80 }
              state: { type: string, enum: [on, off] }
              plug: { $ref: '#/components/schemas/Lamp' }
              note: { type: string, nullable: true }
      """;

  @Test
  void a_description_is_equivalent_to_itself() {
    assertThat(lines(LAMPS, LAMPS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "lampId ~ lamp",
        "https://lamps.example ~ http://localhost:80",
        "description: The lamps. ~ description: All of them.",
        "on, off ~ off, on",
        "id, name ~ name, id",
        "integer, readOnly ~ integer, format: int32, readOnly",
        "schemas/Lamp|Lamp(?=:) ~ $0Dto",
      })
  void what_reaches_no_client_is_no_difference(String said, String other) {
    var changed = LAMPS.replaceAll(said, other);
    assertThat(changed).isNotEqualTo(LAMPS);
    assertThat(lines(LAMPS, changed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "url: https://lamps.example/v1 ~ url: /v2 ~ OPERATION GET /v1/lamps : there, absent",
        "/lamps: ~ /lights: ~ OPERATION GET /v1/lamps : there, absent",
        "name: room ~ name: place ~ PARAMETER GET /v1/lamps parameter room: there, absent",
        "name: tags, in: query ~ name: tags, in: query, required: true ~ PARAMETER GET /v1/lamps parameter tags: optional, demanded",
        "name: tags, in: query ~ name: tags, in: query, explode: false ~ PARAMETER GET /v1/lamps parameter tags: form, each item by itself, form, all items in one",
        "default: hall ~ default: cellar ~ DEFAULT GET /v1/lamps parameter room: hall, cellar",
        "true\\n        content ~ false\\n        content ~ BODY POST /v1/lamps request: demanded, optional",
        "'400': { description: Wrong. } ~ '422': { description: Wrong. } ~ STATUS POST /v1/lamps answer 400: there, absent",
        "application/json ~ application/xml ~ MEDIA GET /v1/lamps answer 200 application/json: there, absent",
        "X-Total ~ X-Count ~ HEADER GET /v1/lamps answer 200 header X-Total: there, absent",
        "scheme: bearer ~ scheme: basic ~ SECURITY GET /v1/lamps credentials: bearer, basic",
        "[ { token: [] } ] ~ [ { token: [] }, {} ] ~ SECURITY GET /v1/lamps credentials: bearer, bearer or none",
        "format: int64 ~ format: int32 ~ TYPE GET /v1/lamps/{} parameter in path 1: int64, int32",
        "note: { type: string, nullable: true } ~ note: { type: string } ~ TYPE GET /v1/lamps answer 200: [].note: string or null, string",
        "id: { type: integer, readOnly: true } ~ id: { type: integer } ~ PROPERTY POST /v1/lamps request: id: absent, there",
        "note: ~ text: ~ PROPERTY GET /v1/lamps answer 200: [].note: there, absent",
        "required: [id, name] ~ required: [id] ~ PRESENCE GET /v1/lamps answer 200: [].name: demanded, optional",
        "maxLength: 80 ~ maxLength: 90 ~ BOUND GET /v1/lamps answer 200: [].name: longest 80, longest 90",
        "enum: [on, off] ~ enum: [on, off, dim] ~ BOUND GET /v1/lamps answer 200: [].state: off, on, dim, off, on",
        "type: object ~ type: object\\n      additionalProperties: false ~ BOUND GET /v1/lamps answer 200: []: , no further properties",
        "note: { type: string, nullable: true } ~ note: { oneOf: [ { type: string }, { type: integer } ] } ~ VARIANT GET /v1/lamps answer 200: [].note: , one of 2",
      })
  void what_reaches_a_client_is_told_with_both_sides(String said, String other, String line) {
    var changed = LAMPS.replace(said.replace("\\n", "\n"), other.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(LAMPS);
    assertThat(lines(LAMPS, changed)).contains(line);
    assertThat(lines(changed, LAMPS)).as("the other way round").isNotEmpty();
  }

  @Test
  void what_allOf_and_oneOf_with_null_put_together_is_one() {
    var flat =
        schema("{ type: object, required: [a], properties: { a: { type: string }, b: {} } }");
    var parts =
        schema(
            "{ allOf: [ { type: object, required: [a], properties: { a: { type: string } } },"
                + " { properties: { b: {} } } ] }");
    assertThat(lines(flat, parts)).isEmpty();
    var nullable = schema("{ type: [string, 'null'] }");
    assertThat(lines(nullable, schema("{ oneOf: [ { type: string }, { type: 'null' } ] }")))
        .isEmpty();
    assertThat(lines(nullable, schema("{ oneOf: [ { type: string }, { type: integer } ] }")))
        .hasSize(2);
  }

  @Test
  void a_schema_that_holds_itself_and_one_that_leads_nowhere_end() {
    var circle = schema("{ $ref: '#/components/schemas/T' }").replace("Unused", "T");
    assertThat(lines(circle, circle)).isEmpty();
    var nowhere = schema("{ $ref: '#/components/schemas/Nowhere' }");
    assertThat(lines(nowhere, nowhere)).isEmpty();
    assertThat(lines(LAMPS, "openapi: 3.0.3\ninfo: { title: x, version: 1 }\npaths: {}\n"))
        .hasSize(3);
  }

  /// A description with one answer.
  private static String schema(String schema) {
    return """
    openapi: 3.1.0
    info: { title: T, version: 1.0.0 }
    paths:
      /t:
        get:
          responses:
            '200': { description: T., content: { application/json: { schema: %s } } }
    components:
      schemas:
        Unused: { type: object, properties: { t: { $ref: '#/components/schemas/Unused' } } }
    """
        .formatted(schema);
  }

  private static List<String> lines(String first, String second) {
    return Equivalence.between(api(first), api(second)).stream()
        .map(
            each ->
                "%s %s %s: %s, %s"
                    .formatted(
                        each.kind(), each.route(), each.where(), each.first(), each.second()))
        .toList();
  }

  private static HttpApi api(String text) {
    var read = OpenApiReader.read("api.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(read.api());
  }
}
