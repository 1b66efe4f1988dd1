package dev.newel.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `newel draft` makes of files that are not as they should be.
class DraftedFilesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void files_in_other_encodings_are_read_and_told() throws IOException {
    Files.write(
        folder.resolve("prd.md"),
        "# PRD: H\u00f6fe\n\n- FR-1: The system must list yards.\n".getBytes(ISO_8859_1));
    Files.write(
        folder.resolve("tables.sql"),
        "CREATE TABLE h\u00f6fe (id int PRIMARY KEY);".getBytes(UTF_16));
    assertThat(draft("prd.md", "tables.sql")).isEqualTo(Exit.OK);
    assertThat(err.toString(UTF_8))
        .contains("BRF001 prd.md:1: `prd.md` is no UTF-8 and is read as Windows-1252 or the like.")
        .contains("BRF001 tables.sql:1: `tables.sql` is no UTF-8 and is read as UTF-16BE.");
    assertThat(out.toString(UTF_8)).contains("title: H\u00f6fe").contains("id: int key");
  }

  @Test
  void text_of_a_template_that_is_left_over_is_told() throws IOException {
    Files.writeString(
        folder.resolve("prd.md"),
        "# PRD: Yards\n\n## Requirements\n\n- FR-1: [Requirement 1: what it does]\n");
    assertThat(draft("prd.md")).isEqualTo(Exit.OK);
    assertThat(err.toString(UTF_8)).contains("BRF005 prd.md:5");
  }

  @Test
  void what_is_wrong_with_a_description_that_is_read_all_the_same_is_told() throws IOException {
    Files.writeString(
        folder.resolve("api.yaml"),
        """
        openapi: 3.0.3
        info: { title: Yards, version: "1" }
        paths:
          /yards:
            get:
              responses: { '200': { $ref: '#/components/responses/Gone' } }
        """);
    assertThat(draft("api.yaml")).isEqualTo(Exit.OK);
    assertThat(err.toString(UTF_8)).contains("api.yaml:6: ").contains("Gone");
  }

  private Exit draft(String... files) {
    var line = new java.util.ArrayList<>(List.of("draft"));
    line.addAll(List.of(files));
    return Main.run(
        line,
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream(),
            new Console.World(folder, Map.of(), Clock.systemUTC(), false, false, false)));
  }
}
