package dev.newel.check.rules.dependencies;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// A call of a dependency may take for ever.
public final class EndlessCall implements Rule {
  @Override
  public Info info() {
    return new Info(
            "DEP001",
            "endless-call",
            Severity.WARNING,
            "0.1",
            "A call of a dependency may take for ever.")
        .against(Risk.API4, Risk.API10);
  }

  @Override
  public void check(Subject subject, Report report) {
    subject
        .design()
        .prose()
        .dependencies()
        .forEach(
            (name, dependency) -> {
              dependency
                  .offers()
                  .forEach(
                      (offered, offer) -> {
                        if (dependency.timeout() == null && offer.timeout() == null) {
                          report.at(
                              Address.of("dependencies", name),
                              "A call of `%s.%s` has no time-out.".formatted(name, offered),
                              "Say `timeout: 2s` at `%s`.".formatted(name));
                        }
                      });
            });
  }
}
