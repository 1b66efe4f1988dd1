package dev.newel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `newel` itself: the options that every command understands.
@CommandLine.Command(
    name = "newel",
    description =
        "Check one written backend design, explain and format it, publish its contracts and serve it.",
    synopsisSubcommandLabel = "COMMAND")
final class RootCommand {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description = "Colour the output: ${COMPLETION-CANDIDATES}.")
  private ColorChoice color = ColorChoice.auto;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the trace of an internal error.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli answers it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show version, build and Java.")
  @SuppressWarnings("unused") // picocli answers it
  private boolean version;

  /// Hands what was chosen to the console.
  void applyTo(Console console) {
    console.choose(color, debug);
  }
}
