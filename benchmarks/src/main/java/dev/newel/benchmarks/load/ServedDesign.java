package dev.newel.benchmarks.load;

import dev.newel.benchmarks.load.Contestant.Recipe;
import dev.newel.serve.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The storefront with everything switched on that it declares, and limits that a load does not
/// meet.
final class ServedDesign {
  /// Requests in a minute: they are counted, and never too many.
  static final long LIMIT = 100_000_000;

  private static final Pattern LIMITS = Pattern.compile("limit: \\d+/min");
  private static final Pattern CACHES = Pattern.compile(", cache: (?:\\{[^}]*}|\\w+)");
  private static final Pattern CACHE_LINES = Pattern.compile("(?m)^ +cache: \\{.*}\\n");

  private final Path design;
  private final Path program;

  private ServedDesign(Path design, Path program) {
    this.design = design;
    this.program = program;
  }

  /// A design and the program of the project in `root`, begun as its users begin it.
  static ServedDesign of(Path design, Path root) {
    return new ServedDesign(design, root.resolve("newel"));
  }

  /// The same in another directory, with limits that nobody meets and, where `caches` is false,
  /// without caches.
  ServedDesign copy(Path to, boolean caches) throws IOException {
    try (var files = Files.walk(design)) {
      for (var file : files.filter(ServedDesign::isWritten).toList()) {
        var place = to.resolve(design.relativize(file).toString());
        Files.createDirectories(place.getParent());
        var text = LIMITS.matcher(Files.readString(file)).replaceAll("limit: " + LIMIT + "/min");
        if (!caches) {
          text = CACHES.matcher(text).replaceAll("");
          text = CACHE_LINES.matcher(text).replaceAll("");
        }
        Files.writeString(place, text);
      }
    }
    return new ServedDesign(to, program);
  }

  /// Whether somebody wrote it: what a run keeps beside a design is no part of it.
  private static boolean isWritten(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains(".newel");
  }

  /// The file of SQL that makes the tables.
  Path schema(Path to) throws IOException, InterruptedException {
    var publish =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "publish",
                    design.toString(),
                    "--only",
                    "sql",
                    "--to",
                    to.toString()))
            .redirectErrorStream(true)
            .redirectOutput(to.resolveSibling("publish.log").toFile())
            .start();
    publish.waitFor();
    var schema = to.resolve("schema.sql");
    if (!Files.exists(schema)) {
      throw new IOException(
          "no tables were published: " + Files.readString(to.resolveSibling("publish.log")));
    }
    return schema;
  }

  /// How Newel serves it on this database.
  Recipe recipe(DatabaseAddress address) {
    var url =
        "postgresql://%s:%s@%s/%s"
            .formatted(address.user(), address.password(), address.endpoint(), address.database());
    return new Recipe(
        "Newel",
        List.of(program.toString(), "run", design.toString(), "--port", "{port}"),
        Map.of("DATABASE_URL", url, "NEWEL_JAVA_OPTS", Contestants.HEAP),
        "/health");
  }
}
