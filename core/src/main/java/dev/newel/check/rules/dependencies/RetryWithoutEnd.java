package dev.newel.check.rules.dependencies;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// Calls are tried again with neither a breaker nor a word on what happens then.
public final class RetryWithoutEnd implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DEP003",
        "retry-without-end",
        Severity.WARNING,
        "0.1",
        "Calls are tried again with neither a breaker nor a word on what happens then.");
  }

  @Override
  public void check(Subject subject, Report report) {
    subject
        .design()
        .prose()
        .dependencies()
        .forEach(
            (name, dependency) -> {
              var retry = dependency.retry();
              var out = dependency.breaker() != null || dependency.unavailable() != null;
              if (retry != null && retry.attempts() > 1 && !out) {
                report.at(
                    Address.of("dependencies", name, "retry"),
                    "`%s` is tried %d times, and nothing says what happens then."
                        .formatted(name, retry.attempts()),
                    "Add a `breaker`, or say what users see: `unavailable: ...`.");
              }
            });
  }
}
