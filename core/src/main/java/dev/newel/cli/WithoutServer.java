package dev.newel.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Unmatched;

/// A command of the server module where that is not on the class path: it says so.
abstract sealed class WithoutServer implements Command permits RunWithoutServer, UpWithoutServer {
  private final String name;

  /// Whatever the server's command would understand is accepted, so that the answer is always the
  /// same.
  @Unmatched private List<String> arguments = new ArrayList<>();

  WithoutServer(String name) {
    this.name = name;
  }

  @Override
  public Exit run(Console console) {
    console.err(
        "newel: `%s` needs the server module, and only the core is on the class path."
            .formatted(name));
    console.err(
        "hint: start it with `./newel %s` at the root of the repository, which builds the server too."
            .formatted(name));
    if (console.debug()) {
      console.err("arguments: " + arguments);
    }
    return Exit.USAGE;
  }
}
