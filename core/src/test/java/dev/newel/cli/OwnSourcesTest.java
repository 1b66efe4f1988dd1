package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.read.ReadDesign;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.SourceText;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A draft names its descriptions and tables, is no drift from them, and drifts where they change.
class OwnSourcesTest {
  private static final String KEYLESS =
      """
      CREATE TABLE shelf (id uuid PRIMARY KEY, label text);
      CREATE TABLE book (isbn char(13) PRIMARY KEY, title text DEFAULT 'none', created_at timestamptz);
      CREATE TABLE place (isbn char(13) REFERENCES book, shelf uuid REFERENCES shelf, PRIMARY KEY (isbn, shelf));
      CREATE TABLE log (line text);
      """;

  private static TextTree with(String file, String text) {
    return TextTree.of("").with(file, text);
  }

  private static String fixture(String name) throws IOException {
    return Files.readString(Golden.root().resolve("core/src/test/resources/foreign/" + name));
  }

  /// The draft of all files of a tree, laid beside them.
  private static TextTree drafted(TextTree tree) {
    var interfaces = new ArrayList<HttpApi>();
    var messages = new ArrayList<MessagingApi>();
    var statements = new ArrayList<SourceText>();
    for (var file : tree.files()) {
      var bytes = Objects.requireNonNull(tree.contents().get(file));
      if (file.endsWith(".sql")) {
        statements.add(new SourceText(file, new String(bytes, StandardCharsets.UTF_8)));
      } else if (OpenApiReader.describes(bytes)) {
        interfaces.add(Objects.requireNonNull(OpenApiReader.read(tree, file).api()));
      } else if (AsyncApiReader.describes(bytes)) {
        messages.add(Objects.requireNonNull(AsyncApiReader.read(tree, file).api()));
      }
    }
    var schemas = statements.isEmpty() ? List.<SqlSchema>of() : List.of(SqlReader.read(statements));
    var sources = new Sources(List.of(), schemas, interfaces, messages, List.of());
    var draft = NamedSources.in(Draft.of(sources), sources, tree);
    return tree.with("design.yaml", DraftText.of(draft, tree, "design.yaml", interfaces).text());
  }

  private static ReadDesign read(TextTree tree) {
    var read = tree.design();
    assertThat(read.hasErrors()).as("%s", read.findings()).isFalse();
    return read;
  }

  private static List<String> drifts(TextTree tree) {
    return StartingDocuments.findings(read(tree)).stream().map(Finding::message).toList();
  }

  private static List<String> named(TextTree tree) {
    var inputs = Objects.requireNonNull(read(tree).written()).system().inputs();
    var all = new ArrayList<>(inputs.contracts());
    all.addAll(inputs.data());
    return all;
  }

