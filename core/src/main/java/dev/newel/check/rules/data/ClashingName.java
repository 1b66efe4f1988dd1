package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.facts.tables.NameClash;
import dev.newel.finding.Severity;

/// Two things would have one name in the database.
public final class ClashingName implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DATA006",
        "clashing-name",
        Severity.ERROR,
        "0.1",
        "Two things would have one name in the database.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var clash : NameClash.of(subject.design())) {
      report.at(
          clash.at(),
          "This would be the %s `%s` in the database, which is that of %s already."
              .formatted(clash.kind(), clash.name(), clash.first()),
          "Give one of them another name.");
    }
  }
}
