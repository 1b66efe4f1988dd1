package dev.newel.cli;

import picocli.CommandLine;

/// Stands where the server module's `up` would stand when that module is not on the class path.
@CommandLine.Command(
    name = "up",
    description =
        "Check, publish, serve and show a design in the browser (needs the server module).")
final class UpWithoutServer extends WithoutServer {
  UpWithoutServer() {
    super("up");
  }
}
