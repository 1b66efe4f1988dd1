package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.finding.Severity;
import org.jspecify.annotations.Nullable;

/// People may give themselves a role.
public final class SelfGrantedRole implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC004",
            "self-granted-role",
            Severity.ERROR,
            "0.1",
            "People may give themselves a role.")
        .against(Risk.API3);
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    for (var operation : design.operations()) {
      var input = operation.input();
      if (input != null && isOpen(operation, design.identity().newcomers())) {
        for (var member : input.members()) {
          if (isRole(member.field().type()) && member.roles().isEmpty()) {
            report.at(
                operation.address(),
                "Operation `%s` takes `%s`, a role, from whoever asks."
                    .formatted(operation.id(), member.wire()),
                "Write `readonly` at the field, or `write: [admin]`, or leave it out of `accepts`.");
          }
        }
      }
    }
  }

  private static boolean isOpen(Operation operation, @Nullable String newcomers) {
    return operation.access().stream()
        .anyMatch(
            grant ->
                grant instanceof Grant.Anybody
                    || grant instanceof Grant.ToOwner
                    || (grant instanceof Grant.ToRole to && to.role().equals(newcomers)));
  }

  private static boolean isRole(Type type) {
    return type == Type.Scalar.ROLE
        || (type instanceof Type.ListOf list && list.of() == Type.Scalar.ROLE);
  }
}
