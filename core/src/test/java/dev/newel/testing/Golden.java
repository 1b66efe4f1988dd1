package dev.newel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Golden files: what the product wrote once, read by a person, and must write again byte for byte.
///
/// `-Dgolden=update` rewrites them all; the change is then reviewed as a diff. In CI (environment
/// variable `CI`) an update is refused, so that no build can approve itself.
public final class Golden {
  private Golden() {}

  /// The root of the repository.
  public static Path root() {
    var root = System.getProperty("newel.root");
    if (root == null) {
      throw new IllegalStateException(
          "the system property newel.root is not set; surefire sets it from the pom");
    }
    return Path.of(root);
  }

  /// Whether golden files are rewritten instead of compared.
  public static boolean updating() {
    return updating(System.getProperty("golden", ""), System.getenv("CI") != null);
  }

  static boolean updating(String mode, boolean ci) {
    if (!mode.equals("update")) {
      return false;
    }
    if (ci) {
      throw new IllegalStateException(
          "golden=update is refused where CI is set: update at your desk and commit");
    }
    return true;
  }

  /// Asserts that `file` holds exactly `actual`, or writes it there in update mode.
  public static void assertMatches(Path file, String actual) {
    assertMatches(file, actual, updating());
  }

  static void assertMatches(Path file, String actual, boolean update) {
    if (update) {
      write(file, actual);
      return;
    }
    assertThat(file).as("golden file; -Dgolden=update makes it").exists();
    assertThat(actual).as("%s (rerun with -Dgolden=update to accept)", file).isEqualTo(read(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
