package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import java.util.Set;

/// Anybody may change or remove rows that are there.
public final class PublicWrite implements Rule {
  @Override
  public Info info() {
    return new Info(
        "ACC002",
        "public-write",
        Severity.ERROR,
        "0.1",
        "Anybody may change or remove rows that are there.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var kinds =
          Set.of(
              Operation.Kind.REPLACE,
              Operation.Kind.UPDATE,
              Operation.Kind.DELETE,
              Operation.Kind.RESTORE,
              Operation.Kind.BULK_UPDATE);
      if (operation.isPublic() && kinds.contains(operation.kind())) {
        report.at(
            operation.address(),
            "Operation `%s` lets anybody, even without a token, change rows."
                .formatted(operation.id()),
            "Name who may: `access: admin`.");
      }
    }
  }
}
