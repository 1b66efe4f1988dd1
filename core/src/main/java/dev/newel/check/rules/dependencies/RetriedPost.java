package dev.newel.check.rules.dependencies;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.Dependency;
import dev.newel.source.Address;
import java.util.Set;

/// A call that is not idempotent is tried again.
public final class RetriedPost implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DEP002",
        "retried-post",
        Severity.WARNING,
        "0.1",
        "A call that is not idempotent is tried again.");
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
              dependency
                  .offers()
                  .forEach(
                      (offered, offer) -> {
                        var http = offer.http();
                        var unsafe =
                            http != null
                                && Set.of("POST", "PATCH").contains(http.method())
                                && offer.idempotent() == null;
                        if (retry != null
                            && retry.attempts() > 1
                            && !neverDone(retry)
                            && (unsafe || Boolean.FALSE.equals(offer.idempotent()))) {
                          report.at(
                              Address.of("dependencies", name, "offers", offered),
                              "`%s.%s` is tried up to %d times, and a second call may do it twice."
                                  .formatted(name, offered, retry.attempts()),
                              "Say `idempotent: true` if it takes a key, or do not retry.");
                        }
                      });
            });
  }

  /// Whether it is tried again only where the first attempt cannot have done anything: it did not
  /// connect, or was refused for its rate.
  private static boolean neverDone(Dependency.Retry retry) {
    return !retry.on().isEmpty() && Set.of("connect", "429").containsAll(retry.on());
  }
}
