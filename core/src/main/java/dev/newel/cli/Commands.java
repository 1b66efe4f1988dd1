package dev.newel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// The explicit list of commands: one line each, in the order in which `--help` shows them.
final class Commands {
  private static final List<Supplier<Command>> ALL =
      List.of(
          InitCommand::new,
          PlanCommand::new,
          DraftCommand::new,
          PublishCommand::new,
          CheckCommand::new,
          DecideCommand::new,
          FmtCommand::new,
          ExplainCommand::new,
          RulesCommand::new,
          SchemaCommand::new,
          CompletionCommand::new,
          TrainCommand::new);

  private Commands() {}

  /// New commands for one run: those of the core, then those of the modules on the class path.
  static List<Command> create() {
    var commands = new ArrayList<Command>();
    ALL.forEach(supplier -> commands.add(supplier.get()));
    var provided = new ArrayList<Command>();
    ServiceLoader.load(CommandProvider.class, Commands.class.getClassLoader())
        .forEach(provider -> provided.addAll(provider.commands()));
    for (var absent : List.of(new RunWithoutServer(), new UpWithoutServer())) {
      if (provided.stream().noneMatch(command -> name(command).equals(name(absent)))) {
        commands.add(absent);
      }
    }
    commands.addAll(provided);
    return commands;
  }

  private static String name(Command command) {
    var annotation = command.getClass().getAnnotation(picocli.CommandLine.Command.class);
    return annotation == null ? "" : annotation.name();
  }
}
