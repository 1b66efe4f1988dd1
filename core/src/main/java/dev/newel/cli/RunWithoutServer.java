package dev.newel.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Unmatched;

/// Stands where the server module's `run` would stand when that module is not on the class path.
@CommandLine.Command(
    name = "run",
    description = "Serve a design on a PostgreSQL (needs the server module).")
final class RunWithoutServer implements Command {
  /// Whatever the server's `run` would understand is accepted, so that the answer is always the
  /// same.
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Exit run(Console console) {
    console.err("newel: `run` needs the server module, and only the core is on the class path.");
    console.err(
        "hint: start it with `./newel run` at the root of the repository, which builds the server too.");
    if (console.debug()) {
      console.err("arguments: " + arguments);
    }
    return Exit.USAGE;
  }
}
