package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
import dev.newel.language.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows exist for whom: not those that are soft-deleted, and none of another tenant.
final class Presence {
  private final Model data;
  private final @Nullable String tenants;
  private final @Nullable String users;

  /// @param tenants the entity of the tenants; null where there are none
  /// @param users the entity of the people; null where nobody logs in
  Presence(Model data, @Nullable String tenants, @Nullable String users) {
    this.data = data;
    this.tenants = tenants;
    this.users = users;
  }

  Map<String, Entity> entities() {
    var entities = new LinkedHashMap<String, Entity>();
    data.entities()
        .forEach(
            (name, entity) -> entities.put(name, entity.with(present(entity), ofTenant(entity))));
    return entities;
  }

  private @Nullable Expr present(Entity entity) {
    return entity
        .the(Modifier.DELETED)
        .map(field -> new Expr.IsNull(data.along(entity.name(), List.of(field.name()))))
        .orElse(null);
  }

  private @Nullable Expr ofTenant(Entity entity) {
    var people = users == null ? null : data.entities().get(users);
    if (tenants == null || people == null) {
      return null;
    }
    var path = path(entity, Set.of());
    var viewers = path(people, Set.of());
    if (path == null || viewers == null) {
      return null;
    }
    // Somebody without a token is of no tenant.
    var viewer = new Expr.Root("viewer", new ExprType.RowOf(people.name()), true);
    return new Expr.Binary(
        Operator.EQ,
        data.along(entity.name(), path),
        data.along(viewer, people.name(), viewers),
        ExprType.Scalar.BOOL,
        false);
  }

  /// The references from a row to its tenant; null where it has none.
  private @Nullable List<String> path(Entity entity, Set<String> seen) {
    if (entity.name().equals(tenants)) {
      return List.of();
    }
    var own = entity.the(Modifier.TENANT);
    if (own.isPresent()) {
      return List.of(own.get().name());
    }
    var parent = entity.the(Modifier.PARENT);
    var above =
        parent.isPresent() && parent.get().type() instanceof Type.Reference(var name)
            ? data.entities().get(name)
            : null;
    if (parent.isEmpty() || above == null || seen.contains(entity.name())) {
      return null;
    }
    var more = new ArrayList<>(seen);
    more.add(entity.name());
    var rest = path(above, Set.copyOf(more));
    if (rest == null) {
      return null;
    }
    var path = new ArrayList<String>();
    path.add(parent.get().name());
    path.addAll(rest);
    return path;
  }
}
