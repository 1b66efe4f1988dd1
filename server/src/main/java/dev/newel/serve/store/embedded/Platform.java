package dev.newel.serve.store.embedded;

import dev.newel.serve.store.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machine as far as the embedded PostgreSQL cares: its binaries are built for Linux on amd64
/// with glibc alone.
///
/// @param system the operating system, as `os.name` says it
/// @param architecture the processor, as `os.arch` says it
/// @param glibc true where the loader of glibc is present; musl (Alpine) has another
record Platform(String system, String architecture, boolean glibc) {
  private static final Path GLIBC_LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");

  static Platform current() {
    return new Platform(
        System.getProperty("os.name", "unknown"),
        System.getProperty("os.arch", "unknown"),
        Files.exists(GLIBC_LOADER));
  }

  /// Throws where the binaries cannot run.
  void requireSupported() {
    var linux = system.toLowerCase(Locale.ROOT).equals("linux");
    var amd64 = architecture.equals("amd64") || architecture.equals("x86_64");
    if (!linux || !amd64) {
      throw unsupported("%s on %s".formatted(system, architecture));
    }
    if (!glibc) {
      throw unsupported("Linux on amd64 without glibc");
    }
  }

  private static StartFailure unsupported(String found) {
    return new StartFailure(
        "The embedded PostgreSQL runs on Linux on amd64 with glibc, and this is %s."
            .formatted(found),
        StartFailure.USE_DATABASE_URL);
  }
}
