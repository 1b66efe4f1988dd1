package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;

/// An address that a client gives is handed to a dependency without a bound.
public final class FetchedAddress implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API013",
            "fetched-address",
            Severity.ERROR,
            "0.1",
            "An address that a client gives is handed to a dependency without a bound.")
        .against(Risk.API7);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var doing : subject.doings()) {
      var call = doing.effects().call();
      var entity = subject.design().model().entities().get(doing.entity());
      if (call != null && entity != null) {
        for (var argument : call.with().values()) {
          if (argument instanceof Expr.Member member && member.target() instanceof Expr.Root) {
            var field = entity.fields().get(member.name());
            if (field != null && isOpenAddress(field)) {
              report.at(
                  doing.at(),
                  "The %s sends `%s.%s` away, an address that need not be `public-https`."
                      .formatted(doing.name(), entity.name(), field.name()),
                  "Write `%s: uri public-https`: it must then be https and outside your own network."
                      .formatted(field.name()));
            }
          }
        }
      }
    }
  }

  private static boolean isOpenAddress(Field field) {
    return field.type() instanceof Type.Text text
        && text.kind() == Type.Text.Kind.URI
        && !field.is(Modifier.PUBLIC_HTTPS)
        && !field.is(Modifier.READONLY);
  }
}
