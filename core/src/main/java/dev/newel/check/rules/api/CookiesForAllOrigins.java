package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// Every origin may call, and the browser sends a cookie along.
public final class CookiesForAllOrigins implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API010",
            "cookies-for-all-origins",
            Severity.ERROR,
            "0.1",
            "Every origin may call, and the browser sends a cookie along.")
        .against(Risk.API8);
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var refresh = design.identity().refresh();
    if (design.api().cors().contains("*") && refresh != null && refresh.cookie() != null) {
      report.at(
          Address.of("api", "cors"),
          "`cors` lets every origin call while the refresh token travels in a cookie.",
          "Name the origins: `cors: [\"https://shop.example\"]`.");
    }
  }
}
