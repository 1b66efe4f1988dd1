package dev.newel.serve.run;

import dev.newel.cli.Console;
import dev.newel.design.Design;
import dev.newel.serve.Server;
import dev.newel.serve.StorageSettings;
import dev.newel.serve.handle.HandlerFiles;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.http.HttpListener;
import dev.newel.serve.identity.SigningKeys;
import dev.newel.serve.identity.SigningKeys.Rotation;
import dev.newel.serve.limit.Counted;
import dev.newel.serve.observe.LibraryLog;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Spans;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.embedded.EmbeddedPostgres;
import dev.newel.serve.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stays where a design is served, whichever design that is: the directory with the keys, the
/// right to serve from it, and PostgreSQL.
public final class Grounds implements AutoCloseable {
  private final Console console;
  private final ServeOptions options;
  private final Path kept;
  private final Map<String, String> appointed;
  private final DatabaseAddress address;
  private final Deque<AutoCloseable> closing;
  /// What was found before PostgreSQL was started, for the first who asks.
  private @Nullable Handlers found;

  private volatile Surroundings surroundings;
  private final Path path;
  /// Whatever design is served, callers stay who they are.
  private final Counted counted = new Counted();

  private Grounds(
      Path path,
      Surroundings surroundings,
      @Nullable Handlers found,
      Console console,
      ServeOptions options,
      Path kept,
      Map<String, String> appointed,
      DatabaseAddress address,
      Deque<AutoCloseable> closing) {
    this.path = path;
    this.surroundings = surroundings;
    this.found = found;
    this.console = console;
    this.options = options;
    this.kept = kept;
    this.appointed = appointed;
    this.address = address;
    this.closing = closing;
  }

  /// Takes them for the design at `path`.
  ///
  /// @param design what is known of it, so that libraries tell what they do in its log; null where
  ///     nothing is, and they tell it as they do
  /// Throws `StartFailure` with a remedy where they are not to be had.
  ///
  /// @throws java.net.BindException where the address to listen on is taken
  public static Grounds take(
      Console console, ServeOptions options, Path path, @Nullable Design design)
      throws IOException {
    if (design != null) {
      options.settle(design);
    }
    var kept = options.kept(console, path);
    var appointed = options.appointed();
    var surroundings = options.surroundings(console, path);
    var closing = new ArrayDeque<AutoCloseable>();
    try {
      var given = options.address(surroundings, design);
      options.judgeSeed(given == null);
      if (given == null) {
        closing.push(RunLock.take(kept));
      }
      // Before PostgreSQL is started: that takes seconds, and this is seen at once.
      HttpListener.requireFree(options.host(), options.port());
      var found = design == null ? null : handlers(console, options, design);
      if (design != null) {
        // Standard output keeps to the page that tells where it serves.
        var settings = surroundings.settings(design);
        closing.push(
            LibraryLog.into(new ServerLog(design, settings, Clock.systemUTC(), console::err)));
      }
      var address = given == null ? embedded(console, kept, closing) : given;
      return new Grounds(
          path, surroundings, found, console, options, kept, appointed, address, closing);
    } catch (IOException | RuntimeException e) {
      close(closing);
      throw e;
    }
  }

  private static DatabaseAddress embedded(
      Console console, Path kept, Deque<AutoCloseable> closing) {
    console.err("newel: starting PostgreSQL " + EmbeddedPostgres.VERSION + " in `" + kept + "`...");
    var postgres =
        EmbeddedPostgres.start(
            EmbeddedSettings.durable(kept.resolve("postgres")).withProgress(console::err));
    closing.push(postgres);
    return postgres.address();
  }

  /// Connections as a design wants them; whoever opens them closes them.
  public Database database(Design design) {
    return Database.open(address, settings(design));
  }

  /// How a design wants its database used.
  public DatabaseSettings settings(Design design) {
    var schema = address.properties().get("currentSchema");
    var settings = StorageSettings.of(design);
    return schema == null ? settings : settings.withSchema(schema);
  }

  /// The roles to give, by login.
  public Map<String, String> appointed() {
    return appointed;
  }

  /// What a server of a design needs beside it.
  public Server.Options options(Design design) {
    return new Server.Options(
        options.host(),
        options.port(),
        Clock.systemUTC(),
        key(design),
        surroundings.settings(design),
        appointed,
        console::err,
        kept,
        handlers(design),
        options.seedRows(),
        Spans.of(design, surroundings::value),
        counted,
        ApiDocs.of(design));
  }

  private Handlers handlers(Design design) {
    var first = found;
    found = null;
    return first == null ? handlers(console, options, design) : first;
  }

  private static Handlers handlers(Console console, ServeOptions options, Design design) {
    var place = options.handlers(console);
    return place == null ? Handlers.NONE : Handlers.of(design, place);
  }

  /// The file that variables come from, as it is now.
  public VariablesFile variables() {
    return VariablesFile.of(options.envFile(console, path));
  }

  /// Reads the file of variables anew, for settings of a design. What was needed to start, as the
  /// port, stays as it was. Throws `StartFailure` where it cannot be read, or a line is none.
  public void reread() {
    surroundings = options.surroundings(console, path);
  }

  /// The files that handlers come from, as they are now.
  public HandlerFiles handlerFiles() {
    return HandlerFiles.of(options.handlers(console));
  }

  private @Nullable SigningKeys key(Design design) {
    var access = design.identity().access();
    try {
      return design.identity().users() == null
          ? null
          : SigningKeys.in(kept, access.algorithm(), Rotation.of(design), Instant.now());
    } catch (IOException e) {
      throw RunLock.unwritable(kept, e);
    }
  }

  @Override
  public void close() throws IOException {
    close(closing);
  }

  private static void close(Deque<AutoCloseable> closing) throws IOException {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
