package dev.newel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The scenario files of a folder as tests. Each runs in this process, in a directory of its own.
///
/// `exit`, `out`, `err` and `after` parts are rewritten by `-Dgolden=update`; titles, files and
/// runs are the author's.
public final class Scenarios {
  private Scenarios() {}

  /// One test for each `*.txt` under `folder`, sorted by path.
  public static Stream<DynamicTest> in(Path folder) {
    return files(folder).stream().map(file -> test(folder, file));
  }

  private static DynamicTest test(Path folder, Path file) {
    var name = folder.relativize(file).toString().replace(".txt", "");
    return DynamicTest.dynamicTest(name, file.toUri(), () -> check(file));
  }

  private static void check(Path file) throws IOException {
    var directory = Files.createTempDirectory("newel-scenario").toRealPath();
    try {
      var written = Golden.read(file);
      var played = ScenarioRun.play(Scenario.parse(written), directory);
      if (Golden.updating()) {
        Golden.write(file, played);
      } else {
        assertThat(played).as("%s (rerun with -Dgolden=update to accept)", file).isEqualTo(written);
      }
    } finally {
      delete(directory);
    }
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
