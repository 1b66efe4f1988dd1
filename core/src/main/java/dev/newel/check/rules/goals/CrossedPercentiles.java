package dev.newel.check.rules.goals;

import dev.newel.check.Numbers;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.TimeAmount;
import org.jspecify.annotations.Nullable;

/// A higher percentile is faster than a lower one.
public final class CrossedPercentiles implements Rule {
  @Override
  public Info info() {
    return new Info(
        "GOAL002",
        "crossed-percentiles",
        Severity.ERROR,
        "0.1",
        "A higher percentile is faster than a lower one.");
  }

  @Override
  public void check(Subject subject, Report report) {
    Numbers.goals(subject.design())
        .forEach(
            (place, goal) -> {
              TimeAmount before = null;
              for (var next :
                  new @Nullable TimeAmount[] {goal.p50(), goal.p90(), goal.p95(), goal.p99()}) {
                if (next != null
                    && before != null
                    && next.estimate().compareTo(before.estimate()) < 0) {
                  report.at(
                      place,
                      "The goal `%s` wants %s of more answers than %s."
                          .formatted(place.name(), next, before),
                      "Let times grow from `p50` to `p99`.");
                  return;
                }
                before = next == null ? before : next;
              }
            });
  }
}
