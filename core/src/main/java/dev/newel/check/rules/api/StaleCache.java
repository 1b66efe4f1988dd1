package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.Facts;
import dev.newel.language.TimeAmount;
import java.time.Duration;

/// An answer is kept longer than it may be old.
public final class StaleCache implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API008",
        "stale-cache",
        Severity.WARNING,
        "0.1",
        "An answer is kept longer than it may be old.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var facts = subject.design().prose().facts();
    if (facts == null) {
      return;
    }
    var strong = facts.consistency() == Facts.Consistency.STRONG;
    var bound = strong ? TimeAmount.of(Duration.ZERO) : facts.staleness();
    for (var operation : subject.design().operations()) {
      var cache = operation.cache();
      var keep = cache == null ? null : cache.keep();
      if (bound != null && keep != null && keep.estimate().compareTo(bound.estimate()) > 0) {
        report.at(
            operation.address(),
            "Operation `%s` keeps its answer for %s; it may be %s old at most."
                .formatted(operation.id(), keep, bound),
            "Shorten `cache`, or state a longer `facts.staleness`.");
      }
    }
  }
}
