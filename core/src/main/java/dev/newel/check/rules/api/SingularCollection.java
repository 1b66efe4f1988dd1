package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import dev.newel.source.Address;

/// The path of a collection is the name of one row.
public final class SingularCollection implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API002",
        "singular-collection",
        Severity.WARNING,
        "0.1",
        "The path of a collection is the name of one row.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var resource : subject.design().resources().values()) {
      var entity = resource.entity();
      var last = resource.path().substring(resource.path().lastIndexOf('/') + 1);
      var plain = last.replace("-", "").replace("_", "");
      var many =
          resource.operations().values().stream()
              .anyMatch(operation -> operation.kind() == Operation.Kind.LIST);
      if (entity != null && many && plain.equalsIgnoreCase(entity) && !plain.endsWith("s")) {
        report.at(
            Address.of("resources", resource.name()),
            "The collection of `%s` answers at `%s`, the name of one row."
                .formatted(entity, resource.path()),
            "Name the collection in the plural, or give it a `path`.");
      }
    }
  }
}
