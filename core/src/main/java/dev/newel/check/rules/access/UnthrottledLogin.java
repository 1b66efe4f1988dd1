package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// Nothing slows somebody who guesses passwords.
public final class UnthrottledLogin implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC006",
            "unthrottled-login",
            Severity.WARNING,
            "0.1",
            "Nothing slows somebody who guesses passwords.")
        .against(Risk.API2);
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var anonymous = design.identity().roles().get(Role.ANONYMOUS);
    var bounded =
        design.identity().throttle() != null || (anonymous != null && anonymous.limit() != null);
    for (var operation : design.identityOperations().values()) {
      if (operation.kind() == Operation.Kind.LOGIN && !bounded && operation.limit() == null) {
        report.at(
            Address.of("identity"),
            "`%s` may be tried without end.".formatted(operation.id()),
            "Say `throttle: { failures: 5, per: 1m, by: [email, ip] }`.");
      }
    }
  }
}
