package dev.newel.draft;

import static dev.newel.draft.Drafted.asked;
import static dev.newel.draft.Drafted.at;
import static dev.newel.draft.Drafted.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.http.HttpApi;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DescribedDraftTest {
  private final Draft harbour = draft(text("harbour.yaml"));

  @Test
  void schemas_of_rows_become_entities_and_the_others_values() {
    assertThat(at(harbour, "entities", "Berth"))
        .isEqualTo(
            Map.of(
                "id", "uuid key",
                "quay", "string(1..40)",
                "depth", "float >= 0",
                "state", "free | taken | closed readonly = free",
                "note", "string? readonly",
                "place", "Place?",
                "createdAt", "timestamp created"));
    assertThat(at(harbour, "values"))
        .isEqualTo(Map.of("Place", Map.of("lat", "float -90..90", "long", "float")));
    assertThat(at(harbour, "entities", "Ship"))
        .isEqualTo(Map.of("id", "int key", "callSign", "string unique", "length", "float?"));
  }

  @Test
  void rows_in_rows_refer_to_their_parent_and_answers_show_what_they_hold() {
    assertThat(at(harbour, "entities", "Stay"))
        .isEqualTo(
            Map.of(
                "id", "long key",
                "ship", "Ship",
                "from", "timestamp",
                "until", "timestamp?",
                "berth", "Berth parent unlisted"));
    assertThat(at(harbour, "views"))
        .isEqualTo(Map.of("Stay", List.of("all", Map.of("ship", "Ship"))));
    assertThat(at(harbour, "resources", "stays"))
        .isEqualTo(
            Map.of(
                "of", "Stay", "in", "berths", "list", Map.of(), "create", Map.of("status", 201)));
  }

  @Test
  void what_most_operations_do_is_said_once_and_the_others_say_their_own() {
    assertThat(at(harbour, "api"))
        .isEqualTo(
            Map.of(
                "base", "/api/v2",
                "methods", Map.of("create", Map.of("status", 200)),
                "page", "none",
                "unknown", "ignore",
                "access", "user"));
    assertThat(at(harbour, "resources", "berths", "list"))
        .isEqualTo(
            Map.of(
                "access", "public",
                "filter", Map.of("quay", "quay == value"),
                "page",
                    Map.of(
                        "style", "page", "params", List.of("page", "size"), "max", 50, "size", 25),
                "envelope",
                    Map.of(
                        "many", Map.of("items", "{items}"),
                        "page", Map.of("items", "{items}", "total", "{total}"))));
    assertThat(at(harbour, "resources", "ships", "lookup")).isEqualTo("callSign");
    assertThat(at(harbour, "resources", "berths", "actions", "close"))
        .isEqualTo(Map.of("doc", "Close a berth for a storm."));
  }

  @Test
  void each_line_says_where_it_comes_from() {
    assertThat(lines(harbour, "entities", "Berth", "depth")).containsExactly("harbour.yaml:111");
    assertThat(lines(harbour, "resources", "berths", "get")).containsExactly("harbour.yaml:40");
  }

  @Test
  void what_is_not_said_is_asked_and_what_has_no_place_is_found() {
    assertThat(asked(harbour))
        .containsExactly(
            "What does `POST /berths/{berthId}/close` change?",
            "Who may call `DELETE /berths/{berthId}`? The description demands no credentials there.");
    assertThat(at(harbour, "resources", "berths", "delete"))
        .as("what deletes is not open to anybody")
        .isEqualTo(Map.of());
    assertThat(harbour.findings())
        .extracting(Finding::message)
        .containsExactly("An operation is about no entity of the draft: `GET /tides`.");
  }

  @Test
  void tables_are_believed_first_and_documents_after_the_description() {
    var prd = new Briefs("prd.md", Brief.Kind.REQUIREMENTS);
    var brief =
        prd.brief(
            prd.entity("Berths", prd.attribute("quay", "int"), prd.attribute("crane", "boolean")));
    var draft =
        Draft.of(new Sources(List.of(brief), List.of(), List.of(api(text("harbour.yaml")))));
    assertThat(at(draft, "entities", "Berth", "quay")).isEqualTo("string(1..40)");
    assertThat(at(draft, "entities", "Berth", "crane")).isEqualTo("boolean");
    assertThat(at(draft, "views", "Berth"))
        .as("what a document adds is in no answer of the description")
        .isEqualTo(List.of("id", "quay", "depth", "state", "note", "place", "createdAt"));
    assertThat(draft.findings()).extracting(Finding::id).contains("DRF001");
  }

  @Test
  void each_of_several_descriptions_keeps_who_may_call_its_operations() {
    var open = withAccess("posts", "", "", "security: [ { token: [] } ]");
    var closed = withAccess("tools", "security: [ { token: [] } ]", "security: []", "");
    var silent = withAccess("gates", "", "", "");
    var draft =
        Draft.of(new Sources(List.of(), List.of(), List.of(api(open), api(closed), api(silent))));
    assertThat(at(draft, "api", "access")).isEqualTo("public");
    assertThat(at(draft, "resources", "posts", "list", "access")).isNull();
    assertThat(at(draft, "resources", "tools", "list", "access")).isNull();
    assertThat(at(draft, "resources", "posts", "update", "access")).isEqualTo("user");
    assertThat(at(draft, "resources", "tools", "update", "access")).isEqualTo("user");
    assertThat(at(draft, "resources", "gates", "list", "access")).isEqualTo("user");
    assertThat(at(draft, "resources", "gates", "update", "access")).isEqualTo("user");
  }

  @Test
  void hostile_descriptions_give_a_draft() {
    var circle =
        """
        openapi: 3.1.0
        info: { title: "", version: "" }
        paths:
          /: { get: { responses: {} } }
          /a: { get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } } }
          /a/{id}: { get: { responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } }, put: { responses: {} } }
          /b/{id}/{id}: { post: { requestBody: { $ref: '#/components/requestBodies/None' }, responses: {} } }
          '{}/{': { get: { responses: {} } }
        components:
          schemas:
            A: { allOf: [ { $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' } ], properties: { id: {}, a: { $ref: '#/components/schemas/A' }, '': {}, 'ö ß': { type: [string, integer] } } }
            B: { properties: { b: { type: array, items: { $ref: '#/components/schemas/B' } }, c: { $ref: '#/components/schemas/None' } } }
        """;
    assertThat(draft(circle).design()).containsKey("newel");
    assertThat(draft("openapi: 3.0.0\ninfo: {}\npaths: {}\n").design()).containsKey("system");
    assertThat(draft("swagger: '2.0'\npaths: []\n").design()).containsKey("system");
  }

  /// @param all of the whole description
  /// @param list of the operation that lists
  /// @param change of the operation that replaces
  private static String withAccess(String path, String all, String list, String change) {
    var one =
        "content: { application/json: { schema: { $ref: '#/components/schemas/%s' } } }"
            .formatted(path);
    return """
    openapi: 3.0.3
    info: { title: %1$s, version: "1" }
    %2$s
    paths:
      /%1$s:
        get:
          %3$s
          responses:
            '200':
              description: All.
              content:
                application/json:
                  schema: { type: array, items: { $ref: '#/components/schemas/%1$s' } }
      /%1$s/{id}:
        parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
        get:
          %3$s
          responses: { '200': { description: One., %5$s } }
        put:
          %4$s
          requestBody: { %5$s }
          responses: { '200': { description: Done., %5$s } }
    components:
      securitySchemes: { token: { type: http, scheme: bearer } }
      schemas:
        %1$s: { type: object, properties: { id: { type: string }, name: { type: string } } }
    """
        .formatted(path, all, list, change, one);
  }

  private static Draft draft(String description) {
    return Draft.of(new Sources(List.of(), List.of(), List.of(api(description))));
  }

  private static HttpApi api(String text) {
    var read = OpenApiReader.read("harbour.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(read.api());
  }

  private static String text(String name) {
    try {
      return Files.readString(
          Golden.root().resolve("core/src/test/resources/foreign/http").resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
