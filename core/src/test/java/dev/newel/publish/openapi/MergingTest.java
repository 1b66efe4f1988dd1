package dev.newel.publish.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import dev.newel.read.openapi.OpenApiReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final String LAMPS =
      """
      api:
        access: public
      resources:
        lamps:
          of: Lamp
          list: { page: none }
          get:
            openapi:
              responses:
                200: { links: { again: { operationId: lamps.get } } }
                410: { description: It is broken for good. }
                500: null
      entities:
        Lamp: { id: int key, name: string }
      """;

  @Test
  void an_operation_is_told_in_openapi_besides() {
    var told = published(LAMPS);
    var get = told.substring(told.indexOf("/lamps/{id}:"));
    assertThat(get)
        .contains("\"410\":\\n          description: It is broken for good.".replace("\\n", "\n"))
        .contains("operationId: lamps.get\n        \"400\"")
        .contains("description: The lamp.")
        .doesNotContain("\"500\"");
    assertThat(told.substring(0, told.indexOf("/lamps/{id}:"))).contains("\"500\"");
  }

  @Test
  void a_convention_is_told_for_each_path_and_method_and_for_one_alone() {
    var told =
        published(
            LAMPS.replace(
                "access: public\n",
                """
                access: public
                  openapi:
                    externalDocs: { url: "https://lamps.example/docs" }
                    paths:
                      "*":
                        "*": { responses: { 503: null, 406: { description: No. } } }
                        get: { x-kind: read }
                      /status: { get: { responses: { 204: { description: Up. } } } }
                    components:
                      schemas:
                        Lamp: { properties: { name: { maxLength: 9 }, hue: { type: string } } }
                        Kept: { type: string }
                """));
    assertThat(told)
        .contains("externalDocs:\n  url: https://lamps.example/docs")
        .contains("/status:\n    get:\n      responses:\n        \"204\":")
        .contains("maxLength: 9")
        .contains("hue:")
        .contains("Kept:")
        .doesNotContain("\"503\"");
    assertThat(told.split("description: No\\.", -1)).as("each operation of the design").hasSize(3);
    assertThat(told.split("x-kind: read", -1)).hasSize(3);
    assertThat(told)
        .as("nothing refers to what both operations have given up")
        .doesNotContain("Unavailable:")
        .doesNotContain("NotAcceptable:");
    var read = OpenApiReader.read("openapi.yaml", told.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).noneMatch(finding -> finding.id().equals("OAS005"));
    assertThat(Objects.requireNonNull(read.api()).operations()).hasSize(3);
  }

  @Test
  void a_reference_and_an_object_replace_each_other() {
    var told =
        published(
            LAMPS.replace(
                "200: { links: { again: { operationId: lamps.get } } }",
                "200: { content: { application/json: { schema: { type: string } } } }\n"
                    + "          404: { $ref: \"#/components/responses/Gone\" }"));
    var get = told.substring(told.indexOf("/lamps/{id}:"), told.indexOf("components:"));
    assertThat(get)
        .contains("schema:\n                type: string")
        .contains("\"404\":\n          $ref: \"#/components/responses/Gone\"");
  }

  private static String published(String design) {
    return new OpenApiEmitter(OpenApiEmitter.Format.YAML)
        .emit(Designs.of(design))
        .outputs()
        .getFirst()
        .content();
  }
}
