package dev.newel.cli;

import java.io.IOException;

/// One verb of the command line: a class with picocli's `@Command(name, description)`, its options
/// and parameters as fields. One value serves one run.
public interface Command {
  /// Does it. Wrong input becomes findings on the console and [Exit#FINDINGS]; what is thrown is a
  /// bug or a failure of the disk or network, and ends as [Exit#CRASH].
  Exit run(Console console) throws IOException;
}
