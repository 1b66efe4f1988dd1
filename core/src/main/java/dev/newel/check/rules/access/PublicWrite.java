package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.finding.Severity;

/// Anybody may change or remove rows that are there.
public final class PublicWrite implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC002",
            "public-write",
            Severity.ERROR,
            "0.1",
            "Anybody may change or remove rows that are there.")
        .against(Risk.API5);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      if (operation.isPublic() && changes(operation)) {
        report.at(
            operation.address(),
            "Operation `%s` lets anybody, even without a token, change rows."
                .formatted(operation.id()),
            "Name who may: `access: admin`.");
      }
    }
  }

  private static boolean changes(Operation operation) {
    return switch (operation.kind()) {
      case REPLACE, UPDATE, DELETE, RESTORE, BULK_UPDATE -> true;
      case ACTION, LINK, UNLINK -> changesOld(operation);
      default -> false;
    };
  }

  /// Whether its effects change rows that were there, and nothing that the request bears, a code or
  /// the word of another system, decides whether it may.
  private static boolean changesOld(Operation operation) {
    var effects = operation.effects();
    var old =
        !effects.moves().isEmpty()
            || !effects.sets().isEmpty()
            || !effects.adds().isEmpty()
            || !effects.removes().isEmpty()
            || effects.deletes() != null
            || effects.purges() != null;
    return old && effects.when().stream().noneMatch(guard -> asksInput(guard.expr()));
  }

  private static boolean asksInput(Expr expr) {
    return expr.walk()
        .anyMatch(part -> part instanceof Expr.Root root && root.name().equals("input"));
  }
}
