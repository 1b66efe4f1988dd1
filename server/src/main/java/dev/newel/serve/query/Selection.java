package dev.newel.serve.query;

import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of a list a request asks for, in what order, and which part of them.
///
/// @param where conditions over `this`; all hold
/// @param searched the texts over `this` that `search` is looked for in; empty where nothing is
///     searched
/// @param sort fields, `-` for descending, the key last
/// @param after whether rows begin behind a cursor, whose values are bound to `$after0`,
///     `$after1`...
/// @param paged whether `$size` and `$offset` cut the rows
public record Selection(
    List<Expr> where, List<Expr> searched, List<String> sort, boolean after, boolean paged) {
  public Selection {
    where = List.copyOf(where);
    searched = List.copyOf(searched);
    sort = List.copyOf(sort);
  }

  /// A row as the database gives it, to be written member by member.
  ///
  /// @param values in the order of the view's members; JSON is `JsonText.Raw`
  /// @param order the values of the sort keys, for a cursor; empty where none is made
  public record Shown(List<@Nullable Object> values, List<@Nullable Object> order) {}
}
