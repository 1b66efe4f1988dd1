package dev.newel.benchmarks.load;

import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.embedded.EmbeddedPostgres;
import dev.newel.serve.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the storefront by Newel, by a handler written by hand and by Spring Boot, all on one
/// PostgreSQL, and tells what a request, a start and a process cost.
@Command(
    name = "benchmarks/run.sh",
    mixinStandardHelpOptions = true,
    description = "Compare a served design with the same operations written by hand.",
    sortOptions = false)
final class Compare implements Callable<Integer> {
  private final PrintStream out = System.out;

  @Option(
      names = "--design",
      required = true,
      paramLabel = "DIR",
      description = "The storefront that Newel serves.")
  private Path design = Path.of("");

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "DIR",
      description = "The root of the project, built.")
  private Path root = Path.of("");

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL whose user may make databases (default: one of its own, with the settings of `newel run`).")
  private @Nullable String databaseUrl;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description =
          "Rounds, in each of which every server has its turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--requests",
      defaultValue = "4000",
      description =
          "Requests of each operation to each server in a round (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--warm-up",
      defaultValue = "20000",
      description =
          "Requests of each operation to each server before the first round (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--starts",
      defaultValue = "5",
      description = "Starts of each server, taken in turn (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--clients",
      defaultValue = "4",
      description = "Connections that ask at once (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(names = "--no-cache", description = "Switch off what the design keeps in caches.")
  private boolean withoutCache;

  private Compare() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Compare()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    try (var home = new Workplace()) {
      if (databaseUrl != null) {
        compare(home.path(), DatabaseAddress.parse("--database-url", databaseUrl));
      } else {
        var settings = EmbeddedSettings.durable(home.path().resolve("data"));
        try (var postgres = EmbeddedPostgres.start(settings)) {
          compare(home.path(), postgres.address().as("postgres", "postgres"));
        }
      }
    }
    return 0;
  }

  private void compare(Path home, DatabaseAddress superuser)
      throws IOException, SQLException, InterruptedException {
    var contestants = new Contestants(root, superuser, !withoutCache);
    try {
      var recipes = contestants.prepare(design, home);
      if (starts > 0) {
        new Starts(home, out).tell(recipes, starts);
      }
      if (rounds > 0) {
        new Rounds(home, out, rounds, requests, warmUp, clients).tell(recipes, !withoutCache);
      }
    } finally {
      contestants.dropDatabases();
    }
  }
}
