package dev.newel.read.openapi;

import static dev.newel.read.openapi.Descriptions.folder;
import static dev.newel.read.openapi.Descriptions.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiFindingsTest {
  private static final String HEAD =
      """
      openapi: 3.0.3
      info: { title: Scores, version: "1" }
      security: []
      """;
  private static final String OK = "responses: { 200: { description: Ok. } }";

  /// @param findings each with its line and column in `text`, after the three lines of `HEAD`
  private static Arguments of(String text, String... findings) {
    return Arguments.of(text, List.of(findings));
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        of(
            "paths: { /a: { get: { summary: A. } } }",
            "OAS002 4:23 The operation `GET /a` has no `responses`."),
        of(
            "paths: { /a: { get: { responses: {} } } }",
            "OAS002 4:34 The operation `GET /a` has no answer."),
        of(
            "paths: { '/a/{b}': { get: { " + OK + " } } }",
            "OAS010 4:22 `GET /a/{b}` does not declare the path parameter `b`."),
        of(
            "paths: { '/a/{bee}': { get: { parameters: [{ name: bee, in: path, required: true, schema: {} },"
                + " { name: be, in: path, required: true, schema: {} }], "
                + OK
                + " } } }",
            "OAS011 4:97 The path parameter `be` does not stand in the path `/a/{bee}`."),
        of(
            "paths: { a: { get: { " + OK + " } } }",
            "OAS021 4:10 The path `a` does not begin with `/`."),
        of(
            "paths: { '/a?b': { get: { "
                + OK
                + " } }, /c/: { get: { "
                + OK
                + " } }, '/d{': {}, '/{}': {} }",
            "OAS021 4:10 The path `/a?b` holds a `?`.",
            "OAS021 4:73 The path `/c/` ends with `/`.",
            "OAS021 4:133 The path `/d{` has a brace without its partner.",
            "OAS021 4:144 The path `/{}` has a parameter without a name."),
        of(
            "paths:\n  /a/{b}: {}\n  /a/{c}: {}",
            "OAS012 6:3 The path `/a/{c}` is the path `/a/{b}` of line 5: the names of parameters tell"
                + " nothing apart."),
        of(
            "paths:\n  /a: { get: { operationId: x, "
                + OK
                + " } }\n  /b: { get: { operationId: x, "
                + OK
                + " } }",
            "OAS009 6:9 `GET /b` has the `operationId` `x`, which `GET /a` has in line 5."),
        of(
            "paths: { /a: { get: { parameters: [{ name: b, in: qery }, { in: query, schema: {} },"
                + " { name: c, in: body }, 7], "
                + OK
                + " } } }",
            "OAS008 4:47 `in` of the parameter `b` is `qery`, expected path, query, header, cookie.",
            "OAS002 4:61 The parameter has no `name`.",
            "OAS008 4:97 `in` of the parameter `c` is `body`, expected path, query, header, cookie.",
            "OAS003 4:109 The parameter is a number, expected a mapping."),
        of(
            "paths: { /a: { get: { parameters: [{ name: b, in: query, schema: {} }, { name: b, in: query,"
                + " schema: {} }], "
                + OK
                + " } } }",
            "OAS013 4:72 The query parameter `b` is declared twice; the first is in line 4."),
        of(
            "paths: { /a: { get: { responses: { 404: { description: No. } } } } }",
            "OAS017 4:16 `GET /a` says nothing of success, only of 404."));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        of(
            "paths: { /a: { get: { responses: { ok: { description: No. }, 200: {} } } } }",
            "OAS008 4:36 `ok` is no status of an answer: expected a number, `4XX` or `default`.",
            "OAS002 4:67 The answer has no `description`."),
        of(
            "paths: { /a: { get: { security: [{ kye: [] }], "
                + OK
                + " } } }\n"
                + "components: { securitySchemes: { key: { type: apiKey, in: body, name: k }, b: { type: http } } }",
            "OAS019 4:36 There is no security scheme `kye`.",
            "OAS023 5:34 Nothing demands the security scheme `key`.",
            "OAS008 5:55 The key of security scheme `key` stands in `body`, expected cookie, header or query.",
            "OAS023 5:76 Nothing demands the security scheme `b`.",
            "OAS002 5:81 The security scheme `b` has no `scheme`."),
        of(
            "paths: {}\nservers: [{ url: 'https://{a}/{b}', variables: { a: { default: x, enum: [y] }, c: { default: z } } }]",
            "OAS020 5:13 The server's address has `{b}`, which its `variables` do not define.",
            "OAS020 5:37 The server variable `c` does not stand in the address.",
            "OAS020 5:50 The default `x` of server variable `a` is none of its words."),
        of(
            "paths: {}\ntags: [{ name: a }, { name: a }]\ncomponent: {}",
            "OAS027 5:21 The tag `a` stands twice; the first is in line 5.",
            "OAS004 6:1 `component` is no name that a description has."));
  }

  @ParameterizedTest
  @MethodSource({"paths", "others"})
  void paths(String text, List<String> findings) {
    assertThat(read(HEAD + text).findings())
        .extracting(Descriptions::line)
        .containsExactlyElementsOf(findings);
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        of(
            "{ type: int }",
            "OAS008 4:104 `type` is `int`, expected array, boolean, integer, number, object or string."),
        of("{ type: array }", "OAS015 4:98 An array does not say what its items are."),
        of(
            "{ type: [string, 'null'] }",
            "OAS025 4:104 A list of types is of OpenAPI 3.1, the description is 3.0.",
            "OAS025 4:113 The type `null` is of OpenAPI 3.1, the description is 3.0."),
        of(
            "{ type: object, required: [tilte], properties: { title: {} } }",
            "OAS014 4:123 The schema requires `tilte`, which is none of its properties."),
        of(
            "{ type: object, required: true }",
            "OAS003 4:122 `required` of the schema is true or false, expected a list of properties."),
        of(
            "{ type: integer, format: date }",
            "OAS022 4:113 The format `date` goes with the type string, found integer."),
        of(
            "{ minLength: 3, maxLength: 2, maximum: x, minItems: -1, maxItems: 1.5 }",
            "OAS024 4:98 `minLength` is 3 and `maxLength` is 2, so no value fits.",
            "OAS003 4:135 `maximum` of the schema is a text, expected a number.",
            "OAS003 4:148 `minItems` of the schema is -1, expected a whole number from 0.",
            "OAS003 4:162 `maxItems` of the schema is 1.5, expected a whole number from 0."),
        of("{ enum: [a, b, a] }", "OAS027 4:111 `a` stands twice in `enum`."),
        of("{ enum: [] }", "OAS024 4:104 `enum` is empty, so no value fits."),
        of(
            "{ type: integer, enum: [1, b], default: 2 }",
            "OAS024 4:123 The word does not fit its schema: found a text, expected integer.",
            "OAS024 4:136 The default does not fit its schema: `2` is none of the values that `enum` allows."),
        of(
            "{ descripton: x, const: 1, if: {} }",
            "OAS004 4:98 `descripton` is no keyword of a schema.",
            "OAS025 4:123 `if` is of OpenAPI 3.1, the description is 3.0."),
        of(
            "{ allOf: [], oneOf: {}, items: [] }",
            "OAS003 4:105 `allOf` of the schema is empty, expected a list of schemas.",
            "OAS003 4:116 `oneOf` of the schema is a mapping, expected a list of schemas.",
            "OAS003 4:127 `items` of the schema is a list, expected one schema."),
        of(
            "{ $ref: '#/components/schemas/Scor' }",
            "OAS005 4:104 `#/components/schemas/Scor` leads nowhere: the file has no `components`."),
        of(
            "{ $ref: 'https://scores.example/a.yaml' }",
            "OAS006 4:104 `https://scores.example/a.yaml` leads out of the folder of the description;"
                + " nothing is fetched."),
        of(
            "{ $ref: '../a.yaml' }",
            "OAS006 4:104 `../a.yaml` lies outside the folder of the description."),
        of("{ $ref: 'a.yaml#/b' }", "OAS005 4:104 `a.yaml#/b` leads nowhere: no file is there."),
        of(
            "{ $ref: '#b' }",
            "OAS005 4:104 `#b` is no JSON Pointer: what follows the `#` begins with `/`."),
        of("7", "OAS003 4:96 The schema is a number, expected a mapping."));
  }

  @ParameterizedTest
  @MethodSource
  void schemas(String schema, List<String> findings) {
    var before =
        "paths: { /a: { get: { responses: { 200: { description: Ok., content: { a/json: { schema: ";
    assertThat(before).hasSize(89);
    var text = HEAD + before + "      " + schema + " } } } } } } }";
    assertThat(read(text).findings())
        .extracting(Descriptions::line)
        .containsExactlyElementsOf(findings);
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("title: Fugue, opus: 1, keys: [C]", ""),
        Arguments.of("opus: 1", "the required `title` is missing"),
        Arguments.of("title: 7", "found a number, expected string"),
        Arguments.of("title: Fugue in D", "10 characters"),
        Arguments.of("title: Fugue, opus: 0", "0 is below 0"),
        Arguments.of("title: Fugue, opus: 1.5", "found a number, expected integer"),
        Arguments.of("title: Fugue, opus: 2.0", ""),
        Arguments.of("title: Fugue, keys: []", "0 items, expected at least 1"),
        Arguments.of("title: Fugue, keys: [H]", "`H` is none of the values that `enum` allows"),
        Arguments.of("title: Fugue, key: C", "`key` is none of its properties"),
        Arguments.of("title: Fugue, by: null", ""),
        Arguments.of("title: Fugue, by: { name: 7 }", "none of its alternatives fits"));
  }

  @ParameterizedTest
  @MethodSource
  void examples(String example, String why) {
    var text =
        HEAD
            + """
            paths:
              /a:
                get:
                  responses:
                    200:
                      description: Ok.
                      content:
                        application/json:
                          schema: { $ref: '#/components/schemas/Score' }
                          example: { EXAMPLE }
            components:
              schemas:
                Score:
                  type: object
                  additionalProperties: false
                  required: [title, id]
                  properties:
                    id: { type: integer, readOnly: true }
                    title: { type: string, maxLength: 9 }
                    opus: { type: integer, minimum: 0, exclusiveMinimum: true }
                    keys: { type: array, minItems: 1, items: { enum: [C, D] } }
                    by: { nullable: true, anyOf: [{ type: string }, { type: object, properties: { name: { type: string } } }] }
            """
                .replace("EXAMPLE", example);
    var findings = read(text).findings();
    if (why.isEmpty()) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).hasSize(1);
      assertThat(findings.getFirst().id()).isEqualTo("OAS016");
      assertThat(Objects.requireNonNull(findings.getFirst().span()).line()).isEqualTo(13);
      assertThat(findings.getFirst().message()).contains(why);
    }
  }

  @Test
  void silence_about_credentials_is_told_once_or_where_it_is() {
    var none = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths:\n";
    var two = none + "  /a: { get: { " + OK + " } }\n  /b: { get: { " + OK + " } }\n";
    assertThat(read(two).findings())
        .extracting(Descriptions::line)
        .containsExactly(
            "OAS018 4:3 Neither the description nor one of its 2 operations says whether credentials"
                + " are demanded.");
    var one = two.replace("/b: { get: { ", "/b: { get: { security: [], ");
    assertThat(read(one).findings())
        .extracting(Descriptions::line)
        .containsExactly("OAS018 4:9 Nothing says whether `GET /a` demands credentials.");
  }

  @Test
  void what_is_no_description_is_told() {
    assertThat(read("a: 1").api()).isNull();
    assertThat(read("a: 1").findings())
        .extracting(Descriptions::line)
        .containsExactly(
            "OAS001 1:1 The file says no version of OpenAPI: it has neither `openapi` nor `swagger`.");
    assertThat(read("[]").findings())
        .extracting(Descriptions::line)
        .containsExactly(
            "OAS001 1:1 The file is a list, expected a mapping with `openapi` or `swagger`.");
    assertThat(read("").findings()).isNotEmpty();
    assertThat(read(HEAD.replace("3.0.3", "3.9") + "paths: {}").findings())
        .extracting(Descriptions::line)
        .containsExactly(
            "OAS003 1:1 `openapi` is a number, expected a text such as `\"3.1.0\"`.",
            "OAS001 1:1 The version is `openapi: 3.9`, expected `swagger: \"2.0\"`, or `openapi` with"
                + " 3.0 or 3.1.");
  }

  @Test
  void findings_of_the_first_file_stand_first() {
    var files =
        Map.of(
            "z.yaml",
            HEAD + "paths: { /a: { $ref: a.yaml } }\nthing: 1",
            "a.yaml",
            "get: { responses: { 200: { description: 7 } } }");
    var read = OpenApiReader.read(folder(files), "z.yaml");
    assertThat(read.findings())
        .extracting(finding -> String.valueOf(finding.span()))
        .containsExactly("z.yaml:5:1", "a.yaml:1:41");
  }

  @Test
  void references_that_lead_to_themselves_are_told() {
    var text =
        HEAD
            + """
            paths:
              /a: { $ref: '#/paths/~1b' }
              /b: { $ref: '#/paths/~1a' }
              /c: { $ref: '#/paths/~1c/get' }
            components:
              schemas:
                A: { $ref: '#/components/schemas/B' }
                B: { $ref: '#/components/schemas/A' }
            """;
    var found = read(text);
    assertThat(Objects.requireNonNull(found.api()).schemas()).containsOnlyKeys("A", "B");
    assertThat(found.findings()).extracting(Finding::id).containsOnly("OAS007");
    assertThat(found.findings())
        .extracting(finding -> Objects.requireNonNull(finding.span()).line())
        .contains(5, 6, 7, 11);
  }

  @Test
  void a_reference_to_what_is_not_there_names_what_is() {
    var text =
        HEAD
            + """
            paths: { /a: { get: { responses: { 200: { $ref: '#/components/responses/Oke' } } } } }
            components: { responses: { Ok: { description: Ok. } } }
            """;
    assertThat(read(text).findings()).extracting(Finding::hint).contains("Did you mean `Ok`?");
  }

  @Test
  void every_id_is_found_by_a_test() {
    var tested =
        Stream.of(paths(), others(), schemas())
            .flatMap(each -> each)
            .map(each -> Arrays.toString(each.get()))
            .toList()
            .toString();
    for (var id : OasId.values()) {
      var elsewhere =
          List.of("OAS001", "OAS007", "OAS016", "OAS018", "OAS026", "OAS028").contains(id.id());
      assertThat(tested.contains(id.id()) || elsewhere).as(id.id()).isTrue();
    }
  }
}
