package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeSet;

/// No component owns an entity, though components own others.
public final class UnownedEntity implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DATA005",
        "unowned-entity",
        Severity.WARNING,
        "0.1",
        "No component owns an entity, though components own others.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var owned = new TreeSet<String>();
    design.prose().components().values().forEach(component -> owned.addAll(component.owns()));
    for (var name : design.model().entities().keySet()) {
      if (!owned.isEmpty() && !owned.contains(name)) {
        report.at(
            Address.of("entities", name),
            "No component owns entity `%s`.".formatted(name),
            "Add it to the `owns` of the component that writes it.");
      }
    }
  }
}
