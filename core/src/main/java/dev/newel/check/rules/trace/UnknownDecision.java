package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.LinkedHashMap;

/// A choice rests on a decision that no record states.
public final class UnknownDecision implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE004",
        "unknown-decision",
        Severity.ERROR,
        "0.1",
        "A choice rests on a decision that no record states.");
  }

  @Override
  public void check(Subject subject, Report report) {
    if (!subject.has("decisions")) {
      return;
    }
    var named = new LinkedHashMap<Address, String>();
    subject
        .design()
        .prose()
        .stack()
        .forEach(
            (name, choice) -> {
              if (choice.decision() != null) {
                named.put(Address.of("stack", name, "decision"), choice.decision());
              }
            });
    var deployment = subject.design().prose().deployment();
    if (deployment != null && deployment.decision() != null) {
      named.put(Address.of("deployment", "decision"), deployment.decision());
    }
    named.forEach(
        (place, id) -> {
          if (subject.decisions().values().stream().noneMatch(decision -> decision.isCalled(id))) {
            var closest = DidYouMean.hint(id, subject.decisions().keySet());
            report.at(
                place,
                "There is no decision `%s` among the records.".formatted(id),
                closest == null
                    ? "Write the record, or give the reason here: `because: ...`."
                    : closest);
          }
        });
  }
}
