package dev.newel.serve;

import dev.newel.design.api.Query;
import dev.newel.design.api.Query.Filter;
import dev.newel.design.api.Query.Page;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.language.ApiText;
import dev.newel.language.ApiText.PageStyle;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Rewrite;
import dev.newel.serve.value.Values;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges the parameters of a list: the first that does not fit refuses the request with its name.
final class Listings {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private final Catalog catalog;
  private final List<String> roles;

  Listings(Catalog catalog) {
    this.catalog = catalog;
    this.roles = List.copyOf(catalog.design().identity().roles().keySet());
  }

  /// What a request asks of a list.
  ///
  /// @param values the types of what values are ordered by; empty for a list of rows
  /// @param given the parameters of its query
  /// @param viewerRoles who asks: not everybody may sort by each field
  Listing listing(
      String entity,
      Query query,
      List<Type> values,
      Map<String, List<String>> given,
      Set<String> viewerRoles) {
    refuseUnknown(query, given);
    var bound = new LinkedHashMap<String, @Nullable Object>();
    var where = new ArrayList<Expr>();
    for (var filter : query.filters()) {
      var texts = given.get(filter.name());
      if (texts != null) {
        where.add(condition(filter, texts, bound));
      }
    }
    var sort = sort(entity, query, given, viewerRoles);
    var page = query.page();
    if (page == null) {
      return new Listing(where, bound, search(query, given), sort, 0, 0, 0, null);
    }
    var size = size(page, given);
    return switch (page.style()) {
      case CURSOR ->
          new Listing(
              where,
              bound,
              search(query, given),
              sort,
              0,
              size,
              0,
              cursor(page, sort, values.isEmpty() ? types(entity, sort) : values, given));
      case OFFSET -> {
        var offset = whole(page.at(), single(page.at(), given), 0, 0, Long.MAX_VALUE / 2);
        yield new Listing(where, bound, search(query, given), sort, 0, size, offset, null);
      }
      default -> {
        var number =
            whole(
                page.at(), single(page.at(), given), page.first(), page.first(), Integer.MAX_VALUE);
        yield new Listing(
            where,
            bound,
            search(query, given),
            sort,
            number,
            size,
            (number - page.first()) * size,
            null);
      }
    };
  }

  private static void refuseUnknown(Query query, Map<String, List<String>> given) {
    if (given.isEmpty()) {
      return;
    }
    var known = known(query);
    for (var name : given.keySet()) {
      if (!known.contains(name)) {
        throw Refusal.parameter(
            name,
            known.isEmpty()
                ? "is not known here"
                : "is not known; known are `"
                    + String.join("`, `", known.stream().sorted().toList())
                    + "`");
      }
    }
  }

  private static Set<String> known(Query query) {
    var known = new HashSet<String>();
    for (var filter : query.filters()) {
      known.add(filter.name());
    }
    if (!query.search().isEmpty()) {
      known.add(query.searchParameter());
    }
    if (!query.sortable().isEmpty()) {
      known.addAll(query.sorting().parameters());
    }
    var page = query.page();
    if (page != null) {
      known.add(page.at());
      known.add(page.many());
    }
    return known;
  }

  private static @Nullable String single(String name, Map<String, List<String>> given) {
    var texts = given.get(name);
    if (texts != null && texts.size() > 1) {
      throw Refusal.parameter(name, "must be given once");
    }
    return texts == null ? null : texts.getFirst();
  }

  private Expr condition(Filter filter, List<String> texts, Map<String, @Nullable Object> values) {
    if (texts.size() > 1 && !filter.repeats()) {
      throw Refusal.parameter(filter.name(), "must be given once");
    }
    if (texts.size() > Query.MOST_VALUES) {
      throw Refusal.parameter(filter.name(), Query.VALUES_PROBLEM);
    }
    if (filter.flag()) {
      var wanted = value(filter, texts.getFirst());
      return Boolean.TRUE.equals(wanted) ? filter.where() : new Expr.Not(filter.where());
    }
    var any = new ArrayList<Expr>();
    var wanted = texts.stream().flatMap(text -> wanted(filter, text).stream()).toList();
    for (var i = 0; i < wanted.size(); i++) {
      var name = "$" + filter.name() + i;
      values.put(name, wanted.get(i));
      any.add(
          Rewrite.roots(
              filter.where(), Map.of("value", new Expr.Root(name, filter.type().expr(), false))));
    }
    return java.util.Objects.requireNonNull(Visibility.any(any));
  }

  /// The values that a text asks for: several where clients know several words by one.
  private List<Object> wanted(Filter filter, String text) {
    var value = value(filter, text);
    return filter.type() instanceof Type.Enumeration words
        ? List.copyOf(words.meant(text))
        : List.of(value);
  }

  private Object value(Filter filter, String text) {
    try {
      var value = Values.ofText(catalog.stored(filter.type()), text, roles);
      return filter.type() instanceof Type.Reference(var target) ? Row.ofKey(target, value) : value;
    } catch (Values.Unfit unfit) {
      throw Refusal.parameter(filter.name(), "must be " + unfit.expected());
    }
  }

  private static @Nullable String search(Query query, Map<String, List<String>> given) {
    var text = query.search().isEmpty() ? null : single(query.searchParameter(), given);
    if (text != null
        && (text.codePointCount(0, text.length()) > Query.LONGEST_SEARCH
            || text.indexOf('\0') >= 0)) {
      throw Refusal.parameter(query.searchParameter(), Query.SEARCH_PROBLEM);
    }
    return text == null || text.isBlank() ? null : text;
  }

