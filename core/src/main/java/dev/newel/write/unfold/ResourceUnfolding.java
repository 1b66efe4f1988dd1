package dev.newel.write.unfold;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.api.Target;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Expression;
import dev.newel.language.OperationText;
import dev.newel.language.ResourceText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resources with their places and statements.
final class ResourceUnfolding {
  private final Design design;
  private final OperationUnfolding statements;

  ResourceUnfolding(Design design, OperationUnfolding statements) {
    this.design = design;
    this.statements = statements;
  }

  ResourceText of(Resource resource) {
    var groups = new LinkedHashMap<Address, List<Operation>>();
    resource
        .operations()
        .values()
        .forEach(
            operation ->
                groups
                    .computeIfAbsent(operation.address(), key -> new ArrayList<>())
                    .add(operation));
    var standard = new LinkedHashMap<String, OperationText>();
    var actions = new LinkedHashMap<String, OperationText>();
    groups.forEach(
        (address, group) ->
            (address.parent().name().equals("actions") ? actions : standard)
                .put(address.name(), statements.of(group)));
    return new ResourceText(
        resource.doc(),
        resource.values() == null ? resource.entity() : resource.entity() + "." + resource.values(),
        resource.parent(),
        via(resource),
        resource.path().substring(design.api().base().length()),
        row(resource),
        resource.lookup(),
        view(resource),
        resource.singular(),
        null,
        null,
        null,
        resource.over(),
        design.prose().satisfiedAt("resources", resource.name()),
        standard.get("list"),
        standard.get("get"),
        standard.get("create"),
        standard.get("replace"),
        standard.get("update"),
        standard.get("delete"),
        actions);
  }

  /// The reference to the parent's row; null where the parent is no row.
  private @Nullable String via(Resource resource) {
    var parent = resource.parent() == null ? null : design.resources().get(resource.parent());
    if (parent == null || parent.lookup() == null || resource.entity() == null) {
      return null;
    }
    for (var operation : resource.operations().values()) {
      if (!operation.target().parents().isEmpty()) {
        return operation.target().parents().getLast().via();
      }
    }
    // A resource without operations: any reference to the parent will do.
    return design.model().entity(resource.entity()).fields().values().stream()
        .filter(field -> field.type().equals(new Type.Reference(String.valueOf(parent.entity()))))
        .map(dev.newel.design.data.Field::name)
        .findFirst()
        .orElse(null);
  }

  /// The one row that the resource is; null where a path or nothing names its rows.
  private static @Nullable Expression row(Resource resource) {
    if (resource.lookup() != null || resource.entity() == null || resource.values() != null) {
      return null;
    }
    for (var operation : resource.operations().values()) {
      if (operation.target().choice() instanceof Target.Choice.Single(Expr row)) {
        return Expressed.of(row);
      }
    }
    // None of its operations is about the row, so that which it is says nothing.
    return new Expression("viewer");
  }

  /// The view of a restored row, which its statement cannot name beside that of the deleted
  /// one; else the entity's own.
  private static @Nullable String view(Resource resource) {
    for (var operation : resource.operations().values()) {
      if (operation.kind() == Operation.Kind.RESTORE
          && operation.answer().content() instanceof Answer.Content.One(var view)
          && view.named()) {
        return view.name();
      }
    }
    return resource.values() == null ? resource.entity() : null;
  }

  static Map<String, OperationText> identity(Design design, OperationUnfolding statements) {
    var texts = new LinkedHashMap<String, OperationText>();
    if (design.identity().users() != null) {
      for (var name : List.of("register", "login", "refresh", "logout", "password")) {
        var operation = design.identityOperations().get(name);
        texts.put(
            name, operation == null ? OperationUnfolding.off() : statements.of(List.of(operation)));
      }
    }
    return texts;
  }
}
