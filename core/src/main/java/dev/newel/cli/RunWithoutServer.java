package dev.newel.cli;

import picocli.CommandLine;

/// Stands where the server module's `run` would stand when that module is not on the class path.
@CommandLine.Command(
    name = "run",
    description = "Serve a design on a PostgreSQL (needs the server module).")
final class RunWithoutServer extends WithoutServer {
  RunWithoutServer() {
    super("run");
  }
}
