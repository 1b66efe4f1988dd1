package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.bench.GeneratedDesign;
import dev.newel.design.Design;
import dev.newel.publish.ContractReaders.Reading;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.env.EnvironmentEmitter;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.hurl.HurlFile;
import dev.newel.publish.jsonschema.JsonSchemaEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.read.DesignReader;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Designs at the edges of what can be written: each contract is there or not, and what is there is
/// read by tools that know nothing of Newel.
class EdgeContractsTest {
  private static final List<Emitter> EMITTERS =
      List.of(
          new OpenApiEmitter(OpenApiEmitter.Format.YAML),
          new OpenApiEmitter(OpenApiEmitter.Format.JSON),
          new AsyncApiEmitter(AsyncApiEmitter.Format.YAML),
          new AsyncApiEmitter(AsyncApiEmitter.Format.JSON),
          new JsonSchemaEmitter(),
          new SqlEmitter(),
          new EnvironmentEmitter(),
          new PostmanEmitter(),
          new HurlEmitter());

  private static final String EVENTS =
      """
      consumers: { other: { title: Other } }
      events: { a.b: { payload: { id: int }, to: [other] } }
      """;

  private static final String PROGRAM =
      """
      cli: { program: shopctl, commands: { count: { doc: Counts. } } }
      """;

  /// Texts in every place that a contract shows, with what ends strings, comments and templates.
  private static final String TEXTS =
      """
      settings: { A: { default: "é 漢 #1", doc: "# {{x}} 'q'" } }
      entities:
        Item:
          id: uuid key
          name: { type: string(1..9), doc: "Größe ½ #7 \\"q\\" {{x}} \\\\ `b` 🎉 -- */", example: "é漢#{{" }
          note: { type: string?, doc: ": - & * ! | > %% @" }
      resources:
        items: { of: Item, doc: "Läden: 'x' # y", create: { access: public, doc: "Legt an. {{nope}} # kein" }, list: public, get: public }
      consumers: { other: { title: "Ändere" } }
      events: { a.b: { payload: Item, to: [other], doc: "Über # {{x}}: y" } }
      """;

  private static final String LARGE = "large";

  private static final Map<String, Design> DESIGNS = designs();

  private static Map<String, Design> designs() {
    var designs = new LinkedHashMap<String, Design>();
    designs.put("empty", Designs.of(""));
    designs.put("events", Designs.of(EVENTS));
    designs.put("program", Designs.of(PROGRAM));
    designs.put("texts", Designs.of(TEXTS));
    var large = GeneratedDesign.of(300 / GeneratedDesign.OPERATIONS);
    designs.put(
        LARGE,
        Objects.requireNonNull(
            DesignReader.read(large, Workspace.read(large, YamlLimits.DESIGN)).design()));
    return designs;
  }

  @Test
  void eachDesignHasTheContractsOfWhatItSays() {
    var files = new LinkedHashMap<String, List<String>>();
    DESIGNS.forEach(
        (name, design) -> {
          var paths = new ArrayList<String>();
          EMITTERS.forEach(
              emitter ->
                  emitter.emit(design).outputs().forEach(output -> paths.add(output.path())));
          files.put(name, paths);
        });
    assertThat(files.get("empty")).containsExactly("schema.sql");
    assertThat(files.get("program")).containsExactly("schema.sql");
    assertThat(files.get("events"))
        .containsExactly("asyncapi.yaml", "asyncapi.json", "schemas.json", "schema.sql");
    assertThat(files.get("texts")).hasSize(EMITTERS.size());
    assertThat(files.get("large"))
        .contains("openapi.yaml", "schemas.json", "postman_collection.json", "requests.hurl");
  }

  @Test
  void theRequestsAreThoseOfTheOperations() {
    DESIGNS.forEach(
        (name, design) -> {
          var text = Designs.files(new HurlEmitter(), design).get(HurlEmitter.FILE);
          var operations = design.operations().stream().filter(each -> each.http() != null).count();
          assertThat(text == null ? List.of() : HurlFile.read(text))
              .as(name)
              .hasSize((int) operations);
        });
  }

  @Test
  void otherToolsFindNoErrorInThem() {
    var readings = new ArrayList<Reading>();
    DESIGNS.forEach(
        (name, design) ->
            EMITTERS.forEach(
                emitter ->
                    Designs.files(emitter, design)
                        .forEach((path, text) -> add(readings, name + "/" + path, text))));
    assertThat(readings).hasSizeGreaterThan(16);
    var answers = ContractReaders.read(readings);
    var errors = new ArrayList<String>();
    for (var i = 0; i < readings.size(); i++) {
      for (var line : answers.get(i)) {
        if (line.startsWith("error ")) {
          errors.add(readings.get(i).name() + ": " + line);
        }
      }
    }
    assertThat(errors).isEmpty();
  }

  /// The two forms of a contract are the same tree, and of a large one each tool takes most of
  /// the time: so one of them reads its YAML and the other its JSON. Small ones are read by both
  /// in both.
  private static void add(List<Reading> readings, String name, String text) {
    if (name.contains("/openapi") || name.contains("/asyncapi")) {
      var large = name.startsWith(LARGE + "/");
      if (!large || name.endsWith(".yaml")) {
        readings.add(new Reading("redocly", name, text));
      }
      if (!large || name.endsWith(".json")) {
        readings.add(new Reading("spectral", name, text));
      }
    } else if (name.endsWith("postman_collection.json")) {
      readings.add(new Reading("postman", name, text));
    } else if (name.endsWith(".env.example")) {
      readings.add(new Reading("dotenv", name, text));
    }
  }

  /// What no contract could hold is refused where the design is read.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "entities: { Item: { name: string } }; LINK005",
        "values: { Node: { next: 'Node?' } }; LINK006",
        "values: { Node: { all: 'Node[]' } }; LINK006",
        "entities: { Überschrift: { id: uuid key } }; BIND009",
        "entities: { Item: { id: uuid key, größe: int } }; BIND009",
      })
  void whatNoContractCouldHoldIsRefused(String text, String id) {
    var read = TextTree.of("newel: 1\nsystem: { name: shop }\n" + text + "\n").design();
    assertThat(read.findings()).anySatisfy(finding -> assertThat(finding.id()).isEqualTo(id));
    assertThat(read.hasErrors()).isTrue();
  }
}
