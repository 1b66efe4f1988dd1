package dev.newel.serve;

import dev.newel.expr.Expr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the parameters of a list ask for, judged.
///
/// @param where conditions over the row and the values below
/// @param values what the names in the conditions stand for
/// @param search null where nothing is searched
/// @param sort fields, `-` for descending, the key last
/// @param number of the page, as the client counts
/// @param size rows on a page
/// @param offset rows before the page
/// @param after the values of the sort keys that a cursor names; null without one
record Listing(
    List<Expr> where,
    Map<String, @Nullable Object> values,
    @Nullable String search,
    List<String> sort,
    long number,
    int size,
    long offset,
    @Nullable List<@Nullable Object> after) {
  static final Listing NONE = new Listing(List.of(), Map.of(), null, List.of(), 0, 0, 0, null);

  Listing {
    where = List.copyOf(where);
    values = new LinkedHashMap<>(values);
    sort = List.copyOf(sort);
  }
}
