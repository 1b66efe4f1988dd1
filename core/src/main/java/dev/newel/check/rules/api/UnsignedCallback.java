package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// Anybody may send a request that is believed to be another system's event.
public final class UnsignedCallback implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API015",
            "unsigned-callback",
            Severity.WARNING,
            "0.1",
            "Anybody may send a request that is believed to be another system's event.")
        .against(Risk.API10);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var event : subject.design().events().values()) {
      var http = event.http();
      if (http != null && event.source() != null && event.signed() == null) {
        report.at(
            Address.of("events", event.name()),
            "The event `%s` arrives at `%s %s`, and nothing shows that `%s` sent it."
                .formatted(event.name(), http.method(), http.path(), event.source()),
            "Say how it is signed: `signed: hmac-sha256 SECRET in X-Signature`.");
      }
    }
  }
}
