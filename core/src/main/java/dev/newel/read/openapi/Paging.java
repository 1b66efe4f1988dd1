package dev.newel.read.openapi;

import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the query parameters of a list say of pages, order and search. The names are those in use
/// in public APIs, compared without case and without what parts their words.
public final class Paging {
  private static final Set<String> OFFSET = Set.of("offset", "skip", "start", "startindex", "from");
  private static final Set<String> PAGE =
      Set.of("page", "pagenumber", "pageno", "pageindex", "pagenum");
  private static final Set<String> CURSOR =
      Set.of(
          "cursor",
          "after",
          "pagetoken",
          "nexttoken",
          "startingafter",
          "continue",
          "before",
          "continuationtoken",
          "nextpagetoken",
          "marker",
          "sinceid");
  private static final Set<String> SIZE =
      Set.of(
          "limit",
          "size",
          "pagesize",
          "perpage",
          "pagelimit",
          "maxresults",
          "count",
          "top",
          "itemsperpage",
          "first",
          "maxitems",
          "resultsperpage");
  private static final Set<String> SORT =
      Set.of("sort", "sortby", "order", "orderby", "sortorder", "direction", "ordering");
  private static final Set<String> SEARCH =
      Set.of("q", "query", "search", "searchterm", "keyword", "keywords", "text");

  private Paging() {}

  /// The style and its parameters: `offset offset limit`; `none` where there are none.
  public static String style(Operation list) {
    var size = named(list, SIZE);
    for (var each : List.of("cursor", "page", "offset")) {
      var place = named(list, each.equals("cursor") ? CURSOR : each.equals("page") ? PAGE : OFFSET);
      if (place.isPresent() && (size.isPresent() || !each.equals("offset"))) {
        var names = new ArrayList<>(List.of(each, place.get().name()));
        size.ifPresent(parameter -> names.add(parameter.name()));
        return String.join(" ", names);
      }
    }
    return size.map(parameter -> "limit " + parameter.name()).orElse("none");
  }

  /// The greatest page and the usual one, where the list says them.
  public static String size(Operation list) {
    var parameter = named(list, SIZE).orElse(null);
    var schema = parameter == null ? null : parameter.schema();
    if (schema == null || style(list).equals("none")) {
      return "";
    }
    var said = new ArrayList<String>();
    var most = schema.limits().most();
    if (most != null) {
      said.add("max " + most.toPlainString());
    }
    if (schema.initial() instanceof Json.Number(var usual)) {
      said.add("size " + usual.toPlainString());
    }
    return String.join(", ", said);
  }

  static Optional<String> sort(Operation list) {
    return named(list, SORT).map(Parameter::name);
  }

  static Optional<String> search(Operation list) {
    return named(list, SEARCH).map(Parameter::name);
  }

  private static Optional<Parameter> named(Operation list, Set<String> names) {
    return list.parameters(Parameter.In.QUERY).stream()
        .filter(parameter -> names.contains(plain(parameter.name())))
        .findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
