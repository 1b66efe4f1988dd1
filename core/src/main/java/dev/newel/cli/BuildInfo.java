package dev.newel.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Newel this is.
///
/// @param version the version in the pom
/// @param build the key of the sources that the launcher built from; `dev` for any other build
record BuildInfo(String version, String build) {

  /// What the build wrote beside the classes.
  static BuildInfo read() {
    var properties = new Properties();
    try (var file = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (file == null) {
        throw new IllegalStateException("build.properties is missing beside the classes");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        properties.getProperty("version", "unknown"), properties.getProperty("build", "unknown"));
  }

  /// The lines of `--version`.
  String[] lines() {
    var java =
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor");
    return new String[] {"newel " + version + " (build " + build + ")", "java " + java};
  }
}
