package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import java.util.Set;
import java.util.TreeSet;

/// An operation answers success with a status that its method does not mean.
public final class UnusualStatus implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API003",
        "unusual-status",
        Severity.WARNING,
        "0.1",
        "An operation answers success with a status that its method does not mean.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var usual = usual(operation);
      var status = operation.answer().status();
      if (!usual.isEmpty() && !usual.contains(status)) {
        report.at(
            operation.address(),
            "Operation `%s` answers %d; its kind answers %s."
                .formatted(operation.id(), status, new TreeSet<>(usual)),
            "Leave `status` out, and the usual one answers.");
      }
    }
  }

  /// The statuses of RFC 9110 that fit; empty where any success may.
  private static Set<Integer> usual(Operation operation) {
    return switch (operation.kind()) {
      case LIST, GET -> Set.of(200);
      case CREATE -> Set.of(201, 202);
      case REPLACE, UPDATE, DELETE -> Set.of(200, 202, 204);
      default -> Set.of();
    };
  }
}
