package dev.newel.cli;

import dev.newel.testing.Golden;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program in a process of its own, which a test may kill.
final class Program {
  private Program() {}

  /// What starts it with these arguments.
  static List<String> command(String... arguments) throws IOException {
    var libraries =
        Files.readString(Golden.root().resolve("core/target/runtime-libraries.txt")).strip();
    var classes = Golden.root().resolve("core/target/classes");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes + File.pathSeparator + libraries,
                "dev.newel.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Starts it; nobody reads what it says.
  static Process start(Path directory, String... arguments) throws IOException {
    return new ProcessBuilder(command(arguments))
        .directory(directory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
