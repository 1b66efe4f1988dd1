package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeSet;

/// Nothing emits an event.
public final class UnemittedEvent implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW006", "unemitted-event", Severity.WARNING, "0.1", "Nothing emits an event.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var emitted = new TreeSet<String>();
    subject.doings().forEach(doing -> emitted.addAll(doing.effects().emits()));
    for (var event : subject.design().events().values()) {
      if (event.source() == null && !emitted.contains(event.name())) {
        report.at(
            Address.of("events", event.name()),
            "Nothing emits event `%s`.".formatted(event.name()),
            "Say `emits: %s` where it happens, or name its `source`.".formatted(event.name()));
      }
    }
  }
}
