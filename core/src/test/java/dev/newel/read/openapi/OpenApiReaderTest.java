package dev.newel.read.openapi;

import static dev.newel.read.openapi.Descriptions.api;
import static dev.newel.read.openapi.Descriptions.folder;
import static dev.newel.read.openapi.Descriptions.operation;
import static dev.newel.read.openapi.Descriptions.property;
import static dev.newel.read.openapi.Descriptions.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.HttpApi.Server;
import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Header;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.foreign.http.Operation.Response;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Schema.Property;
import dev.newel.foreign.http.Security;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.language.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpenApiReaderTest {
  private static final String V2 =
      """
      swagger: "2.0"
      info: { title: Scores, version: "1.2", description: Sheet music. }
      host: scores.example
      basePath: /v1
      schemes: [https]
      consumes: [application/json]
      produces: [application/json]
      security: [{ key: [] }]
      securityDefinitions:
        key: { type: apiKey, in: header, name: X-Key }
      paths:
        /scores/{scoreId}:
          parameters:
            - { name: scoreId, in: path, required: true, type: integer, format: int64 }
          put:
            operationId: replaceScore
            parameters:
              - { name: score, in: body, required: true, schema: { $ref: '#/definitions/Score' } }
              - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
            responses:
              200:
                description: The score.
                schema: { $ref: '#/definitions/Score' }
                headers:
                  ETag: { type: string, description: Its state. }
        /scores/{scoreId}/scan:
          parameters:
            - { name: scoreId, in: path, required: true, type: integer, format: int64 }
          post:
            operationId: scan
            consumes: [multipart/form-data]
            parameters:
              - { name: page, in: formData, type: file, required: true }
              - { name: note, in: formData, type: string, maxLength: 80 }
            responses:
              204: { description: Taken. }
      definitions:
        Score:
          type: object
          required: [title]
          properties:
            title: { type: string, minLength: 1, maxLength: 200 }
            opus: { type: integer, minimum: 0, exclusiveMinimum: true, x-nullable: true }
            movements: { type: array, items: { $ref: '#/definitions/Score' } }
      """;

  private static final String V30 =
      """
      openapi: 3.0.3
      info: { title: Scores, version: "1.2", description: Sheet music. }
      servers: [{ url: https://scores.example/v1 }]
      security: [{ key: [] }]
      paths:
        /scores/{scoreId}:
          parameters:
            - { name: scoreId, in: path, required: true, schema: { type: integer, format: int64 } }
          put:
            operationId: replaceScore
            parameters:
              - { name: tags, in: query, style: form, explode: true, schema: { type: array, items: { type: string } } }
            requestBody:
              required: true
              content: { application/json: { schema: { $ref: '#/components/schemas/Score' } } }
            responses:
              200:
                description: The score.
                content: { application/json: { schema: { $ref: '#/components/schemas/Score' } } }
                headers:
                  ETag: { schema: { type: string }, description: Its state. }
        /scores/{scoreId}/scan:
          parameters:
            - { name: scoreId, in: path, required: true, schema: { type: integer, format: int64 } }
          post:
            operationId: scan
            requestBody:
              required: true
              content:
                multipart/form-data:
                  schema:
                    type: object
                    required: [page]
                    properties:
                      page: { type: string, format: binary }
                      note: { type: string, maxLength: 80 }
            responses:
              204: { description: Taken. }
      components:
        securitySchemes:
          key: { type: apiKey, in: header, name: X-Key }
        schemas:
          Score:
            type: object
            required: [title]
            properties:
              title: { type: string, minLength: 1, maxLength: 200 }
              opus: { type: integer, minimum: 0, exclusiveMinimum: true, nullable: true }
              movements: { type: array, items: { $ref: '#/components/schemas/Score' } }
      """;

  private static final String V31 =
      V30.replace("openapi: 3.0.3", "openapi: 3.1.1")
          .replace(
              "{ type: integer, minimum: 0, exclusiveMinimum: true, nullable: true }",
              "{ type: [integer, 'null'], exclusiveMinimum: 0 }");

  @Test
  void three_versions_say_the_same() {
    for (var text : List.of(V2, V30, V31)) {
      var api = api(text);
      assertThat(List.of(api.title(), api.release(), api.description()))
          .containsExactly("Scores", "1.2", "Sheet music.");
      assertThat(api.servers())
          .extracting(Server::url)
          .containsExactly("https://scores.example/v1");
      assertThat(api.schemes())
          .extracting(SecurityScheme::name, SecurityScheme::kind, SecurityScheme::parameter)
          .containsExactly(tuple("key", SecurityScheme.Kind.KEY_IN_HEADER, "X-Key"));
      assertThat(Objects.requireNonNull(api.security()).isOpen()).isFalse();

      var replace = operation(api, "PUT /scores/{scoreId}");
      assertThat(replace.name()).isEqualTo("replaceScore");
      assertThat(replace.parameters())
          .extracting(Parameter::name, Parameter::in, Parameter::required, Parameter::explode)
          .containsExactly(
              tuple("scoreId", Parameter.In.PATH, true, null),
              tuple("tags", Parameter.In.QUERY, false, true));
      assertThat(Objects.requireNonNull(replace.parameters().getFirst().schema()).format())
          .isEqualTo("int64");
      var body = Objects.requireNonNull(replace.body());
      assertThat(body.required()).isTrue();
      assertThat(reference(body.content().getFirst())).isEqualTo("Score");
      var answer = Objects.requireNonNull(replace.success());
      assertThat(answer.status()).isEqualTo("200");
      assertThat(reference(answer.content().getFirst())).isEqualTo("Score");
      assertThat(answer.headers())
          .extracting(Header::name, Header::description)
          .containsExactly(tuple("ETag", "Its state."));

      var scan = Objects.requireNonNull(operation(api, "POST /scores/{scoreId}/scan").body());
      assertThat(scan.required()).isTrue();
      var form = scan.content().getFirst();
      assertThat(form.media()).isEqualTo("multipart/form-data");
      assertThat(Objects.requireNonNull(form.schema()).members().properties())
          .extracting(Property::name, Property::required, property -> property.schema().format())
          .containsExactly(tuple("page", true, "binary"), tuple("note", false, ""));
      score(schema(api, "Score"), api);
    }
  }

  private static void score(Schema score, HttpApi api) {
    assertThat(score.members().properties())
        .extracting(Property::name, Property::required)
        .containsExactly(tuple("title", true), tuple("opus", false), tuple("movements", false));
    var opus = property(score, "opus");
    assertThat(opus.types()).containsExactly("integer");
    assertThat(opus.nullable()).isTrue();
    assertThat(opus.limits().least()).isEqualTo(BigDecimal.ZERO);
    assertThat(opus.limits().above()).isTrue();
    var movement = Objects.requireNonNull(property(score, "movements").members().items());
    assertThat(Objects.requireNonNull(movement.ref()).to()).isEqualTo("Score");
    assertThat(api.resolve(movement)).isSameAs(score);
  }

  private static String reference(Content content) {
    return Objects.requireNonNull(Objects.requireNonNull(content.schema()).ref()).to();
  }

  private static final String HEAD =
      """
      openapi: 3.1.0
      info: { title: Scores, version: "1" }
      security: []
      """;

  @Test
  void every_thing_has_its_place() {
    var api = api(V30);
    assertThat(api.paths().getFirst().place()).hasToString("api.yaml:6:3");
    var replace = operation(api, "PUT /scores/{scoreId}");
    assertThat(replace.place()).hasToString("api.yaml:9:5");
    assertThat(replace.parameters().getFirst().place()).hasToString("api.yaml:8:9");
    var answer = Objects.requireNonNull(replace.success());
    assertThat(answer.place()).hasToString("api.yaml:17:9");
    assertThat(answer.headers().getFirst().place()).hasToString("api.yaml:21:13");
    assertThat(Objects.requireNonNull(api.schemas().get("Score")).place())
        .hasToString("api.yaml:43:5");
    var title = Objects.requireNonNull(schema(api, "Score").property("title"));
    assertThat(title.place()).hasToString("api.yaml:47:9");
    assertThat(title.schema().place()).hasToString("api.yaml:47:16");
  }

  @Test
  void references_lead_into_other_files_and_through_each_other() {
    var files =
        Map.of(
            "api/main.yaml",
            HEAD
                + """
                paths:
                  /scores: { $ref: 'paths/scores.json#/a~1b/%7Bx%7D' }
                components:
                  schemas:
                    Score: { $ref: ../schemas/Score.yaml }
                    Part: { $ref: '../schemas/Score.yaml#/properties/parts/items' }
                """,
            "api/paths/scores.json",
            """
            {"a/b": {"{x}": {"get": {"responses": {"200": {"$ref": "#/answer"}}}}},
             "answer": {"description": "Ok.", "content": {"application/json": {"schema":
               {"$ref": "../../schemas/Score.yaml"}}}}}
            """,
            "schemas/Score.yaml",
            """
            type: object
            properties:
              parts:
                type: array
                items: { type: object, properties: { of: { $ref: Score.yaml } } }
              key: { $ref: '#/properties/parts/items/properties/of/properties/name' }
              name: { type: string, example: Fugue }
            """);
    var read = OpenApiReader.read(folder(files), "api/main.yaml");
    assertThat(read.findings()).isEmpty();
    var api = Objects.requireNonNull(read.api());
    assertThat(read.texts()).containsOnlyKeys(files.keySet());
    assertThat(api.schemas().keySet()).containsExactly("Score", "Part", "name");
    var answer = Objects.requireNonNull(operation(api, "GET /scores").success());
    assertThat(answer.component()).isEqualTo("answer");
    assertThat(reference(answer.content().getFirst())).isEqualTo("Score");
    assertThat(answer.content().getFirst().place()).hasToString("api/paths/scores.json:2:47");
    var key = property(schema(api, "Score"), "key");
    assertThat(Objects.requireNonNull(api.resolve(key)).examples())
        .containsExactly(new Json.Text("Fugue"));
    var part = property(schema(api, "Part"), "of");
    assertThat(api.resolve(part)).isSameAs(schema(api, "Score"));
  }

  @Test
  void parts_that_are_shared_are_known_by_their_name() {
    var api =
        api(
            HEAD
                + """
                paths:
                  /scores:
                    parameters: [{ $ref: '#/components/parameters/Page' }]
                    get:
                      parameters: [{ name: page, in: query, schema: { type: string } }]
                      responses:
                        4XX: { $ref: '#/components/responses/Fault' }
                        200: { description: Ok. }
                    post:
                      requestBody: { $ref: '#/components/requestBodies/Score' }
                      responses: { default: { $ref: '#/components/responses/Fault' } }
                components:
                  parameters:
                    Page: { name: page, in: query, schema: { type: integer, default: 1 } }
                  requestBodies:
                    Score: { content: { application/json: { schema: true } } }
                  responses:
                    Fault: { description: What is wrong. }
                """);
    var list = operation(api, "GET /scores");
    assertThat(list.parameters()).hasSize(1);
    assertThat(list.parameters().getFirst().component()).isEmpty();
    assertThat(list.responses())
        .extracting(Response::status, Response::component)
        .containsExactly(tuple("4XX", "Fault"), tuple("200", ""));
    assertThat(Objects.requireNonNull(list.success()).status()).isEqualTo("200");
    assertThat(list.failures()).extracting(Response::status).containsExactly("4XX");
    var create = operation(api, "POST /scores");
    assertThat(create.parameters().getFirst().component()).isEqualTo("Page");
    assertThat(Objects.requireNonNull(create.parameters().getFirst().schema()).initial())
        .isEqualTo(new Json.Number(BigDecimal.ONE));
    assertThat(Objects.requireNonNull(create.body()).component()).isEqualTo("Score");
  }

  @Test
  void security_webhooks_callbacks_and_examples_are_read() {
    var api =
        api(
            """
            openapi: 3.1.0
            info: { title: Scores, version: "1" }
            security: [{ token: [] }, { flow: [read, write] }]
            tags: [{ name: music, description: Sounds., x-order: 1 }]
            x-team: scores
            paths:
              /scores:
                post:
                  tags: [music]
                  security: [{}]
                  requestBody:
                    content:
                      application/json:
                        schema: { type: string }
                        examples: { short: { summary: One., value: Etude }, far: { $ref: '#/components/examples/Far' } }
                  callbacks:
                    done:
                      '{$request.body#/url}': { put: { responses: { 204: { description: Ok. } } } }
                  responses: { 201: { description: Made. } }
            webhooks:
              printed: { post: { responses: { 200: { description: Ok. } } } }
            components:
              examples: { Far: { externalValue: 'https://scores.example/a' } }
              securitySchemes:
                token: { type: http, scheme: Bearer, bearerFormat: JWT }
                flow:
                  type: oauth2
                  flows:
                    authorizationCode:
                      authorizationUrl: https://scores.example/in
                      tokenUrl: https://scores.example/token
                      scopes: { read: To read., write: To write. }
            """);
    assertThat(api.extensions()).extracting(HttpApi.Extension::name).containsExactly("x-team");
    assertThat(api.tags().getFirst().extensions()).hasSize(1);
    assertThat(api.schemes())
        .extracting(SecurityScheme::kind)
        .containsExactly(SecurityScheme.Kind.BEARER, SecurityScheme.Kind.OAUTH2);
    assertThat(api.schemes().get(1).flows().getFirst().scopes())
        .containsEntry("write", "To write.");
    var demands = Objects.requireNonNull(api.security()).alternatives();
    assertThat(demands.get(1).demands())
        .extracting(Security.Demand::scheme, Security.Demand::scopes)
        .containsExactly(tuple("flow", List.of("read", "write")));
    var create = operation(api, "POST /scores");
    assertThat(Objects.requireNonNull(create.security()).isOpen()).isTrue();
    assertThat(create.callbacks()).hasSize(1);
    assertThat(create.callbacks().getFirst().route()).isEqualTo("PUT {$request.body#/url}");
    assertThat(api.webhooks().getFirst().route()).isEqualTo("POST printed");
    var examples = Objects.requireNonNull(create.body()).content().getFirst().examples();
    assertThat(examples)
        .extracting(each -> each.name(), each -> each.value())
        .containsExactly(tuple("short", new Json.Text("Etude")), tuple("far", null));
  }
}
