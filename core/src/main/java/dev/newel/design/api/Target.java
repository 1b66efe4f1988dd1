package dev.newel.design.api;

import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows an operation is about.
///
/// @param entity null where it is about none
/// @param one the word for such a row: `product`; null where it is about none
/// @param parents the rows on the way, the outermost first
/// @param choice how its own row or rows are chosen
/// @param where what else holds of them; soft-deleted rows and rows of other tenants never exist
/// @param includesDeleted whether soft-deleted rows exist for it (restore)
public record Target(
    @Nullable String entity,
    @Nullable String one,
    List<Parent> parents,
    Choice choice,
    @Nullable Expr where,
    boolean includesDeleted) {
  /// About no row.
  public static final Target NONE =
      new Target(null, null, List.of(), new Choice.None(), null, false);

  public Target {
    parents = List.copyOf(parents);
  }

  /// @param parameter the name in the path that names the parent
  /// @param lookup the parent's field that it is compared with
  /// @param via the child's reference to it; the child is the next parent, or the target itself
  /// @param one the word for such a row
  public record Parent(String entity, String one, String parameter, String lookup, String via) {}

  /// How rows are chosen.
  public sealed interface Choice {
    /// None is: a create, or an action about nothing.
    record None() implements Choice {}

    /// The one whose `lookup` equals the path's `parameter`.
    record ByKey(String parameter, String lookup) implements Choice {}

    /// The one that an expression over `viewer` names: `viewer`, `viewer.company`.
    record Single(Expr row) implements Choice {}

    /// All that fit.
    record Many() implements Choice {}

    /// The distinct values in use of a list field.
    record Values(String field) implements Choice {}
  }
}
