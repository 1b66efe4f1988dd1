package dev.newel.serve.run;

import dev.newel.cli.Console;
import dev.newel.cli.Exit;
import dev.newel.design.Design;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where a design is served and what it keeps its data in, for every command that serves.
public final class ServeOptions {
  private static final int MOST_PORT = 65_535;
  private static final int SEEDED = 20;
  private static final int MOST_SEEDED = 10_000;

  /// What other machines balance over learns of the end by asking, every few seconds.
  private static final Duration DELAY_FOR_OTHERS = Duration.ofSeconds(5);

  /// With the ten seconds for requests under way it is well below the minute after which nobody
  /// waits for the end any more.
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  /// The options that a design may give a default; the others are for whoever runs it to say.
  private static final List<String> OF_DESIGN = List.of("port", "shutdown-delay");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable OptionVariables variables;

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
      description = "A PostgreSQL to use (default: DATABASE_URL, else one of its own).")
  private @Nullable String databaseUrl;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = {
        "Variables where the environment has none, as in .env.example (default: .env beside the design).",
        "An option counts before the environment, that before the file, that before the design's default.",
        "Each option has a variable: NEWEL_PORT for --port; DATABASE_URL for --database-url."
      })
  private @Nullable String envFile;

  @Option(
      names = "--shutdown-delay",
      paramLabel = "TIME",
      description = {
        "How long it serves on after SIGTERM while it says that it is not ready, at most 30s, so that",
        "others send no more here (default: 5s where other machines reach it, else 0s)."
      })
  private @Nullable String shutdownDelay;

  @Option(
      names = "--role",
      paramLabel = "ROLE=LOGIN",
      description = {
        "Give a role to whoever has this login or registers with it, such as admin=me@shop.example.",
        "Only where the server listens for this machine alone; may be given several times."
      })
  private List<String> roles = List.of();

  @Option(
      names = "--key",
      paramLabel = "FIELD=VALUE,...",
      description = {
        "Make an API key with these fields, such as name=billing, and print it once.",
        "Nothing is made where a key with these fields is there; may be given several times."
      })
  private List<String> keys = List.of();

  @Option(
      names = "--handlers",
      paramLabel = "DIR|JAR",
      description = {
        "Java classes that carry out what the design names as `handler`: a directory with sources,",
        "classes or JARs, or a JAR. Their code runs with the rights of this process (default: none)."
      })
  private @Nullable String handlers;

  @Option(
      names = "--seed",
      description = {
        "Fill empty tables with plausible rows, the same each time, with a login for each role.",
        "Refused with --database-url and for other machines, unless --seed-anyway is said."
      })
  private boolean seed;

  @Option(
      names = "--seed-rows",
      paramLabel = "N",
      description = "How many rows --seed gives each table (default: 20).")
  private @Nullable Integer seedRows;

  @Option(
      names = "--seed-anyway",
      description = "Seed a database that you name too, and where other machines can log in.")
  private boolean seedAnyway;

  /// What serves until it is told to stop.
  @FunctionalInterface
  public interface Serving {
    Exit serve() throws IOException;
  }

  public String host() {
    // As it stands in an address of the web.
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  public int port() {
    return port;
  }

  /// Gives what the command line leaves out: from the environment, else from the file beside the
  /// design at `path` or the one that is named. Throws `StartFailure` where a value does not fit.
  public void settle(Console console, Path path) {
    var all = variables();
    if (all != null) {
      all.take(surroundings(console, path));
    }
    judge();
  }

  /// Gives what nobody said from the defaults of a design.
  void settle(Design design) {
    var all = variables();
    if (all != null) {
      all.take(OF_DESIGN, name -> initial(design, name));
    }
    judge();
  }

  private @Nullable OptionVariables variables() {
    if (variables == null && command != null) {
      variables = new OptionVariables(command);
    }
    return variables;
  }

  private static @Nullable String initial(Design design, String name) {
    var setting = design.prose().settings().get(name);
    return setting == null ? null : setting.initial();
  }

  private String blame(String option) {
    return variables == null ? "" : variables.blame(option);
  }

  private void judge() {
    if (port < 0 || port > MOST_PORT) {
      throw new StartFailure(
          "%sa port is 0 to %d, not %d.".formatted(blame("port"), MOST_PORT, port),
          "Pass `--port 8080`, or `--port 0` for any that is free.");
    }
    if (host().isBlank()) {
      throw new StartFailure(
          blame("host") + "`--host` names no address.",
          "Pass `--host 127.0.0.1`, or leave it out.");
    }
    if (data != null && data.isBlank()) {
      throw new StartFailure(
          blame("data") + "`--data` names no directory.", "Name one, or leave it out.");
    }
    if (shutdownDelay != null) {
      delay(shutdownDelay);
    }
    keys.forEach(this::fields);
  }

  private Duration delay(String text) {
    var delay =
        TimeAmount.read(text) instanceof Reading.Value<TimeAmount>(var amount)
                && amount.period().isZero()
            ? amount.duration()
            : null;
    if (delay == null || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new StartFailure(
          "%s`--shutdown-delay` is 0s to %ds."
              .formatted(blame("shutdown-delay"), LONGEST_DELAY.toSeconds()),
          "Write such as `5s` or `500ms`.");
    }
    return delay;
  }

  /// How long it serves on, not ready, when it is told to stop.
  public Duration shutdownDelay() throws UnknownHostException {
    return shutdownDelay == null
        ? isForThisMachineAlone() ? Duration.ZERO : DELAY_FOR_OTHERS
        : delay(shutdownDelay);
  }

  /// Throws `StartFailure` where tables are to be filled and should not be here.
  ///
  /// @param isOurs whether the database is the one that we bring
  void judgeSeed(boolean isOurs) throws UnknownHostException {
    if (seedRows != null && (seedRows < 1 || seedRows > MOST_SEEDED)) {
      throw new StartFailure(
          "%s`--seed-rows` is 1 to %d, not %d."
              .formatted(blame("seed-rows"), MOST_SEEDED, seedRows),
          "Pass `--seed --seed-rows 20`.");
    }
    if (seedRows() == 0 || seedAnyway) {
      return;
    }
    if (!isOurs) {
      throw new StartFailure(
          blame("seed")
              + "`--seed` fills the database that `--database-url` or `DATABASE_URL` names with rows that are made up.",
          "Leave it out, or pass `--seed-anyway` where that is meant.");
    }
    if (!isForThisMachineAlone()) {
      throw new StartFailure(
          "%s`--seed` makes logins with a known password, and `%s` lets other machines in."
              .formatted(blame("seed"), host),
          "Leave `--host` out, or pass `--seed-anyway` where that is meant.");
    }
  }

  /// How many rows an empty table is filled with, 0 where none is.
  int seedRows() {
    return seed || seedAnyway || seedRows != null ? (seedRows == null ? SEEDED : seedRows) : 0;
  }

  /// Where the classes of handlers are; null where the user has said nothing of them.
  public @Nullable Path handlers(Console console) {
    return handlers == null ? null : console.path(handlers);
  }

  /// What the environment and the file beside the design at `path` say.
  Surroundings surroundings(Console console, Path path) {
    return Surroundings.of(
        console::environment,
        Files.isDirectory(path) ? path : path.resolveSibling(""),
        envFile == null ? null : console.path(envFile));
  }

  /// The file that variables are read from, whether or not it is there.
  Path envFile(Console console, Path path) {
    return envFile == null
        ? (Files.isDirectory(path) ? path : path.resolveSibling("")).resolve(Surroundings.FILE)
        : console.path(envFile);
  }

  /// Where data and keys of the design at `path` are kept.
  Path kept(Console console, Path path) {
    return data == null
        ? (Files.isDirectory(path) ? path : path.resolveSibling("")).resolve(".newel/data")
        : console.path(data);
  }

  /// The PostgreSQL that the user names; null where we bring our own.
  ///
  /// @param design whose default counts where nobody says anything; null where it has errors
  @Nullable DatabaseAddress address(Surroundings surroundings, @Nullable Design design) {
    var given = databaseUrl == null ? surroundings.value("DATABASE_URL") : databaseUrl;
    var url = given == null && design != null ? initial(design, "DATABASE_URL") : given;
    return url == null
        ? null
        : DatabaseAddress.parse(databaseUrl == null ? "DATABASE_URL" : "--database-url", url);
  }

  /// The roles to give, by login.
  public Map<String, String> appointed() throws UnknownHostException {
    var appointed = new LinkedHashMap<String, String>();
    for (var text : roles) {
      var equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new StartFailure(
            "%s`--role` is a role and a login with `=` between them, not `%s`."
                .formatted(blame("role"), text),
            "Pass `--role admin=me@shop.example`.");
      }
      appointed.put(text.substring(equals + 1), text.substring(0, equals));
    }
    if (!appointed.isEmpty() && !isForThisMachineAlone()) {
      throw new StartFailure(
          "%s`--role` works only where the server listens for this machine alone, not on `%s`: whoever registers first would get the role."
              .formatted(blame("role"), host),
          "Leave `--host` out for as long as it takes to register.");
    }
    return appointed;
  }

  /// The fields of the API keys to make, with the text that says them.
  public Map<String, Map<String, String>> keys() {
    var all = new LinkedHashMap<String, Map<String, String>>();
    keys.forEach(text -> all.put(text, fields(text)));
    return all;
  }

  private Map<String, String> fields(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (var each : text.split(",", -1)) {
      var equals = each.indexOf('=');
      if (equals < 1) {
        throw new StartFailure(
            "%s`--key` is fields with `=` before their values, not `%s`."
                .formatted(blame("key"), text),
            "Pass `--key name=billing`.");
      }
      fields.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    return fields;
  }

  /// Whether nobody else can reach the server.
  public boolean isForThisMachineAlone() throws UnknownHostException {
    return InetAddress.getByName(host()).isLoopbackAddress();
  }

  /// The address with that port, as a browser takes it.
  public String place(int shownPort) {
    var name = host();
    return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + shownPort;
  }

  /// Serves; what keeps it from starting is told in one line with its remedy.
  public Exit attempt(Console console, Serving serving) throws IOException {
    try {
      return serving.serve();
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
      console.err("newel: %s`%s` is no address of this machine.".formatted(blame("host"), host()));
      console.err(
          "hint: Pass `--host 127.0.0.1` for this machine alone, `--host 0.0.0.0` for every network.");
      return Exit.USAGE;
    }
  }
}
