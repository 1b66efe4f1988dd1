package dev.newel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The documents of others that are measured.
final class Corpus {
  private Corpus() {}

  /// The YAML and JSON files below a folder, in the order of their names.
  static List<Path> trees(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
          .sorted()
          .toList();
    }
  }
}
