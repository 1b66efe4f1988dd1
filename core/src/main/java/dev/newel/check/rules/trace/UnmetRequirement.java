package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Satisfied;
import dev.newel.check.Subject;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Severity;
import java.util.HashSet;
import java.util.Set;

/// Nothing in the design satisfies a requirement.
public final class UnmetRequirement implements Rule {
  private static final Set<Requirement.Kind> COUNTED =
      Set.of(
          Requirement.Kind.FUNCTIONAL,
          Requirement.Kind.NON_FUNCTIONAL,
          Requirement.Kind.INTERFACE,
          Requirement.Kind.DATA);

  @Override
  public Info info() {
    return new Info(
        "TRACE002",
        "unmet-requirement",
        Severity.WARNING,
        "0.1",
        "Nothing in the design satisfies a requirement.");
  }

  @Override
  public void check(Subject subject, Report report) {
    if (!subject.has("requirements")) {
      return;
    }
    var met = new HashSet<KnownRequirements.Stated>();
    Satisfied.of(subject.design())
        .forEach(
            (place, ids) ->
                ids.forEach(
                    id ->
                        met.addAll(
                            Satisfied.meant(id, place, subject.design(), subject.requirements()))));
    for (var stated : subject.requirements().all()) {
      if (counts(stated.requirement()) && !met.contains(stated)) {
        report.at(
            Subject.requirement(stated.name()),
            "Nothing satisfies `%s`: %s".formatted(stated.name(), stated.requirement().title()),
            "Say `satisfies: [%s]` where the design meets it."
                .formatted(stated.requirement().id()));
      }
    }
  }

  private static boolean counts(Requirement requirement) {
    return requirement.state() == Requirement.State.ACTIVE
        && requirement.level() != Requirement.Priority.WONT
        && COUNTED.contains(requirement.kind());
  }
}
