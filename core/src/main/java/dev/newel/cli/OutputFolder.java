package dev.newel.cli;

import dev.newel.publish.Emitter.Output;
import dev.newel.text.LineDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts files under a folder, all or none: whoever reads them never meets one of today beside one
/// of yesterday. What became of each is said once all are written.
final class OutputFolder {
  /// What is done with a file that differs.
  enum Way {
    WRITE,
    /// Say so.
    TELL,
    /// Print the difference.
    DIFF
  }

  private final Console console;
  private final String shown;
  private final Way way;
  private final List<String> told = new ArrayList<>();
  private final Map<String, String> changed = new LinkedHashMap<>();

  /// @param shown the folder as the user names it
  OutputFolder(Console console, String shown, Way way) {
    this.console = console;
    this.shown = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
    this.way = way;
  }

  /// Takes a file to be written.
  void put(Output output) throws IOException {
    var name = shown + "/" + output.path();
    var file = console.path(name);
    if (isPresent(file, output.content())) {
      told.add("Unchanged: " + name);
      return;
    }
    requireInside(name, file);
    told.add((way == Way.WRITE ? "Wrote: " : "Would write: ") + name);
    changed.put(name, output.content());
  }

  /// Whether a file that was taken differs from what is there.
  boolean differs() {
    return !changed.isEmpty();
  }

  /// Writes what was taken, or shows what would be.
  void flush() throws IOException {
    if (way == Way.DIFF) {
      for (var each : changed.entrySet()) {
        var file = console.path(each.getKey());
        var before = Files.isRegularFile(file) ? Files.readString(file) : "";
        console.print(LineDiff.unified(each.getKey(), before, each.getValue()));
      }
      return;
    }
    if (way == Way.WRITE) {
      FileRewrite.replace(console, changed);
    }
    told.forEach(console::out);
  }

  private static boolean isPresent(Path file, String content) throws IOException {
    return Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), content.getBytes(StandardCharsets.UTF_8));
  }

  /// A link that somebody left where a document goes must not send it elsewhere.
  private void requireInside(String name, Path file) throws IOException {
    if (Files.isSymbolicLink(file)
        && Files.exists(file)
        && !file.toRealPath().startsWith(console.path(shown).toRealPath())) {
      throw new FileRewrite.Refused(
          name,
          "it is a link that leads out of `%s`".formatted(shown),
          "remove the link",
          Exit.USAGE);
    }
  }
}