  private List<String> sort(
      String entity, Query query, Map<String, List<String>> given, Set<String> viewerRoles) {
    var usual = query.sort().stream().map(Query.Sort::text).toList();
    if (query.sortable().isEmpty()) {
      return usual;
    }
    var sorting = query.sorting();
    var text = single(sorting.parameter(), given);
    var direction = sorting.direction() == null ? null : single(sorting.direction(), given);
    if (direction != null && !direction.equals("asc") && !direction.equals("desc")) {
      throw Refusal.parameter(String.valueOf(sorting.direction()), "must be `asc` or `desc`");
    }
    if (text == null) {
      return direction == null
          ? usual
          : closed(
              List.of(directed(query.sort().getFirst().field(), direction.equals("desc"))), usual);
    }
    var two = sorting.direction() != null;
    var wanted = new ArrayList<String>();
    for (var name : two ? List.of(text) : List.of(text.split(",", -1))) {
      var minus = !two && name.startsWith("-");
      var descending =
          minus || (direction == null ? sorting.descending() : direction.equals("desc"));
      wanted.add(
          directed(
              sortable(
                  entity,
                  query,
                  sorting.parameter(),
                  minus ? name.substring(1) : name,
                  viewerRoles),
              descending));
    }
    return closed(wanted, usual);
  }

  private static String directed(String field, boolean descending) {
    return descending ? "-" + field : field;
  }

  /// The key comes last, so that no two rows are equal and pages do not overlap.
  private static List<String> closed(List<String> wanted, List<String> usual) {
    var keys = new LinkedHashSet<>(wanted);
    var last = usual.getLast();
    var key = last.startsWith("-") ? last.substring(1) : last;
    if (!keys.contains(key) && !keys.contains("-" + key)) {
      keys.add(key);
    }
    return List.copyOf(keys);
  }

  private String sortable(
      String entity, Query query, String parameter, String wire, Set<String> viewerRoles) {
    var readable =
        query.sortable().stream()
            .filter(
                key -> {
                  var readers = catalog.field(entity, key.field()).read();
                  return readers.isEmpty() || readers.stream().anyMatch(viewerRoles::contains);
                })
            .toList();
    return readable.stream()
        .filter(key -> key.wire().equals(wire))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.parameter(
                    parameter,
                    "must be one of `"
                        + String.join(
                            "`, `", readable.stream().map(Query.Sort::wire).sorted().toList())
                        + "`"))
        .field();
  }

  private static int size(Page page, Map<String, List<String>> given) {
    var text = single(page.many(), given);
    var size = whole(page.many(), text, page.size(), 1, page.most());
    return (int) Math.min(size, page.max());
  }

  private static long whole(
      String name, @Nullable String text, long otherwise, long min, long max) {
    if (text == null) {
      return otherwise;
    }
    var bounds = Page.problem(min, max);
    if (!WHOLE.matcher(text).matches()) {
      throw Refusal.parameter(name, bounds);
    }
    var number = Long.parseLong(text);
    if (number < min || number > max) {
      throw Refusal.parameter(name, bounds);
    }
    return number;
  }

  private List<Type> types(String entity, List<String> sort) {
    return sort.stream()
        .map(key -> catalog.field(entity, key.startsWith("-") ? key.substring(1) : key).type())
        .toList();
  }

  /// @param types of what the list is ordered by
  private @Nullable List<@Nullable Object> cursor(
      Page page, List<String> sort, List<Type> types, Map<String, List<String>> given) {
    var text = single(page.at(), given);
    if (text == null) {
      return null;
    }
    try {
      var read = JsonText.parse(Base64.getUrlDecoder().decode(text));
      if (read instanceof List<?> parts
          && parts.size() == types.size() + 1
          && String.join(",", sort).equals(parts.getFirst())) {
        var values = new ArrayList<@Nullable Object>();
        for (var i = 0; i < types.size(); i++) {
          values.add(cursorValue(types.get(i), parts.get(i + 1)));
        }
        return values;
      }
    } catch (IllegalArgumentException | JsonText.Malformed | Values.Unfit e) {
      // One message for whatever is wrong with it: a cursor is ours alone to read.
    }
    throw Refusal.parameter(page.at(), "must be a cursor of this list in this order");
  }

  private @Nullable Object cursorValue(Type known, @Nullable Object part) throws Values.Unfit {
    if (part == null) {
      return null;
    }
    // A cursor holds what is kept, whatever clients know it by.
    var type =
        known instanceof Type.Enumeration(var words, var told)
            ? new Type.Enumeration(words)
            : known;
    var value = Values.ofText(catalog.stored(type), part.toString(), roles);
    return type instanceof Type.Reference(var target) ? Row.ofKey(target, value) : value;
  }

  /// The cursor behind a row, by the values of its sort keys.
  static String cursor(List<String> sort, List<@Nullable Object> order) {
    var parts = new ArrayList<@Nullable Object>();
    parts.add(String.join(",", sort));
    order.forEach(
        value -> parts.add(value == null ? null : Values.text(value, ApiText.Precision.US)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonText.bytes(parts));
  }

  static boolean hasTotal(Page page) {
    return page.style() == PageStyle.PAGE || page.style() == PageStyle.OFFSET;
  }
}
