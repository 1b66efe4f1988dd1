package dev.newel.check.rules.api;

import dev.newel.check.Doing;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import java.util.Set;

/// A method that is safe (RFC 9110, section 9.2.1) changes something.
public final class ChangingRead implements Rule {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public Info info() {
    return new Info(
        "API016",
        "changing-read",
        Severity.ERROR,
        "0.1",
        "A request that promises to change nothing changes something.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var http = operation.http();
      if (http != null && SAFE.contains(http.method()) && changes(operation)) {
        report.at(
            operation.address(),
            "Operation `%s` changes something and answers at %s, which is safe to repeat, prefetch and cache."
                .formatted(operation.id(), http.method()),
            "Leave the method out of `http`, and the usual one answers.");
      }
    }
  }

  private static boolean changes(Operation operation) {
    var effects = operation.effects();
    return switch (operation.kind()) {
      case LIST, GET, ACTION ->
          Doing.changesRows(effects) || !effects.emits().isEmpty() || effects.starts() != null;
      default -> true;
    };
  }
}
