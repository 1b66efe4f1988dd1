package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.Messaging;
import dev.newel.source.Address;

/// Rows change and an event is published in two separate steps.
public final class LostEvent implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW007",
        "lost-event",
        Severity.ERROR,
        "0.1",
        "Rows change and an event is published in two separate steps.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var messaging = subject.design().prose().messaging();
    if (messaging == null || messaging.outbox() != null) {
      return;
    }
    if (messaging.broker() == null || messaging.broker() == Messaging.Broker.NONE) {
      return;
    }
    for (var doing : subject.doings()) {
      if (!doing.effects().emits().isEmpty() && doing.changesRows()) {
        report.at(
            Address.of("messaging"),
            "The %s changes rows and emits `%s`, and there is no outbox between them."
                .formatted(doing.name(), doing.effects().emits().getFirst()),
            "Add `outbox: { batch: 100 }`: the event is then written with the rows.");
        return;
      }
    }
  }
}
