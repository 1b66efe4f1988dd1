package dev.newel.design.api;

import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.ApiText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a list chooses, orders and cuts rows.
///
/// @param search the fields that the parameter looks in, a match in any suffices; empty where there
///     is none
/// @param searchParameter its name
/// @param sortable the fields that clients may sort by, empty where they may not
/// @param sort the order where the client says nothing, `-` for descending, the key last
/// @param sortParameters one name: `sort` of `-a,b`; two: the field and `asc | desc`
/// @param page null where the whole list comes at once
public record Query(
    List<Filter> filters,
    List<String> search,
    String searchParameter,
    List<String> sortable,
    List<String> sort,
    List<String> sortParameters,
    @Nullable Page page) {
  public Query {
    filters = List.copyOf(filters);
    search = List.copyOf(search);
    sortable = List.copyOf(sortable);
    sort = List.copyOf(sort);
    sortParameters = List.copyOf(sortParameters);
  }

  /// A parameter that chooses rows.
  ///
  /// @param name the parameter
  /// @param type the type of its value
  /// @param where over the row and `value`
  /// @param repeats whether it may be given several times, meaning any of them
  /// @param flag whether the value `true` asks for the rows where `where` holds and `false` for the
  ///     others
  public record Filter(String name, Type type, Expr where, boolean repeats, boolean flag) {}

  /// How a list is cut.
  ///
  /// @param at the parameter that says which page, offset or cursor
  /// @param many the parameter that says how many
  /// @param first the number of the first page: 0 or 1, with style PAGE
  public record Page(
      ApiText.PageStyle style,
      String at,
      String many,
      int size,
      int max,
      int first,
      ApiText.Over over) {}
}
