package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Satisfied;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.text.DidYouMean;

/// Something satisfies a requirement that no document states.
public final class UnknownRequirement implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE001",
        "unknown-requirement",
        Severity.ERROR,
        "0.1",
        "Something satisfies a requirement that no document states.");
  }

  @Override
  public void check(Subject subject, Report report) {
    if (!subject.has("requirements")) {
      return;
    }
    Satisfied.of(subject.design())
        .forEach(
            (place, ids) -> {
              for (var id : ids) {
                if (Satisfied.meant(id, place, subject.design(), subject.requirements())
                    .isEmpty()) {
                  var closest = DidYouMean.hint(id, subject.requirements().ids());
                  report.at(
                      place,
                      "`%s` is no requirement of the documents that the design names."
                          .formatted(id),
                      closest == null
                          ? "Name a requirement of the document, or add it there."
                          : closest);
                }
              }
            });
  }
}
