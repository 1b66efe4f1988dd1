package dev.newel.cli;

import dev.newel.check.BuiltInRules;
import java.util.Locale;
import picocli.CommandLine;

/// Lists the rules.
@CommandLine.Command(
    name = "rules",
    description = "List the rules: id, severity, name and what each says.")
final class RulesCommand implements Command {
  @Override
  public Exit run(Console console) {
    for (var rule : BuiltInRules.ALL) {
      var info = rule.info();
      console.out(
          "%-9s %-8s %-26s %s"
              .formatted(
                  info.id(),
                  info.severity().name().toLowerCase(Locale.ROOT),
                  info.name(),
                  info.summary()));
    }
    return Exit.OK;
  }
}
