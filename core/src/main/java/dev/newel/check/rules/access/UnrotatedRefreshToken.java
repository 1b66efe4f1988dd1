package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A refresh token stays the same however often it is used.
public final class UnrotatedRefreshToken implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC007",
            "unrotated-refresh-token",
            Severity.WARNING,
            "0.1",
            "A refresh token stays the same however often it is used.")
        .against(Risk.API2);
  }

  @Override
  public void check(Subject subject, Report report) {
    var refresh = subject.design().identity().refresh();
    if (refresh != null && !refresh.rotates()) {
      report.at(
          Address.of("identity", "tokens", "refresh"),
          "The refresh token stays the same for %s.".formatted(refresh.lasts()),
          "Say `rotate: always`: a second use of an old one then ends the session.");
    }
  }
}
