package dev.newel.publish.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people read of a schema.
class SchemaFieldsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static List<String> told(String schema, String components) {
    var root =
        JSON.readTree("{\"components\":{\"schemas\":{%s}},\"s\":%s}".formatted(components, schema));
    return SchemaFields.of(root, root.path("s")).stream().map(SchemaFieldsTest::told).toList();
  }

  private static String told(SchemaFields.Field field) {
    return field.path()
        + ": "
        + field.type()
        + (field.required() ? "!" : "")
        + (field.bounds().isEmpty() ? "" : " " + field.bounds())
        + (field.description().isEmpty() ? "" : " # " + field.description());
  }

  @Test
  void types_bounds_and_what_is_required_are_told() {
    assertThat(
            told(
                """
                {"type":"object","required":["name"],"properties":{
                  "name":{"type":"string","minLength":1,"maxLength":200,"description":"As it is sold."},
                  "price":{"type":["string","null"],"pattern":"^[0-9]+$"},
                  "stock":{"type":"integer","minimum":0,"default":0},
                  "state":{"enum":["draft","live"],"type":"string"},
                  "at":{"type":"string","format":"date-time","readOnly":true},
                  "tags":{"type":"array","items":{"type":"string"},"maxItems":5,"uniqueItems":true},
                  "lines":{"type":"array","items":{"type":"object","required":["n"],"properties":{"n":{"type":"integer","exclusiveMinimum":0}}}},
                  "home":{"type":"object","properties":{"city":{"type":"string"}}},
                  "words":{"type":"object","additionalProperties":{"type":"string"}}}}
                """,
                ""))
        .containsExactly(
            "name: string! [1 to 200 characters] # As it is sold.",
            "price: string or null [the pattern `^[0-9]+$`]",
            "stock: integer [at least 0, by default `0`]",
            "state: string [one of `draft`, `live`]",
            "at: string [date-time, only in answers]",
            "tags: array of string [at most 5 items, no item twice]",
            "lines: array of object",
            "lines[].n: integer! [more than `0`]",
            "home: object",
            "home.city: string",
            "words: object",
            "words.*: string");
  }

  @Test
  void what_refers_to_itself_ends() {
    var node =
        """
        "Node":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/Node"},
          "all":{"type":"array","items":{"$ref":"#/components/schemas/Node"}}}}
        """;
    assertThat(told("{\"$ref\":\"#/components/schemas/Node\"}", node))
        .startsWith("next: object", "all: array of object")
        .hasSizeLessThan(200);
  }

  @Test
  void a_body_that_is_no_object_has_its_own_line() {
    assertThat(told("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", ""))
        .containsExactly(": array of integer!");
    assertThat(told("{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", ""))
        .containsExactly(": string or null!");
    assertThat(told("{}", "")).containsExactly(": any value!");
  }

  /// Every property that a schema of the storefront names is on the page of its operation.
  @Test
  void the_page_names_every_field_of_a_design() {
    var text =
        Objects.requireNonNull(
            Designs.files(
                    new OpenApiEmitter(OpenApiEmitter.Format.JSON), Designs.example("storefront"))
                .get("openapi.json"));
    var page = ReferencePage.of(text, "/docs");
    var schemas = JSON.readTree(text).path("components").path("schemas");
    var input = schemas.path("RegisterInput").path("properties");
    assertThat(input.propertyNames()).isNotEmpty();
    input.propertyNames().forEach(name -> assertThat(page).contains("<code>" + name + "</code>"));
    assertThat(page)
        .contains("href=\"/docs/openapi.json\"", "href=\"/docs/style.css\"")
        .contains("id=\"products.create\"", "<code>profile.firstName</code> string, required")
        .doesNotContain("<script");
    assertThat(ApiDescription.of(text).groups().values())
        .allSatisfy(
            calls -> assertThat(calls).allSatisfy(call -> assertThat(call.answers()).isNotEmpty()));
  }

  @Test
  void what_a_design_says_is_text_and_no_markup() {
    var text =
        """
        {"info":{"title":"<b>x</b>"},"paths":{"/a":{"get":{"operationId":"a","summary":"<img src=x>",
          "responses":{"200":{"description":"<script>","content":{"application/json":{"schema":
            {"type":"object","properties":{"<i>":{"type":"string","description":"<s>"}}}}}}}}}}}
        """;
    JsonNode read = JSON.readTree(text);
    assertThat(read.path("paths").isEmpty()).isFalse();
    assertThat(ReferencePage.of(text, "/docs"))
        .contains("&lt;b&gt;", "&lt;img", "&lt;script&gt;", "&lt;i&gt;", "&lt;s&gt;")
        .doesNotContain("<b>", "<img", "<script>", "<i>", "<s>");
  }
}
