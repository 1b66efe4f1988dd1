package dev.newel.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A directory for data, logs and the served design, which is gone afterwards.
record Workplace(Path path) implements AutoCloseable {
  Workplace() throws IOException {
    this(Files.createTempDirectory("newel-benchmark-"));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
