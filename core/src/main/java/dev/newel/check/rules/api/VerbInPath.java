package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.regex.Pattern;

/// The path of a resource says what is done instead of what it is done to.
public final class VerbInPath implements Rule {
  private static final Pattern VERB =
      Pattern.compile("(get|fetch|create|add|update|modify|delete|remove|list|find)([A-Z_-].*)?");

  @Override
  public Info info() {
    return new Info(
        "API001",
        "verb-in-path",
        Severity.WARNING,
        "0.1",
        "The path of a resource says what is done instead of what it is done to.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var resource : subject.design().resources().values()) {
      for (var segment : resource.path().split("/", -1)) {
        var verb = VERB.matcher(segment);
        if (verb.matches()) {
          report.at(
              Address.of("resources", resource.name()),
              "The path `%s` of resource `%s` holds the verb `%s`."
                  .formatted(resource.path(), resource.name(), verb.group(1)),
              "Name the rows with a noun: the method already says what is done. What no method says is an action.");
          break;
        }
      }
    }
  }
}
