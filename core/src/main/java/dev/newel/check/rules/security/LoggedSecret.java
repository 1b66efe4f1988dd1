package dev.newel.check.rules.security;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.Locale;
import java.util.stream.Stream;

/// The log holds a secret.
public final class LoggedSecret implements Rule {
  @Override
  public Info info() {
    return new Info("SEC002", "logged-secret", Severity.ERROR, "0.1", "The log holds a secret.")
        .against(Risk.API8);
  }

  @Override
  public void check(Subject subject, Report report) {
    var observability = subject.design().prose().observability();
    var log = observability == null ? null : observability.log();
    if (log == null) {
      return;
    }
    for (var i = 0; i < log.fields().size(); i++) {
      var field = log.fields().get(i).toLowerCase(Locale.ROOT);
      if (Stream.of("password", "token", "secret", "authorization", "cookie", "apikey")
          .anyMatch(field::contains)) {
        report.at(
            Address.of("observability", "log", "fields").at(i),
            "Each log line holds `%s`.".formatted(log.fields().get(i)),
            "Take it out; an id says who it was.");
      }
    }
  }
}
