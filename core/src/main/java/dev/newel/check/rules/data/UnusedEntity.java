package dev.newel.check.rules.data;

import dev.newel.check.Doing;
import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.data.Type;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Nothing uses an entity.
public final class UnusedEntity implements Rule {
  @Override
  public Info info() {
    return new Info("DATA002", "unused-entity", Severity.WARNING, "0.1", "Nothing uses an entity.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var used = roots(design);
    var open = new ArrayDeque<>(used);
    while (!open.isEmpty()) {
      var entity = design.model().entities().get(open.pop());
      if (entity != null) {
        for (var field : entity.fields().values()) {
          var next = refersTo(field.type());
          if (next != null && used.add(next)) {
            open.add(next);
          }
        }
      }
    }
    for (var name : design.model().entities().keySet()) {
      if (!used.contains(name)) {
        report.at(
            Address.of("entities", name),
            "No resource, workflow, job, event or component uses entity `%s`.".formatted(name),
            "Remove it, or say what it is for.");
      }
    }
  }

  private static Set<String> roots(Design design) {
    var used = new TreeSet<String>();
    design
        .resources()
        .values()
        .forEach(resource -> Optional.ofNullable(resource.entity()).ifPresent(used::add));
    design.workflows().values().forEach(workflow -> used.add(workflow.of()));
    Optional.ofNullable(design.identity().users()).ifPresent(used::add);
    Optional.ofNullable(design.tenancy()).ifPresent(tenancy -> used.add(tenancy.of()));
    design.prose().components().values().forEach(component -> used.addAll(component.owns()));
    design.events().values().forEach(event -> Optional.ofNullable(event.of()).ifPresent(used::add));
    var messaging = design.prose().messaging();
    if (messaging != null && messaging.webhooks() != null) {
      used.add(messaging.webhooks().subscribers());
    }
    for (var doing : Doing.of(design)) {
      used.add(doing.entity());
      doing.effects().creates().forEach(creation -> used.add(creation.entity()));
    }
    if (design.resources().isEmpty()) {
      used.addAll(design.model().entities().keySet());
    }
    return used;
  }

  private static @Nullable String refersTo(Type type) {
    return switch (type) {
      case Type.Reference(var entity) -> entity;
      case Type.Inverse(var entity, var via) -> entity;
      case Type.Link(var entity) -> entity;
      case Type.LinkInverse(var entity, var via) -> entity;
      case Type.Derived derived -> derived.entity();
      default -> null;
    };
  }
}
