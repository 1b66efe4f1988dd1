package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Satisfied;
import dev.newel.check.Subject;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Severity;
import java.util.Set;
import java.util.TreeSet;

/// Nothing in the design satisfies a requirement.
public final class UnmetRequirement implements Rule {
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
    var met = new TreeSet<String>();
    for (var ids : Satisfied.of(subject.design()).values()) {
      for (var id : ids) {
        var requirement = Satisfied.requirement(id, subject.requirements());
        met.add(requirement == null ? id : requirement.id());
      }
    }
    for (var requirement : subject.requirements().values()) {
      var counts =
          requirement.state() == Requirement.State.ACTIVE
              && requirement.level() != Requirement.Priority.WONT
              && Set.of(
                      Requirement.Kind.FUNCTIONAL,
                      Requirement.Kind.NON_FUNCTIONAL,
                      Requirement.Kind.INTERFACE,
                      Requirement.Kind.DATA)
                  .contains(requirement.kind());
      if (counts && !met.contains(requirement.id())) {
        report.at(
            Subject.requirement(requirement.id()),
            "Nothing satisfies `%s`: %s".formatted(requirement.id(), requirement.title()),
            "Say `satisfies: [%s]` where the design meets it.".formatted(requirement.id()));
      }
    }
  }
}
