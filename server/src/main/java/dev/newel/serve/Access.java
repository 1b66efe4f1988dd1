package dev.newel.serve;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Operator;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the grants of an operation mean for one viewer. A program is no person: it owns nothing,
/// and no named grant is its.
///
/// @param everything whether all rows are open
/// @param conditions else: a row is open where any of these holds
record Access(boolean everything, List<Expr> conditions) {
  Access {
    conditions = List.copyOf(conditions);
  }

  static Access of(Operation operation, Viewer viewer, Catalog catalog) {
    var conditions = new ArrayList<Expr>();
    for (var grant : operation.access()) {
      switch (grant) {
        case Grant.Anybody(var when) -> {
          if (when == null) {
            return new Access(true, List.of());
          }
          conditions.add(when);
        }
        case Grant.ToRole(var role, var when) when viewer.roles().contains(role) -> {
          if (when == null) {
            return new Access(true, List.of());
          }
          conditions.add(when);
        }
        case Grant.ToRole other -> {}
        case Grant.ToOwner(var when, var also) when viewer.row() != null ->
            conditions.add(both(when, also));
        case Grant.ToOwner other -> {}
        case Grant.Named(var name, var entity, var path, var when, var also)
            when viewer.row() != null ->
            conditions.add(both(at(operation, path, when, catalog), also));
        case Grant.Named other -> {}
      }
    }
    return new Access(false, conditions);
  }

  private static Expr both(Expr when, @Nullable Expr also) {
    return also == null
        ? when
        : new Expr.Binary(Operator.AND, when, also, ExprType.Scalar.BOOL, false);
  }

  /// A condition over the row at the end of `path`, said over the operation's row.
  private static Expr at(Operation operation, List<String> path, Expr when, Catalog catalog) {
    var entity = operation.target().entity();
    if (path.isEmpty() || entity == null) {
      return when;
    }
    return Rewrite.roots(
        when, Map.of("this", catalog.along(Catalog.self(entity, true), entity, path)));
  }

  /// Whether no row can be open.
  boolean isNothing() {
    return !everything && conditions.isEmpty();
  }
}
