package dev.newel.serve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The file of variables at one moment, to be seen to change.
///
/// @param sum of what it holds; 0 where it cannot be read
public record VariablesFile(Path file, int sum) {
  static VariablesFile of(Path file) {
    try {
      return new VariablesFile(file, Arrays.hashCode(Files.readAllBytes(file)));
    } catch (IOException e) {
      return new VariablesFile(file, 0);
    }
  }

  /// The directory in which it may appear.
  public Path directory() {
    return file.toAbsolutePath().resolveSibling("").normalize();
  }
}
