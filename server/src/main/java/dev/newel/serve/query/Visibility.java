package dev.newel.serve.query;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
import dev.newel.language.Modifier;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows exist for somebody: not those that are soft-deleted, and none of another tenant.
public final class Visibility {
  private final Catalog catalog;

  public Visibility(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The conditions over `this`, a row of `entity`.
  ///
  /// @param roles the viewer's
  public List<Expr> conditions(String entity, boolean includesDeleted, Set<String> roles) {
    var conditions = new ArrayList<Expr>();
    var self = Catalog.self(entity, true);
    if (!includesDeleted) {
      catalog
          .entity(entity)
          .the(Modifier.DELETED)
          .ifPresent(
              field ->
                  conditions.add(
                      new Expr.IsNull(catalog.along(self, entity, List.of(field.name())))));
    }
    var tenancy = catalog.design().tenancy();
    var users = catalog.design().identity().users();
    if (tenancy != null && users != null && tenancy.cross().stream().noneMatch(roles::contains)) {
      var path = tenantPath(catalog.entity(entity), tenancy.of(), 0);
      var viewers = tenantPath(catalog.entity(users), tenancy.of(), 0);
      if (path != null && viewers != null) {
        var viewer = new Expr.Root("viewer", new ExprType.RowOf(users), true);
        conditions.add(
            equal(catalog.along(self, entity, path), catalog.along(viewer, users, viewers)));
      }
    }
    return conditions;
  }

  /// The references from a row to its tenant, its own or its parent's; null where it has none.
  private @Nullable List<String> tenantPath(Entity entity, String tenant, int depth) {
    if (entity.name().equals(tenant)) {
      return List.of();
    }
    var own = entity.the(Modifier.TENANT);
    if (own.isPresent()) {
      return List.of(own.get().name());
    }
    var parent = entity.the(Modifier.PARENT);
    if (depth > 8
        || parent.isEmpty()
        || !(parent.get().type() instanceof Type.Reference(var above))) {
      return null;
    }
    var rest = tenantPath(catalog.entity(above), tenant, depth + 1);
    if (rest == null) {
      return null;
    }
    var path = new ArrayList<String>();
    path.add(parent.get().name());
    path.addAll(rest);
    return path;
  }

  /// `left == right`.
  public static Expr equal(Expr left, Expr right) {
    return new Expr.Binary(Operator.EQ, left, right, ExprType.Scalar.BOOL, false);
  }

  /// All conditions at once; null where there is none.
  public static @Nullable Expr all(List<Expr> conditions) {
    return joined(conditions, Operator.AND);
  }

  /// Any of the conditions; null where there is none.
  public static @Nullable Expr any(List<Expr> conditions) {
    return joined(conditions, Operator.OR);
  }

  private static @Nullable Expr joined(List<Expr> conditions, Operator operator) {
    return conditions.stream()
        .reduce(
            (left, right) -> new Expr.Binary(operator, left, right, ExprType.Scalar.BOOL, false))
        .orElse(null);
  }
}
