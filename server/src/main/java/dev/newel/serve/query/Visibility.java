package dev.newel.serve.query;

import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows exist for somebody: not those that are soft-deleted, and none of another tenant.
public final class Visibility {
  /// The name that the tenant whose rows there are is bound to; null shows no row of any.
  public static final String TENANT = "$tenant";

  private final Catalog catalog;

  public Visibility(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The conditions over `this`, a row of `entity`.
  ///
  /// @param roles the viewer's
  public List<Expr> conditions(String entity, boolean includesDeleted, Set<String> roles) {
    var conditions = includesDeleted ? new ArrayList<Expr>() : present(entity);
    var tenancy = catalog.design().tenancy();
    if (tenancy != null && tenancy.cross().stream().noneMatch(roles::contains)) {
      ofTenant(entity).ifPresent(conditions::add);
    }
    return conditions;
  }

  /// What holds of the rows of the tenant that is bound; nothing where an entity has none.
  public Optional<Expr> ofTenant(String entity) {
    var tenancy = catalog.design().tenancy();
    return tenancy != null && catalog.entity(entity).ofTenant() instanceof Expr.Binary own
        ? Optional.of(
            equal(own.left(), new Expr.Root(TENANT, new ExprType.RowOf(tenancy.of()), true)))
        : Optional.empty();
  }

  /// The same of every tenant.
  public List<Expr> present(String entity) {
    var present = catalog.entity(entity).present();
    return present == null ? new ArrayList<>() : new ArrayList<>(List.of(present));
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
