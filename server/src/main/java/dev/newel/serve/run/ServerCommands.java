package dev.newel.serve.run;

import dev.newel.cli.Command;
import dev.newel.cli.CommandProvider;
import java.util.List;

/// The commands of the server module.
public final class ServerCommands implements CommandProvider {
  @Override
  public List<Command> commands() {
    return List.of(new RunCommand());
  }
}
