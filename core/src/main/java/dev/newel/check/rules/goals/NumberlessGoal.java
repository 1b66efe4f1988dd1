package dev.newel.check.rules.goals;

import dev.newel.check.Numbers;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import java.util.Objects;
import java.util.stream.Stream;

/// A goal has no number.
public final class NumberlessGoal implements Rule {
  @Override
  public Info info() {
    return new Info("GOAL001", "numberless-goal", Severity.ERROR, "0.1", "A goal has no number.");
  }

  @Override
  public void check(Subject subject, Report report) {
    Numbers.goals(subject.design())
        .forEach(
            (place, goal) -> {
              if (Stream.of(
                      goal.p50(),
                      goal.p90(),
                      goal.p95(),
                      goal.p99(),
                      goal.throughput(),
                      goal.errors())
                  .allMatch(Objects::isNull)) {
                report.at(
                    place,
                    "The goal `%s` has no number.".formatted(place.name()),
                    "Give one of `p50`, `p90`, `p95`, `p99`, `throughput`, `errors`.");
              }
            });
  }
}
