package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// An old version of the interface has no end, or an end before its notice.
public final class EndlessVersion implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API009",
            "endless-version",
            Severity.WARNING,
            "0.1",
            "An old version of the interface has no end, or an end before its notice.")
        .against(Risk.API9);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var version : subject.design().api().versions()) {
      var text = version.text();
      if (text != null) {
        var place = Address.of("api", "versions", "old", version.name());
        var sunset = text.sunset();
        var deprecated = text.deprecated();
        if (sunset == null) {
          report.at(
              place,
              "The old version `%s` has no `sunset`.".formatted(version.name()),
              "Say on which day it ends: `sunset: 2027-06-30`.");
        } else if (deprecated != null && sunset.isBefore(deprecated)) {
          report.at(
              place,
              "The version `%s` ends on %s, before it is deprecated on %s."
                  .formatted(version.name(), sunset, deprecated),
              "Move `sunset` after `deprecated`.");
        }
      }
    }
  }
}
