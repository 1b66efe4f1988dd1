package dev.newel.bench;

import dev.newel.cli.DraftText;
import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.foreign.http.Difference;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.Workspace;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.yaml.YamlLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Drafts a design from every OpenAPI description below a folder, publishes it again, and prints of
/// each what came back: without `openapi` in the draft, and with it.
public final class Drafts {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Drafts() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--corpus")) {
      System.err.println("drafts: say --corpus DIR");
      System.exit(64);
    }
    System.out.printf(
        "%-50s %6s %6s %6s %6s %6s %6s %7s  %s%n",
        "file", "oper.", "said", "alike", "lines", "kept", "alike", "ms", "lost");
    var folder = Path.of(arguments[1]);
    var equivalent = 0;
    var all = 0;
    for (var file : Corpus.trees(folder)) {
      if (OpenApiReader.describes(Files.readAllBytes(file))) {
        all++;
        equivalent += line(folder, file) ? 1 : 0;
      }
    }
    System.out.printf("%d of %d are published again equivalent.%n", equivalent, all);
    MessageDrafts.print(folder);
  }

  private static boolean line(Path folder, Path file) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    var parent = file.getParent();
    var home = new DiskTree(parent == null ? folder : parent);
    var given = OpenApiReader.read(home, String.valueOf(file.getFileName())).api();
    var name = folder.relativize(file).toString();
    if (given == null) {
      System.out.printf("%-50s is not read%n", name);
      return true;
    }
    var none = new DiskTree(Path.of("none"));
    var draft = Draft.of(new Sources(List.of(), List.of(), List.of(given)));
    var bare = DraftText.of(draft, none, "design.yaml");
    var whole = DraftText.of(draft, none, "design.yaml", List.of(given));
    var said = published(bare.text());
    var kept = published(whole.text());
    var lost = kept == null ? null : Equivalence.between(given, kept);
    System.out.printf(
        "%-50s %6d %6s %6s %6d %6s %6s %7d  %s%n",
        name,
        given.operations().size(),
        there(given, said),
        alike(given, said),
        whole.text().lines().count(),
        there(given, kept),
        alike(given, kept),
        (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI,
        lost == null ? "no design" : kinds(lost));
    return lost != null && lost.isEmpty();
  }

  private static @Nullable HttpApi published(String text) {
    var tree = new OneText(text);
    var design =
        DesignReader.read(tree, Workspace.read(tree, "design.yaml", YamlLimits.DESIGN)).design();
    if (design == null) {
      return null;
    }
    var files = new OpenApiEmitter(OpenApiEmitter.Format.JSON).emit(design).outputs();
    return files.isEmpty()
        ? null
        : OpenApiReader.read(
                "openapi.json", files.getFirst().content().getBytes(StandardCharsets.UTF_8))
            .api();
  }

  /// A folder with one file.
  private record OneText(String text) implements dev.newel.read.FileTree {
    @Override
    public Content read(String path, int most) {
      return path.equals("design.yaml")
          ? new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))
          : new Content.Absent();
    }

    @Override
    public List<String> files() {
      return List.of("design.yaml");
    }
  }

  private static String there(HttpApi given, @Nullable HttpApi published) {
    if (published == null) {
      return "0";
    }
    var routes = Equivalence.routes(published).keySet();
    return String.valueOf(
        Equivalence.routes(given).keySet().stream().filter(routes::contains).count());
  }

  private static String alike(HttpApi given, @Nullable HttpApi published) {
    if (published == null) {
      return "0";
    }
    var parts = new Equivalence.Parts(given, published);
    var theirs = Equivalence.routes(published);
    var unlike = new HashSet<String>();
    Equivalence.routes(given)
        .forEach(
            (route, operation) -> {
              var other = theirs.get(route);
              if (other == null || !parts.differing(operation, other).isEmpty()) {
                unlike.add(route);
              }
            });
    return String.valueOf(Equivalence.routes(given).size() - unlike.size());
  }

  private static String kinds(List<Difference> lost) {
    Map<Difference.Kind, Long> counts =
        lost.stream()
            .collect(
                Collectors.groupingBy(
                    Difference::kind,
                    () -> new EnumMap<>(Difference.Kind.class),
                    Collectors.counting()));
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(each -> "%s %d".formatted(each.getKey().many(), each.getValue()))
            .collect(Collectors.joining(", "))
            .toLowerCase(Locale.ROOT);
  }
}
