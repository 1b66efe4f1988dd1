package dev.newel.serve.store.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first process of a running PostgreSQL, as its `postmaster.pid` describes it.
///
/// @param pid the process id; it may long belong to somebody else
/// @param port the TCP port, 0 while it is not yet written
/// @param status `starting`, `ready`, `stopping` or `standby`; empty while it is not yet written
record Postmaster(long pid, int port, String status) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /// Reads the lines of the file, of which a starting server has written only the first ones.
  static Optional<Postmaster> read(List<String> lines) {
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Math.abs(Long.parseLong(lines.getFirst().strip())),
                  lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
                  lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /// The processes that work in `data`: each server process makes the data directory its working
  /// directory, which tells it from a stranger that got the process id of a dead one.
  static List<Long> processesIn(Path data) throws IOException {
    var found = new ArrayList<Long>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        try {
          if (Files.readSymbolicLink(process.resolve("cwd")).equals(data)) {
            found.add(Long.parseLong(process.getFileName().toString()));
          }
        } catch (IOException e) {
          // Gone meanwhile, or not ours to look at: then it is no server of our data either.
        }
      }
    }
    return found;
  }
}
