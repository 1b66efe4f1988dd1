package dev.newel.serve.query;

import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
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
    var of = catalog.entity(entity);
    var conditions = new ArrayList<Expr>();
    if (!includesDeleted && of.present() != null) {
      conditions.add(of.present());
    }
    var tenancy = catalog.design().tenancy();
    if (of.ofTenant() != null
        && (tenancy == null || tenancy.cross().stream().noneMatch(roles::contains))) {
      conditions.add(of.ofTenant());
    }
    return conditions;
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
