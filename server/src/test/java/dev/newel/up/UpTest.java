package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.run.Running;
import dev.newel.serve.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `newel up` as its user sees it: a process with its output, its signals and its exit code.
class UpTest {
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
  private String design = "";
  private String data = "";

  @BeforeEach
  void write() throws IOException {
    design = Files.writeString(directory.resolve("design.yaml"), DESIGN).toString();
    data = directory.resolve("data").toString();
  }

  private Running start(String url, String... more) {
    var arguments = new ArrayList<>(List.of(design, "--data", data));
    arguments.addAll(List.of(more));
    return Running.command("up", url, arguments);
  }

  private static void assertEnds(Running running, int exit, String line) throws Exception {
    assertThat(running.end()).isEqualTo(exit);
    assertThat(running.told()).first().asString().startsWith(line);
    assertThat(running.told()).hasSize(2).last().asString().startsWith("hint: ");
  }

  @Test
  void it_says_where_to_look_and_ends_when_it_is_told_to() throws Exception {
    try (var schema = TestDatabase.open(UpTest.class);
        var running = start(schema.url(), "--port", "0")) {
      var api = running.api();
      assertThat(api.get("/notes").status()).isEqualTo(200);
      assertThat(running.told())
          .contains("Open http://127.0.0.1:%d/ in a browser.".formatted(api.port()))
          .anyMatch(line -> line.endsWith(" A change of the design is taken up at once."));
      running.awaitLine("2 operations; health at /health.");
      Files.writeString(Path.of(design), DESIGN.replace("Keeps notes.", "Keeps all notes."));
      running.awaitLine("newel: the design changed and is served.");
      // A page that waits for news must not hold the end up.
      var number = api.get("//.newel/news?not=0").text("number");
      var waiting = CompletableFuture.supplyAsync(() -> api.get("//.newel/news?not=" + number));
      running.terminate();
      assertThat(running.end()).isZero();
      assertThat(waiting.handle((answer, gone) -> true).get()).isTrue();
      assertThat(running.told())
          .endsWith("newel: stopping; requests under way are finished first.", "newel: stopped.");
    }
  }

  @Test
  void a_design_with_errors_comes_up_with_its_page_alone() throws Exception {
    Files.writeString(Path.of(design), DESIGN.replace("of: Note", "of: Nothing"));
    try (var schema = TestDatabase.open(UpTest.class);
        var running = start(schema.url(), "--port", "0")) {
      running.awaitLine("Nothing is served yet: the page says why.");
      assertThat(running.told()).anyMatch(line -> line.startsWith("1 error"));
      Files.writeString(Path.of(design), DESIGN);
      running.awaitLine("newel: the design changed and is served.");
    }
  }

  @Test
  void help_says_what_it_takes() throws Exception {
    try (var running = Running.command("up", "", List.of("--help"))) {
      assertThat(running.end()).isZero();
      assertThat(String.join("\n", running.told()))
          .contains("Check, publish, serve and show a design in the browser")
          .contains("--port", "--host", "--data", "--database-url", "--role", "--to");
    }
  }

  @Test
  void what_cannot_start_is_told_in_one_line() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var running = start("", "--port", String.valueOf(taken.getLocalPort()))) {
      assertEnds(running, 2, "newel: `127.0.0.1:%d` is in use".formatted(taken.getLocalPort()));
    }
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    try (var running = start("postgres://a:b@127.0.0.1:%d/c".formatted(free), "--port", "0")) {
      assertEnds(running, 2, "newel: No PostgreSQL answers at");
    }
    try (var running = start("", "--port", "70000")) {
      assertEnds(running, 2, "newel: a port is 0 to 65535, not 70000.");
    }
    try (var running = start("", "--to", "")) {
      assertEnds(running, 2, "newel: `--to` names no directory.");
    }
    try (var running = Running.command("up", "", List.of("nowhere"))) {
      assertEnds(running, 2, "newel: there is no `nowhere`.");
    }
  }
}
