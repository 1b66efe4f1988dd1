package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeMap;

/// Two components own the same entity.
public final class TwiceOwnedEntity implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DATA004",
        "twice-owned-entity",
        Severity.ERROR,
        "0.1",
        "Two components own the same entity.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var owners = new TreeMap<String, String>();
    subject
        .design()
        .prose()
        .components()
        .forEach(
            (name, component) -> {
              for (var i = 0; i < component.owns().size(); i++) {
                var entity = component.owns().get(i);
                var first = owners.putIfAbsent(entity, name);
                if (first != null && !first.equals(name)) {
                  report.at(
                      Address.of("components", name, "owns").at(i),
                      "Component `%s` owns `%s`, which `%s` owns already."
                          .formatted(name, entity, first),
                      "Let one of them own it and the other use that one.");
                }
              }
            });
  }
}
