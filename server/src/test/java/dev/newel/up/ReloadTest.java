package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A design that changes while it is up.
class ReloadTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: notes, purpose: Keeps notes. }
      entities:
        Note: { id: uuid key, text: "string(1..200)" }
      api: { base: /api }
      resources:
        notes: { of: Note, list: public, create: public }
      """;

  @TempDir private Path directory;

  private static int create(UpSite site, String text) {
    return site.client().post("/api/notes", Map.of("text", text)).status();
  }

  @Test
  void a_change_is_served_and_the_rows_stay() throws Exception {
    try (var site = UpSite.of(directory, DESIGN)) {
      assertThat(create(site, "kept")).isEqualTo(201);
      site.change("design.yaml", "\"string(1..200)\"", "\"string(1..200)\", done: boolean = false");
      var note = site.client().get("/api/notes");
      assertThat(note.all("text")).containsExactly("kept");
      assertThat(note.all("done")).containsExactly("false");
      site.awaitTold("newel: the design changed and is served. ");
    }
  }

  @Test
  void what_was_counted_of_callers_is_counted_on() throws Exception {
    var design =
        DESIGN.replace("api:", "identity: { roles: { anonymous: { limit: 3/h per ip } } }\napi:");
    try (var site = UpSite.of(directory, design)) {
      for (var used = 0; used < 2; used++) {
        assertThat(site.client().get("/api/notes").status()).isEqualTo(200);
      }
      site.change("design.yaml", "string(1..200)", "string(1..300)");
      assertThat(site.client().get("/api/notes").status()).as("the third").isEqualTo(200);
      assertThat(site.client().get("/api/notes").status()).as("the fourth").isEqualTo(429);
      // Another limit is another count.
      site.change("design.yaml", "3/h", "5/h");
      assertThat(site.client().get("/api/notes").status()).isEqualTo(200);
    }
  }

  @Test
  void settings_of_a_file_are_read_anew_when_it_changes() throws Exception {
    var design = DESIGN + "settings: { FLAG: { type: boolean } }\n";
    try (var site = UpSite.of(directory, design)) {
      site.write(".env", "FLAG=true\n");
      assertThat(site.client().get("/api/notes").status()).isEqualTo(200);
      site.write(".env", "FLAG=perhaps\n");
      site.awaitTold(".env:1` is no `boolean`");
      assertThat(site.client().get("/api/notes").status()).as("it is served on").isEqualTo(200);
      site.forgetTold();
      site.write(".env", "FLAG=false\n");
      site.awaitTold("newel: the design changed and is served. ");
    }
  }

  @Test
  void a_handler_that_changes_is_served() throws Exception {
    var source =
        """
        import dev.newel.handler.*;
        public final class Greet implements Handler {
          @Override public Reply handle(Request request) { return Reply.rendered("one"); }
        }
        """;
    var greeting =
        "\n    actions: { greet: { http: GET /greeting, access: public, handler: greet, answers: text/plain } }\n";
    var design =
        DESIGN.replace(
            "  notes: { of: Note, list: public, create: public }",
            "  notes:\n    of: Note\n    list: public" + greeting);
    Files.writeString(
        Files.createDirectories(directory.resolve("handlers")).resolve("Greet.java"), source);
    try (var site =
        UpSite.of(directory, design, "--handlers", directory.resolve("handlers").toString())) {
      assertThat(site.client().get("/api/greeting").body()).isEqualTo("one");
      site.write("handlers/Greet.java", source.replace("one", "two"));
      assertThat(site.client().get("/api/greeting").body()).isEqualTo("two");
      site.write("handlers/Greet.java", source.replace("one", "two\n"));
      site.awaitTold("The handlers do not compile: `Greet.java:3`");
      assertThat(site.client().get("/api/greeting").body()).isEqualTo("two");
    }
  }

  @Test
  void a_change_with_errors_is_told_and_the_design_before_goes_on() throws Exception {
    try (var site = UpSite.of(directory, DESIGN)) {
      site.change("design.yaml", "Keeps notes.", "Keeps [ notes.");
      site.awaitTold("has errors; the one before is served on. ");
      assertThat(site.page("")).contains("The design has errors.").contains("FAIL");
      assertThat(site.page("findings")).contains("design.yaml:2:");
      assertThat(create(site, "still")).isEqualTo(201);
      site.write("design.yaml", DESIGN.replace("Keeps notes.", "Keeps many notes."));
      assertThat(site.page("")).contains("Keeps many notes.").doesNotContain("has errors");
      assertThat(site.client().get("/api/notes").all("text")).containsExactly("still");
    }
  }

  @Test
  void what_would_lose_data_is_refused_until_it_is_taken_back() throws IOException {
    var wide = DESIGN.replace("\"string(1..200)\"", "\"string(1..200)\", done: boolean = false");
    try (var site = UpSite.of(directory, wide)) {
      assertThat(create(site, "kept")).isEqualTo(201);
      site.write("design.yaml", DESIGN);
      assertThat(site.page(""))
          .contains("The changed design is not served.")
          .contains("<code>ALTER TABLE &quot;note&quot; DROP COLUMN &quot;done&quot;</code>");
      assertThat(site.client().get("/api/notes").all("done")).containsExactly("false");
      site.write("design.yaml", wide);
      assertThat(site.page("")).doesNotContain("is not served");
    }
  }

  @Test
  void a_design_that_begins_with_errors_is_served_once_it_has_none() throws IOException {
    try (var site = UpSite.of(directory, DESIGN.replace("of: Note", "of: Nothing"))) {
      assertThat(site.client().get("/").body()).contains("Nothing is served yet");
      assertThat(site.page("documents")).contains("A design with errors is not published.");
      assertThat(site.page("reference")).contains("There is no operation");
      assertThat(site.page("health")).contains("Nothing is served");
      var answer = site.client().get("/api/notes");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      site.write("design.yaml", DESIGN);
      assertThat(create(site, "first")).isEqualTo(201);
    }
  }

  @Test
  void files_that_the_design_names_count_too() throws IOException {
    var asking = DESIGN.replace("Keeps notes.", "Keeps notes., requirements: docs/prd.md");
    try (var site = UpSite.of(directory, asking)) {
      assertThat(site.page("findings")).contains("docs/prd.md");
      // The directory is not there yet, so two things change before the document can be read.
      var folder = Files.createDirectory(directory.resolve("docs"));
      site.write("docs/prd.md", "# Notes\n\n- **FR-001**: A person can write a note.\n");
      assertThat(folder).isDirectory();
      assertThat(site.page("findings")).contains("FR-001");
      site.write("docs/prd.md", "# Notes\n\n- **FR-002**: A person can read a note.\n");
      assertThat(site.page("findings")).contains("FR-002").doesNotContain("FR-001");
    }
  }

  @Test
  void a_file_that_says_the_same_again_is_no_change() throws IOException {
    try (var site = UpSite.of(directory, DESIGN)) {
      var before = site.number();
      Files.writeString(directory.resolve("design.yaml"), DESIGN);
      Files.writeString(directory.resolve("unrelated.txt"), "nothing");
      site.change("design.yaml", "Keeps notes.", "Keeps more notes.");
      assertThat(site.number()).isEqualTo(before + 1);
    }
  }

  @Test
  void no_request_fails_while_designs_change_places() throws Exception {
    try (var site = UpSite.of(directory, DESIGN)) {
      var done = new AtomicBoolean();
      var asking =
          CompletableFuture.supplyAsync(
              () -> {
                var sent = 0;
                while (!done.get()) {
                  assertThat(create(site, "note " + sent)).isEqualTo(201);
                  assertThat(site.client().get("/api/notes").status()).isEqualTo(200);
                  sent++;
                }
                return sent;
              });
      for (var most = 201; most < 206; most++) {
        site.change("design.yaml", "1..%d".formatted(most - 1), "1..%d".formatted(most));
      }
      site.change("design.yaml", "\"string(1..205)\"", "\"string(1..205)\", done: boolean = false");
      done.set(true);
      assertThat(asking.get()).isPositive();
      assertThat(site.client().get("/api/notes").all("done")).contains("false");
      assertThat(site.told()).doesNotContain("errors");
    }
  }

  @Test
  void what_is_published_is_written_where_that_is_wanted() throws Exception {
    Files.writeString(directory.resolve("design.yaml"), DESIGN);
    try (var site = UpSite.writing(directory, "out")) {
      site.awaitTold("newel: wrote ");
      assertThat(directory.resolve("out/openapi.yaml")).content().contains("Keeps notes.");
      site.forgetTold();
      site.change("design.yaml", "Keeps notes.", "Keeps all notes.");
      assertThat(site.page("contracts/openapi.yaml")).contains("Keeps all notes.");
      site.awaitTold("newel: wrote ");
      assertThat(directory.resolve("out/openapi.yaml")).content().contains("Keeps all notes.");
    }
  }

  @Test
  void what_cannot_be_written_is_shown_all_the_same() throws Exception {
    Files.writeString(directory.resolve("design.yaml"), DESIGN);
    Files.writeString(directory.resolve("out"), "in the way");
    try (var site = UpSite.writing(directory, "out")) {
      site.awaitTold("newel: documents are not written: ");
      assertThat(site.page("documents")).contains("openapi.yaml");
      assertThat(directory.resolve("out")).hasContent("in the way");
    }
  }
}