  /// The draft of one file changes with it: `before` becomes `after`, which is then told.
  private static void assertHeld(
      String file, String text, String before, String after, String told) {
    var tree = drafted(with(file, text));
    assertThat(named(tree)).containsExactly(file);
    assertThat(drifts(tree)).isEmpty();
    assertThat(text).contains(before);
    assertThat(drifts(tree.with(file, text.replace(before, after))))
        .anySatisfy(message -> assertThat(message).contains(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http/harbour.yaml | /tides: | /ebbs: | `GET /api/v2/ebbs` of the interface contracts is no operation of the design.",
        "messaging/ferry.yaml | seats: { type: integer | places: { type: integer | which the interface contracts tell of",
        "sql/boatyard.sql | CREATE TABLE berth | CREATE TABLE winch (id uuid PRIMARY KEY, name text); CREATE TABLE berth | The table `winch` of the data design is none of the design's.",
      })
  void a_draft_is_held_against_its_source_for_life(
      String fixture, String before, String after, String told) throws IOException {
    var name = fixture.substring(fixture.indexOf('/') + 1);
    assertHeld("agreed/" + name, fixture(fixture), before, after, told);
  }

  @ParameterizedTest
  @CsvSource({"storefront", "conduit", "petclinic"})
  void a_draft_of_what_a_design_publishes_is_held_against_it(String example) {
    var text =
        new OpenApiEmitter(OpenApiEmitter.Format.YAML)
            .emit(Designs.example(example))
            .outputs()
            .getFirst()
            .content();
    assertThat(drifts(drafted(with("openapi.yaml", text)))).isEmpty();
  }

  @Test
  void what_a_design_cannot_say_of_tables_is_no_drift() {
    assertHeld(
        "schema.sql",
        KEYLESS,
        "label text",
        "label text, width int",
        "The design's table `shelf` has no `width`, which the data design tells of.");
  }

  @Test
  void what_a_person_changes_is_drift_all_the_same() {
    var tree = drafted(with("schema.sql", KEYLESS));
    var design =
        new String(
            Objects.requireNonNull(tree.contents().get("design.yaml")), StandardCharsets.UTF_8);
    assertThat(design).contains("label: text?");
    assertThat(drifts(tree.with("design.yaml", design.replace("label: text?", "label: int"))))
        .containsExactly(
            "`shelf.label` is `integer` in the design, in the data design it is `text`.");
  }

  @Test
  void migrations_are_named_by_their_folder_and_read_together() {
    var tree =
        with("db/migrations/V1.sql", "CREATE TABLE shelf (id uuid PRIMARY KEY);")
            .with("db/migrations/V2.sql", "ALTER TABLE shelf ADD COLUMN label text;");
    var drafted = drafted(tree);
    assertThat(named(drafted)).containsExactly("db/migrations/");
    assertThat(drifts(drafted)).isEmpty();
    assertThat(
            drifts(
                drafted.with("db/migrations/V3.sql", "ALTER TABLE shelf ADD COLUMN wide boolean;")))
        .containsExactly(
            "The design's table `shelf` has no `wide`, which the data design tells of.");
  }

  @Test
  void of_a_folder_with_other_statements_the_files_are_named() {
    var given =
        with("db/a.sql", "CREATE TABLE a (id uuid PRIMARY KEY);")
            .with("db/b.sql", "CREATE TABLE b (id uuid PRIMARY KEY);");
    var draft = drafted(given);
    var sources = new Sources(List.of(), List.of(SqlReader.read(texts(given))));
    var around = given.with("db/seed.sql", "INSERT INTO a VALUES (1);");
    var design = NamedSources.in(Draft.of(sources), sources, around).design();
    assertThat(named(draft)).containsExactly("db/");
    assertThat(String.valueOf(design.get("system"))).contains("data-design=[db/a.sql, db/b.sql]");
  }

  private static List<SourceText> texts(TextTree tree) {
    return tree.files().stream()
        .filter(file -> file.endsWith(".sql"))
        .map(
            file ->
                new SourceText(
                    file,
                    new String(
                        Objects.requireNonNull(tree.contents().get(file)), StandardCharsets.UTF_8)))
        .toList();
  }

  private static String api(String path) {
    return """
    openapi: 3.1.0
    info: { title: Yard, version: 1.0.0 }
    servers: [ { url: /v1 } ]
    paths:
      /%s:
        get:
          responses:
            '200':
              description: All.
              content:
                application/json:
                  schema:
                    type: array
                    items:
                      type: object
                      properties: { id: { type: string, format: uuid }, name: { type: string } }
    """
        .formatted(path);
  }

  @Test
  void several_descriptions_share_what_the_design_offers() {
    var tree = drafted(with("cranes.yaml", api("cranes")).with("docks.yaml", api("docks")));
    assertThat(named(tree)).containsExactly("cranes.yaml", "docks.yaml");
    assertThat(drifts(tree)).isEmpty();
    assertThat(drifts(tree.with("docks.yaml", api("piers"))))
        .containsExactly(
            "`GET /v1/piers` of the interface contracts is no operation of the design.",
            "`GET /v1/docks` is an operation of the design and stands not in the interface contracts.");
  }

  @Test
  void what_lies_outside_the_folder_of_the_design_is_left_out_and_told() {
    var sources =
        new Sources(
            List.of(), List.of(SqlReader.read(List.of(new SourceText("../schema.sql", KEYLESS)))));
    var around = TextTree.of("");
    var draft = NamedSources.in(Draft.of(sources), sources, around);
    var text = DraftText.of(draft, around, "design.yaml", List.of());
    assertThat(text.text()).doesNotContain("data-design");
    assertThat(text.findings())
        .extracting(Finding::message)
        .anySatisfy(
            message -> assertThat(message).contains("`../schema.sql` of the sources is left out"));
  }
}
