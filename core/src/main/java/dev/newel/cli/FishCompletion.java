package dev.newel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Writes the completion script of the fish shell, which picocli has no generator for.
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandLine root) {
    var script = new StringBuilder("# completion of newel for fish\n");
    options(script, "__fish_use_subcommand", root);
    for (var entry : root.getSubcommands().entrySet()) {
      var command = entry.getValue();
      if (command.getCommandSpec().usageMessage().hidden()) {
        continue;
      }
      script
          .append("complete -c newel -f -n __fish_use_subcommand -a ")
          .append(entry.getKey())
          .append(" -d ")
          .append(quote(summary(command.getCommandSpec().usageMessage().description())))
          .append('\n');
      options(script, "'__fish_seen_subcommand_from " + entry.getKey() + "'", command);
      candidates(script, entry.getKey(), command);
    }
    return script.toString();
  }

  private static void options(StringBuilder script, String condition, CommandLine command) {
    for (var option : command.getCommandSpec().options()) {
      if (option.hidden()) {
        continue;
      }
      script.append("complete -c newel -n ").append(condition);
      for (var name : option.names()) {
        script
            .append(name.startsWith("--") ? " -l " : " -s ")
            .append(name.replaceFirst("^--?", ""));
      }
      if (option.arity().max() > 0) {
        script.append(
            option.completionCandidates() == null ? " -r" : " -x -a " + quote(words(option)));
      }
      script.append(" -d ").append(quote(summary(option.description()))).append('\n');
    }
  }

  private static void candidates(StringBuilder script, String name, CommandLine command) {
    for (var parameter : command.getCommandSpec().positionalParameters()) {
      if (parameter.completionCandidates() != null) {
        script
            .append("complete -c newel -f -n '__fish_seen_subcommand_from ")
            .append(name)
            .append("' -a ")
            .append(quote(String.join(" ", parameter.completionCandidates())))
            .append('\n');
      }
    }
  }

  private static String words(OptionSpec option) {
    return String.join(" ", option.completionCandidates());
  }

  private static String summary(String[] description) {
    var line = description.length == 0 ? "" : description[0];
    var list = line.indexOf(':'); // a list of values follows, which fish shows by itself
    return list < 0 ? line : line.substring(0, list) + ".";
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
