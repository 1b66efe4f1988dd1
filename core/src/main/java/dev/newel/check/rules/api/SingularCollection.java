package dev.newel.check.rules.api;

import dev.newel.check.OwnPath;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
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
      if (entity == null) {
        continue;
      }
      var last = resource.path().substring(resource.path().lastIndexOf('/') + 1);
      var many =
          resource.operations().values().stream()
              .anyMatch(operation -> operation.kind() == Operation.Kind.LIST);
      if (many && isOne(last, entity)) {
        report.at(
            Address.of("resources", resource.name()),
            "The collection of `%s` answers at `%s`, the name of one row."
                .formatted(entity, resource.path()),
            "Name the collection in the plural, or give it a `path`.");
      }
      resource
          .operations()
          .values()
          .forEach(operation -> judge(subject, resource, operation, entity, report));
    }
  }

  /// The path of a single operation: `/product/{id}` beside `/products`.
  private static void judge(
      Subject subject, Resource resource, Operation operation, String entity, Report report) {
    var http = operation.http();
    if (http == null || !subject.isWritten(operation.address().at("http"))) {
      return;
    }
    var own = OwnPath.of(resource, http.path(), "").split("/", -1);
    for (var i = 0; i < own.length; i++) {
      var before = i + 1 < own.length && own[i + 1].startsWith("{");
      var collection =
          i + 1 == own.length
              && (operation.kind() == Operation.Kind.LIST
                  || operation.kind() == Operation.Kind.CREATE);
      if ((before || collection) && isOne(own[i], entity)) {
        report.at(
            operation.address(),
            "Operation `%s` answers at `%s`, where `%s` is the name of one row."
                .formatted(operation.id(), http.path(), own[i]),
            "Name the collection in the plural, or leave the path out of `http`.");
        return;
      }
    }
  }

  private static boolean isOne(String segment, String entity) {
    var plain = segment.replace("-", "").replace("_", "");
    return plain.equalsIgnoreCase(entity) && !plain.endsWith("s");
  }
}
