package dev.newel.serve.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newel.design.Design;
import dev.newel.handler.Handler;
import dev.newel.read.DesignReader;
import dev.newel.serve.Seeding;
import dev.newel.serve.Server;
import dev.newel.serve.StorageSettings;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.SigningKeys;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.observe.Spans;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A design, served on a schema of its own and a free port.
public final class Site implements AutoCloseable {
  private final TestDatabase schema;
  private final Database database;
  private final Server server;
  private final Api api;
  private final Hands hands = new Hands();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  /// A clock whose hands a test moves.
  private static final class Hands extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Site(
      TestDatabase schema,
      Design design,
      Map<String, String> settings,
      Map<String, String> appointed,
      Handlers handlers,
      int seedRows,
      @Nullable Spans spans)
      throws IOException {
    this.schema = schema;
    this.database =
        Database.open(schema.address(), StorageSettings.of(design).withSchema(schema.schema()));
    var known = new LinkedHashMap<String, Object>(settings);
    this.server =
        Server.start(
            design,
            database,
            new Server.Options(
                "127.0.0.1",
                0,
                hands,
                SigningKeys.ephemeral(design.identity().access().algorithm()),
                known,
                appointed,
                this::told,
                Path.of(System.getProperty("java.io.tmpdir")),
                handlers,
                seedRows,
                spans,
                new dev.newel.serve.limit.Counted(),
                Map.of()));
    this.api = new Api(server.port(), design.api().base());
  }

  /// Serves a design on a schema that nobody has used; it is dropped by `close()`.
  public static Site open(Class<?> test, Design design) {
    return open(TestDatabase.open(test), design, Map.of());
  }

  /// Serves the design that `yaml` says, after `newel` and `system`.
  public static Site open(Class<?> test, String yaml) {
    return open(test, design(yaml));
  }

  /// Serves a design on a schema that may hold rows already.
  public static Site open(TestDatabase schema, Design design, Map<String, String> settings) {
    return open(schema, design, settings, Map.of());
  }

  /// @param appointed roles by the login of those who get them
  public static Site open(
      TestDatabase schema,
      Design design,
      Map<String, String> settings,
      Map<String, String> appointed) {
    return open(schema, design, settings, appointed, Handlers.NONE, 0, null);
  }

  public int port() {
    return server.port();
  }

  /// The answer to a request that comes by no connection.
  public HttpAnswer answer(HttpRequest request) {
    return server.answer(request);
  }

  /// Serves the design that `yaml` says, with handlers by their names.
  public static Site open(Class<?> test, String yaml, Map<String, Handler> handlers) {
    return open(test, design(yaml), Handlers.of(handlers));
  }

  /// Serves a design with handlers on a schema that nobody has used.
  public static Site open(Class<?> test, Design design, Handlers handlers) {
    return open(TestDatabase.open(test), design, Map.of(), Map.of(), handlers, 0, null);
  }

  /// Serves a design on a schema whose empty tables are filled.
  public static Site seeded(TestDatabase schema, Design design, int rows) {
    return open(schema, design, Map.of(), Map.of(), Handlers.NONE, rows, null);
  }

  /// Serves a design whose traces go somewhere.
  public static Site traced(Class<?> test, Design design, @Nullable Spans spans) {
    return open(TestDatabase.open(test), design, Map.of(), Map.of(), Handlers.NONE, 0, spans);
  }

  private static Site open(
      TestDatabase schema,
      Design design,
      Map<String, String> settings,
      Map<String, String> appointed,
      Handlers handlers,
      int seedRows,
      @Nullable Spans spans) {
    try {
      return new Site(schema, design, settings, appointed, handlers, seedRows, spans);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The design that `yaml` says, after `newel` and `system`.
  public static Design design(String yaml) {
    try {
      var file = Files.createTempFile("design", ".yaml");
      try {
        Files.writeString(file, "newel: 1\nsystem: { name: site, purpose: Tests. }\n" + yaml);
        return design(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The design in a file or directory.
  public static Design design(Path path) {
    var read = DesignReader.read(path);
    if (read.hasErrors()) {
      throw new AssertionError(read.findings().toString());
    }
    return Objects.requireNonNull(read.design(), () -> read.findings().toString());
  }

  public Api api() {
    return api;
  }

  private void told(String line) {
    log.add(line);
    if (line.contains("\"stack\"")) {
      System.err.println(line);
    }
  }

  /// The lines of the server's log so far.
  public List<String> log() {
    return List.copyOf(log);
  }

  /// The lines of the log about the request with that id.
  public List<Map<?, ?>> logged(String requestId) {
    return log.stream()
        .filter(line -> line.contains("\"" + requestId + "\""))
        .<Map<?, ?>>map(Site::members)
        .toList();
  }

  private static Map<?, ?> members(String line) {
    try {
      return (Map<?, ?>) Objects.requireNonNull(JsonText.parse(line.getBytes(UTF_8)));
    } catch (JsonText.Malformed e) {
      throw new AssertionError(line, e);
    }
  }

  public TestDatabase schema() {
    return schema;
  }

  /// Makes an API key with these fields; returns its secret.
  public String key(Map<String, String> fields) {
    return Objects.requireNonNull(server.makeKey(fields), "the key is there already");
  }

  /// The rows that the start made up.
  public Seeding.Seeded seeded() {
    return server.seeded();
  }

  /// How many rows of the design the start added.
  public int rowsAdded() {
    return server.rowsAdded();
  }

  /// Moves the server's clock on.
  public void later(Duration by) {
    hands.ahead.updateAndGet(ahead -> ahead.plus(by));
  }

  /// Removes what is past its time, as the server does each minute.
  public void sweep() {
    server.sweep();
  }

  /// Stops the server and leaves the schema.
  public void stop() {
    server.close();
    database.close();
  }

  @Override
  public void close() {
    stop();
    schema.close();
  }
}
