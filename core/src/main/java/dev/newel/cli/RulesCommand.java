package dev.newel.cli;

import dev.newel.check.BuiltInRules;
import dev.newel.finding.Severity;
import dev.newel.gate.DocumentRule;
import java.util.Locale;
import picocli.CommandLine;

/// Lists the rules: those over designs, then those over documents.
@CommandLine.Command(
    name = "rules",
    description = "List the rules: id, severity, name and what each says.")
final class RulesCommand implements Command {
  @Override
  public Exit run(Console console) {
    for (var rule : BuiltInRules.ALL) {
      var info = rule.info();
      tell(console, info.id(), info.severity(), info.name(), info.summary());
    }
    for (var info : DocumentRule.infos()) {
      tell(console, info.id(), info.severity(), info.name(), info.summary());
    }
    return Exit.OK;
  }

  private static void tell(
      Console console, String id, Severity severity, String name, String summary) {
    console.out(
        "%-9s %-8s %-26s %s"
            .formatted(id, severity.name().toLowerCase(Locale.ROOT), name, summary));
  }
}
