package dev.newel.up;

import dev.newel.cli.Command;
import dev.newel.cli.CommandProvider;
import java.util.List;

/// The command that joins all verbs.
public final class UpCommands implements CommandProvider {
  @Override
  public List<Command> commands() {
    return List.of(new UpCommand());
  }
}
