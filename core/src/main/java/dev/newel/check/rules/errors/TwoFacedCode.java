package dev.newel.check.rules.errors;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeMap;

/// One code on the wire comes with two statuses.
public final class TwoFacedCode implements Rule {
  @Override
  public Info info() {
    return new Info(
        "ERR002",
        "two-faced-code",
        Severity.ERROR,
        "0.1",
        "One code on the wire comes with two statuses.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var statuses = new TreeMap<String, Integer>();
    for (var error : subject.design().errors().values()) {
      var first = statuses.putIfAbsent(error.code(), error.status());
      if (first != null && first != error.status()) {
        report.at(
            Address.of("errors", error.name()),
            "The code `%s` comes with %d here and with %d elsewhere."
                .formatted(error.code(), error.status(), first),
            "Give the error a code of its own.");
      }
    }
  }
}
