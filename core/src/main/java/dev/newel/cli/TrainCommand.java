package dev.newel.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// Runs the usual commands in this process with their output thrown away, so that the class archive
/// which the launcher makes holds what they load. How the commands end does not matter here.
@CommandLine.Command(
    name = "__train",
    hidden = true,
    description = "Load what the usual commands load.")
final class TrainCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "DESIGN", description = "A design to train with.")
  private String design = "";

  @Override
  public Exit run(Console console) {
    train(console, "--version");
    train(console, "--help");
    train(console, "completion", "--help");
    train(console, "no-such-command");
    if (!design.isEmpty()) {
      for (var line :
          List.of("check", "fmt --check", "explain API001", "publish --only openapi --dry-run")) {
        var arguments = List.of(line.split(" ", -1));
        train(console, withDesign(arguments));
      }
    }
    return Exit.OK;
  }

  private String[] withDesign(List<String> arguments) {
    var all = new ArrayList<>(arguments);
    all.add(design);
    return all.toArray(String[]::new);
  }

  private static void train(Console console, String... arguments) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var silent = new Console(nowhere, nowhere, InputStream.nullInputStream(), console.world());
    Main.run(List.of(arguments), silent);
  }
}
