package dev.newel.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints a script that teaches a shell to complete `newel`.
@CommandLine.Command(
    name = "completion",
    description = {
      "Print a completion script for a shell.",
      "bash: source <(newel completion bash)",
      "zsh:  source <(newel completion zsh)",
      "fish: newel completion fish | source"
    })
final class CompletionCommand implements Command {
  /// The shells, named as the user types them.
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  @Override
  public Exit run(Console console) {
    var root = spec.root().commandLine();
    console.print(
        switch (shell) {
          // picocli's script loads bashcompinit where it runs in zsh
          case bash, zsh -> AutoComplete.bash("newel", root);
          case fish -> FishCompletion.script(root);
        });
    return Exit.OK;
  }
}
