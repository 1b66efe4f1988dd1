package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.time.Duration;

/// An access token is valid for more than a day.
public final class LongLivedToken implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC008",
            "long-lived-token",
            Severity.WARNING,
            "0.1",
            "An access token is valid for more than a day.")
        .against(Risk.API2);
  }

  @Override
  public void check(Subject subject, Report report) {
    var access = subject.design().identity().access();
    if (access.lasts().estimate().compareTo(Duration.ofDays(1)) > 0) {
      report.at(
          Address.of("identity", "tokens", "access"),
          "Access tokens are valid for %s, more than a day.".formatted(access.lasts()),
          "Shorten `for`, and add a `refresh` token.");
    }
  }
}
