package dev.newel.check.rules.dependencies;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A dependency may hold every thread of an instance.
public final class BulkheadWithoutEffect implements Rule {
  @Override
  public Info info() {
    return new Info(
            "DEP005",
            "bulkhead-without-effect",
            Severity.WARNING,
            "0.1",
            "A dependency may hold every thread of an instance.")
        .against(Risk.API4);
  }

  @Override
  public void check(Subject subject, Report report) {
    var prose = subject.design().prose();
    var deployment = prose.deployment();
    var capacity = deployment == null ? null : deployment.capacity();
    var threads = capacity == null ? null : capacity.threads();
    prose
        .dependencies()
        .forEach(
            (name, dependency) -> {
              var bulkhead = dependency.bulkhead();
              if (threads != null && bulkhead != null && bulkhead >= threads) {
                report.at(
                    Address.of("dependencies", name, "bulkhead"),
                    "`%s` may hold %d calls at once, and an instance serves %d."
                        .formatted(name, bulkhead, threads),
                    "Lower `bulkhead`, so that requests without `%s` still come through."
                        .formatted(name));
              }
            });
  }
}
