package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `newel run` as its user sees it: a process with its output, its signals and its exit code.
class RunTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: notes, purpose: Keeps notes. }
      entities:
        User: { id: uuid key, email: email unique, password: password(8..), role: role = user }
        Note: { id: uuid key, text: "string(1..200)" }
      identity:
        users: User
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 15m } }
        roles: { anonymous: {}, user: {} }
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

  private Running start() {
    return Running.start(design, "--port", "0", "--data", data);
  }

  /// The processes of PostgreSQL that work in our directory.
  private List<ProcessHandle> databases() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("postgres") && line.contains(data))
                    .isPresent())
        .toList();
  }

  private void awaitNoDatabase() throws Exception {
    for (var process : databases()) {
      process.onExit().get(1, TimeUnit.MINUTES);
    }
    assertThat(databases()).isEmpty();
  }

  private static void note(Api api, String text) {
    assertThat(api.post("/notes", java.util.Map.of("text", text)).status()).isEqualTo(201);
  }

  @Test
  void a_start_makes_everything_and_the_next_one_finds_it_again() throws Exception {
    try (var first = start()) {
      var api = first.api();
      assertThat(api.get("/notes").status()).isEqualTo(200);
      note(api, "kept");
      try (var second = start()) {
        assertThat(second.end()).isEqualTo(2);
        assertThat(second.told())
            .containsExactly(
                "newel: Another Newel (process %d) serves from `%s`.".formatted(first.pid(), data),
                "hint: Stop it, or give this one another directory with `--data`.");
      }
      note(api, "still there");
      first.terminate();
      assertThat(first.end()).isZero();
      assertThat(first.told()).endsWith("newel: stopped.");
      assertThat(databases()).isEmpty();
    }
    try (var again = start()) {
      assertThat(again.api().get("/notes").all("text"))
          .containsExactlyInAnyOrder("kept", "still there");
      assertThat(again.told()).noneMatch(line -> line.contains("Creating the database"));
      again.terminate();
      assertThat(again.end()).isZero();
    }
  }

  @Test
  void a_request_under_way_is_answered_before_the_end() throws Exception {
    try (var running = start()) {
      var api = running.api();
      var body = "{\"text\":\"under way\"}".getBytes(StandardCharsets.UTF_8);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
        var out = socket.getOutputStream();
        out.write(
            ("POST /api/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length
                    + "\r\nExpect: 100-continue\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var in = socket.getInputStream();
        // The server asks for the body, so the request is under way for certain.
        assertThat(new String(in.readNBytes(25), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        running.terminate();
        running.awaitLine("newel: stopping");
        out.write(body);
        out.flush();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 201");
      }
      assertThat(running.end()).isZero();
    }
    assertThat(databases()).isEmpty();
    try (var again = start()) {
      assertThat(again.api().get("/notes").all("text")).containsExactly("under way");
    }
    awaitNoDatabase();
  }

  @Test
  void a_kill_loses_nothing_that_was_acknowledged() throws Exception {
    try (var running = start()) {
      note(running.api(), "acknowledged");
      running.kill();
    }
    try (var again = start()) {
      assertThat(again.api().get("/notes").all("text")).containsExactly("acknowledged");
      again.kill();
    }
    awaitNoDatabase();
  }

  @Test
  void a_taken_port_is_seen_before_anything_is_started() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var running =
            Running.start(design, "--port", String.valueOf(taken.getLocalPort()), "--data", data)) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told())
          .containsExactly(
              "newel: `127.0.0.1:%d` is in use or not an address of this machine."
                  .formatted(taken.getLocalPort()),
              "hint: Stop what listens there, or pass another `--port`; `--port 0` takes a free one.");
      assertThat(Path.of(data, "postgres")).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port | 70000           | newel: a port is 0 to 65535, not 70000.
          --port | -1              | newel: a port is 0 to 65535, not -1.
          --role | admin           | newel: `--role` is a role and a login with `=` between them, not `admin`.
          --host | nobody.invalid  | newel: `nobody.invalid` is no address of this machine.
          --host | 203.0.113.1     | newel: `203.0.113.1:8080` is in use or not an address of this machine.
          """)
  void an_address_that_is_none_is_told_in_one_line(String option, String value, String line)
      throws Exception {
    try (var running = Running.start(design, "--data", data, option, value)) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told()).hasSize(2).startsWith(line);
      assertThat(running.told().getLast()).startsWith("hint: ");
    }
  }

  /// Else whoever registers first with that login, from anywhere, would get the role.
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "203.0.113.1"})
  void a_role_is_given_only_where_this_machine_alone_can_register(String host) throws Exception {
    try (var running =
        Running.start(design, "--data", data, "--host", host, "--role", "user=me@shop.example")) {
      assertRefused(running, "not on `%s`".formatted(host));
      assertThat(Path.of(data)).doesNotExist();
    }
  }

  @Test
  void a_broken_design_is_told_and_not_served() throws Exception {
    Files.writeString(Path.of(design), DESIGN.replace("of: Note", "of: Nota"));
    try (var running = start()) {
      assertThat(running.end()).isEqualTo(1);
      assertThat(running.told()).anyMatch(line -> line.contains("`Nota`"));
      assertThat(running.told()).noneMatch(line -> line.startsWith("\tat "));
      assertThat(running.told())
          .anyMatch(
              line -> line.matches("newel: the design has \\d+ errors?, so it is not served."));
      assertThat(Path.of(data)).doesNotExist();
    }
  }

  @Test
  void a_design_that_is_not_there_is_told_as_by_every_command() throws Exception {
    try (var running = Running.start("nowhere")) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told())
          .containsExactly(
              "newel: there is no `nowhere`.",
              "hint: name a directory with a design.yaml, or write one with `newel init`.");
    }
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "in the way");
    try (var running =
        Running.start(design, "--port", "0", "--data", file.resolve("data").toString())) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told()).hasSize(2);
      assertThat(running.told().getFirst())
          .startsWith("newel: Nothing can be kept in `" + file.resolve("data") + "`: ");
      assertThat(running.told().getLast()).startsWith("hint: Make it a directory");
    }
    assertThat(file).hasContent("in the way");
  }

  @Test
  void a_given_database_serves_as_our_own_does() throws Exception {
    try (var schema = TestDatabase.open(RunTest.class)) {
      var address = schema.address();
      var url = schema.url();
      var arguments = List.of(design, "--port", "0", "--data", data);
      try (var running = Running.start(url, arguments)) {
        note(running.api(), "elsewhere");
        running.terminate();
        assertThat(running.end()).isZero();
        assertThat(running.told()).noneMatch(line -> line.contains("starting PostgreSQL"));
      }
      assertThat(schema.value("SELECT text FROM note")).isEqualTo("elsewhere");
      var roles = new ArrayList<>(arguments);
      roles.addAll(List.of("--host", "127.0.0.1", "--role", "user=me@shop.example"));
      try (var running = Running.start(url, roles)) {
        assertThat(running.api().get("/notes").status()).isEqualTo(200);
        assertThat(running.told())
            .contains("`me@shop.example` has the role `user`, or gets it by registering.");
      }
      // Two of one design may share a database.
      try (var one = Running.start(url, arguments);
          var other = Running.start(url, arguments)) {
        assertThat(one.api().get("/notes").all("text")).containsExactly("elsewhere");
        assertThat(other.api().get("/notes").all("text")).containsExactly("elsewhere");
      }
      try (var running =
          Running.start(url.replace(":" + address.password() + "@", ":s3cr3t-w0rd@"), arguments)) {
        assertRefused(running, "refuses the password of user `%s`.".formatted(address.user()));
      }
    }
  }

  @Test
  void a_database_that_is_not_there_is_told_in_one_line() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    try (var running =
        Running.start(
            "postgres://shop:s3cr3t-w0rd@127.0.0.1:%d/shop".formatted(free),
            List.of(design, "--port", "0", "--data", data))) {
      assertRefused(running, "No PostgreSQL answers at `127.0.0.1:%d`".formatted(free));
    }
    try (var running =
        Running.start(
            "postgres://shop:s3cr3t-w0rd@nobody.invalid/shop",
            List.of(design, "--port", "0", "--data", data))) {
      assertRefused(running, "No PostgreSQL answers at `nobody.invalid:5432`");
    }
    try (var running =
        Running.start(
            "mysql://shop:s3cr3t-w0rd@127.0.0.1/shop",
            List.of(design, "--port", "0", "--data", data))) {
      assertRefused(running, "`DATABASE_URL`");
    }
  }

  @Test
  void a_file_beside_the_design_gives_what_the_environment_has_not() throws Exception {
    var file = Path.of(design).resolveSibling(".env");
    Files.writeString(file, "# Ours.\nDATABASE_URL=postgres://shop:s3cr3t-w0rd@nobody.invalid/x\n");
    try (var running = Running.start(design, "--port", "0", "--data", data)) {
      assertRefused(running, "No PostgreSQL answers at `nobody.invalid:5432`");
    }
    try (var running =
        Running.start(
            "mysql://shop@127.0.0.1/shop", List.of(design, "--port", "0", "--data", data))) {
      assertRefused(running, "`DATABASE_URL`");
    }
    Files.writeString(file, "DATABASE_URL\n");
    try (var running = Running.start(design, "--port", "0", "--data", data)) {
      assertRefused(running, ".env:1` is no `NAME=value`");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void a_server_that_is_no_postgresql_is_told_in_one_line() throws Exception {
    try (var web = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      var _ =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!web.isClosed()) {
                      try (var socket = web.accept()) {
                        socket
                            .getOutputStream()
                            .write(
                                "HTTP/1.1 400 Bad Request\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                      } catch (IOException e) {
                        return;
                      }
                    }
                  });
      try (var running =
          Running.start(
              "postgres://shop:s3cr3t-w0rd@127.0.0.1:%d/shop".formatted(web.getLocalPort()),
              List.of(design, "--port", "0", "--data", data))) {
        assertRefused(running, "`127.0.0.1:%d`".formatted(web.getLocalPort()));
      }
    }
  }

  private static void assertRefused(Running running, String part) throws Exception {
    assertThat(running.end()).isEqualTo(2);
    assertThat(running.told()).as("%s", running.told()).hasSize(2);
    assertThat(running.told().getFirst()).startsWith("newel: ").contains(part);
    assertThat(running.told().getLast()).startsWith("hint: ");
    assertThat(running.told()).noneMatch(line -> line.contains("s3cr3t-w0rd"));
  }
}
