package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;
import java.util.Set;

/// Everybody who registers may reach the rows of others.
public final class RowOpenToRole implements Rule {
  @Override
  public Info info() {
    return new Info(
        "ACC001",
        "row-open-to-role",
        Severity.WARNING,
        "0.1",
        "Everybody who registers may reach the rows of others.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var newcomers = design.identity().newcomers();
    if (newcomers == null) {
      return;
    }
    for (var operation : design.operations()) {
      var entity = design.model().entities().get(String.valueOf(operation.target().entity()));
      if (entity != null && entity.the(Modifier.OWNER).isPresent() && reachesRow(operation)) {
        for (var grant : operation.access()) {
          if (grant instanceof Grant.ToRole(var role, var when)
              && when == null
              && role.equals(newcomers)) {
            report.at(
                operation.address(),
                "Operation `%s` reaches every `%s`, whoever owns it, for everybody with the role `%s`."
                    .formatted(operation.id(), entity.name(), role),
                "Say `access: owner`, or narrow the role: `{ %s: a condition on the row }`."
                    .formatted(role));
          }
        }
      }
    }
  }

  private static boolean reachesRow(Operation operation) {
    var kinds =
        Set.of(
            Operation.Kind.GET,
            Operation.Kind.REPLACE,
            Operation.Kind.UPDATE,
            Operation.Kind.DELETE,
            Operation.Kind.ACTION);
    return kinds.contains(operation.kind())
        && operation.target().choice() instanceof Target.Choice.ByKey
        && operation.target().where() == null;
  }
}
