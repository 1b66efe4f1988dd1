package dev.newel.serve.run;

import dev.newel.cli.Command;
import dev.newel.cli.Console;
import dev.newel.cli.DesignArgument;
import dev.newel.cli.Exit;
import dev.newel.cli.Stop;
import dev.newel.design.Design;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.ReadDesign;
import dev.newel.serve.Gaps;
import dev.newel.serve.Server;
import dev.newel.serve.StorageSettings;
import dev.newel.serve.http.HttpListener;
import dev.newel.serve.identity.SigningKey;
import dev.newel.serve.observe.LibraryLog;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.store.embedded.EmbeddedPostgres;
import dev.newel.serve.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves a design until it is told to stop.
@CommandLine.Command(
    name = "run",
    description = {
      "Serve a design as a backend on a PostgreSQL.",
      "Without --database-url it brings a PostgreSQL of its own, which keeps its data beside the design."
    })
final class RunCommand implements Command {
  private static final int MOST_PORT = 65_535;
  private static final int MOST_GAPS = 20;

  @Mixin private DesignArgument design = new DesignArgument();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: 127.0.0.1, this machine alone).")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data and keys are kept (default: .newel/data beside the design).")
  private @Nullable String data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "A PostgreSQL to use (default: $DATABASE_URL, else one of its own).")
  private @Nullable String databaseUrl;

  @Option(
      names = "--role",
      paramLabel = "ROLE=LOGIN",
      description = {
        "Give a role to whoever has this login or registers with it, such as admin=me@shop.example.",
        "Only where the server listens for this machine alone; may be given several times."
      })
  private List<String> roles = List.of();

  @Override
  public Exit run(Console console) throws IOException {
    if (port < 0 || port > MOST_PORT) {
      console.err("newel: a port is 0 to %d, not %d.".formatted(MOST_PORT, port));
      console.err("hint: Pass `--port 8080`, or `--port 0` for any that is free.");
      return Exit.USAGE;
    }
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    var path = console.path(design.name());
    var read = design.read(console);
    var resolved = read.design();
    if (read.hasErrors() || resolved == null) {
      return refuse(console, read);
    }
    var kept =
        data == null
            ? (Files.isDirectory(path) ? path : path.resolveSibling("")).resolve(".newel/data")
            : console.path(data);
    var closing = new ArrayDeque<AutoCloseable>();
    try {
      var exit = serve(console, resolved, kept, closing);
      close(closing);
      console.err("newel: stopped.");
      return exit;
    } catch (StartFailure e) {
      console.err("newel: " + e.getMessage());
      console.err("hint: " + e.hint());
      return Exit.USAGE;
    } catch (BindException e) {
      console.err(
          "newel: `%s` is in use or not an address of this machine.".formatted(place(port)));
      console.err(
          "hint: Stop what listens there, or pass another `--port`; `--port 0` takes a free one.");
      return Exit.USAGE;
    } catch (UnknownHostException e) {
      console.err("newel: `%s` is no address of this machine.".formatted(host));
      console.err(
          "hint: Pass `--host 127.0.0.1` for this machine alone, `--host 0.0.0.0` for every network.");
      return Exit.USAGE;
    } finally {
      close(closing);
    }
  }

  private static Exit refuse(Console console, ReadDesign read) {
    var errors =
        read.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    errors.forEach(finding -> console.err(told(finding)));
    console.err(
        "newel: the design has %d error%s, so it is not served."
            .formatted(errors.size(), errors.size() == 1 ? "" : "s"));
    console.err("hint: Run `newel check` for all findings with their places.");
    return Exit.FINDINGS;
  }

  private static String told(Finding finding) {
    var span = finding.span();
    var place = span == null ? finding.at().toString() : span.toString();
    var hint = finding.hint();
    return "%s: %s: %s%s"
        .formatted(place, finding.id(), finding.message(), hint == null ? "" : "\n  hint: " + hint);
  }

  private Exit serve(Console console, Design resolved, Path kept, Deque<AutoCloseable> closing)
      throws IOException {
    var appointed = appointed();
    var url = databaseUrl == null ? console.environment("DATABASE_URL") : databaseUrl;
    if (url == null) {
      closing.push(RunLock.take(kept));
    }
    // Before PostgreSQL is started: that takes seconds, and this is seen at once.
    HttpListener.requireFree(host, port);
    var settings = settings(console, resolved);
    // Standard output keeps to the page that tells where it serves.
    closing.push(
        LibraryLog.into(new ServerLog(resolved, settings, Clock.systemUTC(), console::err)));
    var database = database(console, resolved, url, kept, closing);
    var options =
        new Server.Options(
            host,
            port,
            Clock.systemUTC(),
            key(resolved, kept),
            settings,
            appointed,
            console::err,
            kept);
    var server = Server.start(resolved, database, options);
    closing.push(server);
    if (server.rowsAdded() > 0) {
      console.out("Rows of the design added: %d.".formatted(server.rowsAdded()));
    }
    appointed.forEach(
        (login, role) ->
            console.out(
                "`%s` has the role `%s`, or gets it by registering.".formatted(login, role)));
    tell(console, resolved, settings, server);
    Stop.await();
    console.err("newel: stopping; requests under way are finished first.");
    return Exit.OK;
  }

  /// The roles to give, by login.
  private Map<String, String> appointed() throws UnknownHostException {
    var appointed = new LinkedHashMap<String, String>();
    for (var text : roles) {
      var equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new StartFailure(
            "`--role` is a role and a login with `=` between them, not `%s`.".formatted(text),
            "Pass `--role admin=me@shop.example`.");
      }
      appointed.put(text.substring(equals + 1), text.substring(0, equals));
    }
    if (!appointed.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new StartFailure(
          "`--role` works only where the server listens for this machine alone, not on `%s`: whoever registers first would get the role."
              .formatted(host),
          "Leave `--host` out for as long as it takes to register.");
    }
    return appointed;
  }

  private Database database(
      Console console,
      Design resolved,
      @Nullable String url,
      Path kept,
      Deque<AutoCloseable> closing) {
    DatabaseAddress address;
    if (url != null) {
      address = DatabaseAddress.parse(databaseUrl == null ? "DATABASE_URL" : "--database-url", url);
    } else {
      console.err(
          "newel: starting PostgreSQL " + EmbeddedPostgres.VERSION + " in `" + kept + "`...");
      var postgres =
          EmbeddedPostgres.start(
              EmbeddedSettings.durable(kept.resolve("postgres")).withProgress(console::err));
      closing.push(postgres);
      address = postgres.address();
    }
    var database = Database.open(address, pool(resolved, address));
    closing.push(database);
    return database;
  }

  private static DatabaseSettings pool(Design resolved, DatabaseAddress address) {
    var schema = address.properties().get("currentSchema");
    var settings = StorageSettings.of(resolved);
    return schema == null ? settings : settings.withSchema(schema);
  }

  private static @Nullable SigningKey key(Design resolved, Path kept) {
    try {
      return resolved.identity().users() == null
          ? null
          : SigningKey.in(kept, resolved.identity().access().algorithm());
    } catch (IOException e) {
      throw RunLock.unwritable(kept, e);
    }
  }

  private static Map<String, @Nullable Object> settings(Console console, Design resolved) {
    var settings = new LinkedHashMap<String, @Nullable Object>();
    resolved
        .prose()
        .settings()
        .keySet()
        .forEach(name -> settings.put(name, console.environment(name)));
    return settings;
  }

  private void tell(
      Console console, Design resolved, Map<String, @Nullable Object> settings, Server server) {
    console.out(
        "Serving %s at http://%s%s"
            .formatted(
                resolved.prose().system().name(), place(server.port()), resolved.api().base()));
    console.out(
        "%d operations; health at %s%s. Stop with Ctrl-C or SIGTERM."
            .formatted(
                server.operations(),
                server.healthPath(),
                server.metricsPath() == null ? "" : ", metrics at " + server.metricsPath()));
    var gaps = Gaps.of(resolved, settings);
    gaps.stream().limit(MOST_GAPS).forEach(gap -> console.out("not served yet: " + gap));
    if (gaps.size() > MOST_GAPS) {
      console.out("not served yet: %d more".formatted(gaps.size() - MOST_GAPS));
    }
  }

  private String place(int shownPort) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + shownPort;
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
