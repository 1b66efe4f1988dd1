package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Satisfied;
import dev.newel.check.Subject;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.finding.Severity;
import java.util.stream.Collectors;

/// Something satisfies an id under which two documents state different requirements.
public final class AmbiguousRequirement implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE007",
        "ambiguous-requirement",
        Severity.ERROR,
        "0.1",
        "Something satisfies an id under which two documents state different requirements.");
  }

  @Override
  public void check(Subject subject, Report report) {
    Satisfied.of(subject.design())
        .forEach(
            (place, ids) -> {
              for (var id : ids) {
                var meant = Satisfied.meant(id, place, subject.design(), subject.requirements());
                if (meant.size() > 1) {
                  report.at(
                      place,
                      "`%s` is stated by more than one document, each time otherwise: %s."
                          .formatted(
                              id,
                              meant.stream()
                                  .map(stated -> where(stated, subject))
                                  .collect(Collectors.joining(", "))),
                      "Let the feature that covers the place name its `requirements`, or give one of the two another id.");
                }
              }
            });
  }

  private static String where(KnownRequirements.Stated stated, Subject subject) {
    var span = subject.documented().get(Subject.requirement(stated.name()));
    return span == null ? stated.document() : span.toString();
  }
}
