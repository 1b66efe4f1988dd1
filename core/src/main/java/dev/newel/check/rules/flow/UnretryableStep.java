package dev.newel.check.rules.flow;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.flow.Workflow;
import dev.newel.finding.Severity;
import dev.newel.language.Dependency;
import dev.newel.source.Address;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A step after the pivot cannot be tried until it succeeds.
public final class UnretryableStep implements Rule {
  @Override
  public Info info() {
    return new Info(
        "FLOW009",
        "unretryable-step",
        Severity.WARNING,
        "0.1",
        "A step after the pivot cannot be tried until it succeeds.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var dependencies = subject.design().prose().dependencies();
    for (var workflow : subject.design().workflows().values()) {
      var passed = false;
      for (var i = 0; i < workflow.steps().size(); i++) {
        var step = workflow.steps().get(i);
        var problem = passed ? problem(step, dependencies) : null;
        if (problem != null) {
          report.at(
              Address.of("workflows", workflow.name(), "steps").at(i),
              "Step `%s` of `%s` stands after the pivot and %s."
                  .formatted(step.name(), workflow.name(), problem),
              "Move it before the `pivot`, or make it one that succeeds when it is tried again.");
        }
        passed |= step.pivot();
      }
    }
  }

  private static @Nullable String problem(
      Workflow.Step step, Map<String, Dependency> dependencies) {
    if (step.fails() != null) {
      return "`fails` with `%s`, though nothing is taken back any more".formatted(step.fails());
    }
    var call = step.effects().call();
    var of = call == null ? null : call.of();
    var dependency = of == null ? null : dependencies.get(of);
    return call != null && dependency != null && onlyOnce(dependency.offers().get(call.operation()))
        ? "calls `%s.%s`, which is not `idempotent`".formatted(call.of(), call.operation())
        : null;
  }

  private static boolean onlyOnce(Dependency.@Nullable Offer offer) {
    if (offer == null || Boolean.TRUE.equals(offer.idempotent())) {
      return false;
    }
    if (Boolean.FALSE.equals(offer.idempotent())) {
      return true;
    }
    var http = offer.http();
    return http != null && (http.method().equals("POST") || http.method().equals("PATCH"));
  }
}
