package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.TreeSet;

/// Rows that clients reach belong to no tenant in a system of many.
public final class TenantlessEntity implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC003",
            "tenantless-entity",
            Severity.WARNING,
            "0.1",
            "Rows that clients reach belong to no tenant in a system of many.")
        .against(Risk.API1);
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var tenancy = design.tenancy();
    if (tenancy == null) {
      return;
    }
    var reached = new TreeSet<String>();
    design
        .resources()
        .values()
        .forEach(
            resource -> {
              if (resource.entity() != null
                  && resource.operations().values().stream()
                      .anyMatch(operation -> !operation.isPublic())) {
                reached.add(resource.entity());
              }
            });
    reached.remove(tenancy.of());
    for (var name : reached) {
      var entity = design.model().entities().get(name);
      if (entity != null && !belongs(design, entity, 16)) {
        report.at(
            Address.of("entities", name),
            "Entity `%s` belongs to no `%s`: every tenant reaches all its rows."
                .formatted(name, tenancy.of()),
            "Add a field `%s tenant`, or a `parent` that has one.".formatted(tenancy.of()));
      }
    }
  }

  private static boolean belongs(Design design, Entity entity, int depth) {
    if (entity.the(Modifier.TENANT).isPresent()) {
      return true;
    }
    var parent = entity.the(Modifier.PARENT).orElse(null);
    if (depth == 0 || parent == null || !(parent.type() instanceof Type.Reference(var above))) {
      return false;
    }
    var tenancy = design.tenancy();
    return (tenancy != null && above.equals(tenancy.of()))
        || belongs(design, design.model().entity(above), depth - 1);
  }
}
