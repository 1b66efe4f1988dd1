package dev.newel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a plan makes of folders beside those of the scenarios.
class PlanCommandTest {
  private static final String PRD =
      """
      # PRD: Lending desk

      ## Summary

      Lends books to the readers of a town.

      ## Endpoints

      | Method | Path | Description | Auth |
      |---|---|---|---|
      | GET | /api/books | Lists the books on the shelf | public |
      | POST | /api/books | Adds a book | librarian |

      ## Data model

      ### Book

      | Field | Type | Required |
      |---|---|---|
      | id | uuid | yes |
      | title | string(200) | yes |
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Exit plan(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(
        Stream.concat(Stream.of("plan"), Stream.of(arguments)).toList(),
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream(),
            new Console.World(
                folder,
                Map.of(),
                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
                false,
                false,
                false)));
  }

  private void file(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString(UTF_8));
  }

  @Test
  void tables_and_descriptions_beside_the_requirements_are_sources() throws IOException {
    file("desk/prd.md", PRD);
    file("desk/schema.sql", "CREATE TABLE rooms (id uuid PRIMARY KEY, floor int NOT NULL);\n");
    file(
        "desk/messages.yaml",
        """
        asyncapi: 3.0.0
        info: { title: Lending desk, version: "1" }
        channels:
          returned: { address: book.returned, messages: { BookReturned: { payload: { type: object, properties: { title: { type: integer } } } } } }
        operations: { tellReturned: { action: send, channel: { $ref: '#/channels/returned' } } }
        """);
    file("desk/notes.yaml", "of: nobody\n");
    plan("desk", "--format", "json");
    var design = Files.readString(folder.resolve("desk/design.yaml"));
    assertThat(design)
        .contains("Room:  # schema.sql:1", "book.returned:  # messages.yaml:4", "Book:");
    assertThat(json().path("sources").toString())
        .isEqualTo("[\"desk/prd.md\",\"desk/messages.yaml\",\"desk/schema.sql\"]");
  }

  @Test
  void aScriptLearnsWhatBecameOfEachPart() throws IOException {
    file("desk/prd.md", PRD);
    assertThat(plan("desk", "--format", "json", "--fact", "team.size=4")).isEqualTo(Exit.OK);
    var json = json();
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("drafted").asBoolean()).isTrue();
    assertThat(json.path("missing").findValuesAsString("file"))
        .containsExactly("00-research-report.md", "01-interface-contracts.md", "03-data-design.md");
    assertThat(json.path("documents").findValuesAsString("path"))
        .contains("desk/02-architecture.md", "desk/03-data-design.md");
    assertThat(json.path("verdict").asString()).isEqualTo("PASS WITH WARNINGS");
    assertThat(json.path("facts")).isNotEmpty();
    assertThat(json.path("findings").findValuesAsString("severity")).doesNotContain("error");
  }

  @Test
  void whatTheFactsSettleIsRecordedAndToldInTheArchitecture() throws IOException {
    file("desk/prd.md", PRD);
    assertThat(
            plan(
                "desk",
                "--fact=team.size=4",
                "--fact=domain.boundaries=unclear",
                "--fact=scale.divergent=no",
                "--fact=tech.diverse=no"))
        .isEqualTo(Exit.OK);
    var records = folder.resolve("desk/decisions");
    assertThat(records).isDirectory();
    try (var files = Files.list(records)) {
      var record = files.sorted().findFirst().orElseThrow();
      var id = String.valueOf(record.getFileName()).substring(0, 7);
      assertThat(folder.resolve("desk/02-architecture.md")).content().contains(id);
      assertThat(out.toString(UTF_8)).contains("Decided: desk/decisions/" + record.getFileName());
    }
    assertThat(folder.resolve("desk/design.yaml")).content().contains("decisions: decisions");
  }

  @Test
  void answersInTheDesignArePublishedInTheNextRun() throws IOException {
    file("desk/prd.md", PRD);
    plan("desk");
    var design = folder.resolve("desk/design.yaml");
    Files.writeString(
        design, Files.readString(design).replace("title: string(..200)", "heading: string(..120)"));
    assertThat(plan("desk")).isEqualTo(Exit.OK);
    assertThat(out.toString(UTF_8))
        .contains("Taken as it is: desk/design.yaml")
        .contains("  DRF006 desk/prd.md:")
        .contains("The design does not say `entities/Book/title`: `string(..200)`.");
    assertThat(folder.resolve("desk/03-data-design.md"))
        .content()
        .contains("heading")
        .doesNotContain("`title`");
  }

  @Test
  void aDataDesignOfAPersonIsReadAndStays() throws IOException {
    var text =
        """
        # Data design

        ### Loan

        | Field | Type | Constraints |
        |---|---|---|
        | id | uuid | PK |
        """;
    file("desk/prd.md", PRD);
    file("desk/03-data-design.md", text);
    assertThat(plan("desk")).isEqualTo(Exit.OK);
    assertThat(folder.resolve("desk/03-data-design.md")).hasContent(text);
    assertThat(folder.resolve("desk/design.yaml")).content().contains("Loan:");
  }

  @Test
  void aDocumentThatWasChangedByHandIsKeptAndTold() throws IOException {
    file("desk/prd.md", PRD);
    plan("desk");
    var document = folder.resolve("desk/02-architecture.md");
    var changed = Files.readString(document).replace("## Data Flow", "## Data Flow\n\nBy hand.");
    Files.writeString(document, changed);
    plan("desk");
    assertThat(document).hasContent(changed);
    assertThat(out.toString(UTF_8))
        .contains("Kept as it was changed by hand: desk/02-architecture.md");
    assertThat(plan("desk", "--overwrite")).isEqualTo(Exit.OK);
    assertThat(document).content().doesNotContain("By hand.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "# ",
        "| a | b |\n|---|",
        "# A\n\n```\nunclosed",
        "---\ntitle: [\n---\n",
        "# A\n\n### B\n\n| Field | Type |\n|---|---|\n| | |\n| id | |\n",
      })
  void requirementsThatSayLittleAreAskedAbout(String text) throws IOException {
    file("desk/prd.md", text);
    assertThat(plan("desk")).as(out.toString(UTF_8) + err.toString(UTF_8)).isEqualTo(Exit.OK);
    assertThat(out.toString(UTF_8)).contains("Open questions: ");
  }

  @Test
  void bytesThatAreNoTextArePlannedWithoutThem() throws IOException {
    Files.createDirectories(folder.resolve("desk"));
    Files.write(folder.resolve("desk/prd.md"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 1, 2, 3});
    assertThat(plan("desk")).isIn(Exit.OK, Exit.FINDINGS);
    assertThat(err.toString(UTF_8)).doesNotContain("internal error");
  }
}
