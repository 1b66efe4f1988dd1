package dev.newel.check.rules.gate;

import dev.newel.check.BuiltInRules;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.Set;
import java.util.TreeSet;

/// The gate names a rule, topic or authority that does not exist.
public final class UnknownGateName implements Rule {
  private static final Set<String> TOPICS =
      Set.of(
          "versioning",
          "pagination",
          "names",
          "errors",
          "idempotency",
          "unknown fields",
          "deprecation");

  private static final Set<String> AUTHORITIES = Set.of("zalando", "azure", "google", "newel");

  @Override
  public Info info() {
    return new Info(
        "GATE001",
        "unknown-gate-name",
        Severity.ERROR,
        "0.1",
        "The gate names a rule, topic or authority that does not exist.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var gate = subject.design().prose().gate();
    if (gate == null) {
      return;
    }
    var ids = new TreeSet<String>();
    BuiltInRules.ALL.forEach(rule -> ids.add(rule.info().id()));
    gate.rules()
        .keySet()
        .forEach(id -> unknown(id, "rule", ids, Address.of("gate", "rules", id), report));
    gate.authorities()
        .forEach(
            (topic, authority) -> {
              var place = Address.of("gate", "authorities", topic);
              unknown(topic, "topic", TOPICS, place, report);
              unknown(authority, "authority", AUTHORITIES, place, report);
            });
  }

  private static void unknown(
      String name, String kind, Set<String> known, Address place, Report report) {
    if (!known.contains(name)) {
      var closest = DidYouMean.hint(name, known);
      report.at(
          place,
          "`%s` is no %s.".formatted(name, kind),
          closest == null ? "Name one of %s.".formatted(new TreeSet<>(known)) : closest);
    }
  }
}
