package dev.newel.design.api;

import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.ApiText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a list chooses, orders and cuts rows.
///
/// @param search what the parameter looks in, a match in any suffices; empty where there is none
/// @param searchParameter its name
/// @param sortable what clients may sort by, each ascending; empty where they may not
/// @param sort the order where the client says nothing, the key last
/// @param sorting how a client says another
/// @param page null where the whole list comes at once
public record Query(
    List<Filter> filters,
    List<Search> search,
    String searchParameter,
    List<Sort> sortable,
    List<Sort> sort,
    Sorting sorting,
    @Nullable Page page) {
  /// The longest text that a client may search for, in characters; one of blanks is no search.
  public static final int LONGEST_SEARCH = 200;

  /// What is said of a text to search for that does not fit.
  public static final String SEARCH_PROBLEM =
      "must have at most " + LONGEST_SEARCH + " characters, none of them NUL";

  /// How often a filter that repeats may be given: each value costs a condition of its own.
  public static final int MOST_VALUES = 100;

  /// What is said of a filter that is given too often.
  public static final String VALUES_PROBLEM = "must be given at most " + MOST_VALUES + " times";

  public Query {
    filters = List.copyOf(filters);
    search = List.copyOf(search);
    sortable = List.copyOf(sortable);
    sort = List.copyOf(sort);
  }

  /// A text that a search looks in.
  ///
  /// @param field the field of the row
  /// @param by its value, over `this`
  public record Search(String field, Expr by) {}

  /// A key of an order.
  ///
  /// @param field the field of the row; `value` in a list of plain values
  /// @param wire as clients name it
  /// @param by its value, over `this`, or the plain `value`
  public record Sort(String field, String wire, Expr by, boolean descending) {
    /// The field as a design writes it: `-` before it where the order descends.
    public String text() {
      return descending ? "-" + field : field;
    }

    /// The key as a client writes it where one parameter says all.
    public String wireText() {
      return descending ? "-" + wire : wire;
    }
  }

  /// How a client says an order.
  ///
  /// @param parameter `sort` of `-a,b`; beside `direction` the one field
  /// @param direction the parameter of `asc | desc`; null where a `-` says it
  /// @param descending the direction where `direction` is there and the client leaves it out: that
  ///     of the list's own first key
  public record Sorting(String parameter, @Nullable String direction, boolean descending) {
    /// The parameters, in order.
    public List<String> parameters() {
      return direction == null ? List.of(parameter) : List.of(parameter, direction);
    }
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
      ApiText.Over over) {
    /// How a list is cut in a style where nobody says more.
    ///
    /// @param size null where that is not said either
    public static Page conventional(ApiText.PageStyle style, @Nullable Integer size) {
      var params =
          switch (style) {
            case OFFSET -> List.of("offset", "limit");
            case CURSOR -> List.of("cursor", "limit");
            case PAGE, NONE -> List.of("page", "size");
          };
      var rows = size == null ? 20 : size;
      return new Page(
          style,
          params.getFirst(),
          params.getLast(),
          rows,
          Math.max(100, rows),
          1,
          ApiText.Over.REJECT);
    }

    /// The greatest size that a client may ask for; a larger one is refused, or cut where it is
    /// clamped.
    public long most() {
      return over == ApiText.Over.CLAMP ? Long.MAX_VALUE : max;
    }

    /// What is said of a size that does not fit.
    public String sizeProblem() {
      return problem(1, most());
    }

    /// What is said of a number in a parameter that does not fit.
    ///
    /// @param max no bound worth telling from 2^31 - 1 on
    public static String problem(long min, long max) {
      return max >= Integer.MAX_VALUE
          ? "must be a whole number of at least " + min
          : "must be between %d and %d".formatted(min, max);
    }
  }
}
