package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How clients choose and order the rows of lists.
final class Filtering {
  static final Section SECTION = Section.of("filtering", Filtering::render);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "List", "list",
          "Filters", "filters",
          "Search", "search",
          "Sortable by", "sortable",
          "Default order", "order");

  private Filtering() {}

  private static List<Block> render(Place place) {
    var lists =
        OperationWords.overHttp(place.subject().slice().operations()).stream()
            .filter(operation -> operation.query() != null)
            .toList();
    if (lists.isEmpty()) {
      return Unknown.absent(place, "no operation here lists rows");
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var operation : lists) {
      var query = operation.query();
      if (query != null) {
        rows.add(row(operation, query));
      }
    }
    return List.of(Block.sentences(conventions(lists)), Cells.table(COLUMNS, rows));
  }

  private static List<String> conventions(List<Operation> lists) {
    var sentences = new ArrayList<String>();
    sentences.add("A filter is a query parameter; several filters must all hold.");
    var queries = lists.stream().map(Operation::query).filter(query -> query != null).toList();
    if (queries.stream()
        .anyMatch(query -> query.filters().stream().anyMatch(Query.Filter::repeats))) {
      sentences.add(
          "A filter given several times, at most %d, takes the rows that fit any of its values."
              .formatted(Query.MOST_VALUES));
    }
    queries.stream()
        .filter(query -> !query.search().isEmpty())
        .findFirst()
        .ifPresent(
            query ->
                sentences.add(
                    "%s finds rows that hold the text in any of the fields searched; a blank one finds all."
                        .formatted(MarkdownText.code(query.searchParameter()))));
    queries.stream()
        .filter(query -> !query.sortable().isEmpty())
        .findFirst()
        .ifPresent(query -> sentences.add(sorting(query.sorting())));
    sentences.add("A value that does not fit its parameter is refused with 400.");
    return sentences;
  }

  private static String sorting(Query.Sorting sorting) {
    return sorting.direction() == null
        ? "%s names the fields to sort by, separated by commas, `-` before one that descends."
            .formatted(MarkdownText.code(sorting.parameter()))
        : "%s names the field to sort by and %s the direction, `asc` or `desc`."
            .formatted(
                MarkdownText.code(sorting.parameter()), MarkdownText.code(sorting.direction()));
  }

  private static Map<String, String> row(Operation operation, Query query) {
    return Phrase.row(
        "list", Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)),
        "filters", codes(query.filters().stream().map(Query.Filter::name).toList()),
        "search", codes(query.search().stream().map(Query.Search::field).toList()),
        "sortable", codes(query.sortable().stream().map(Query.Sort::wire).toList()),
        "order", codes(query.sort().stream().map(Query.Sort::wireText).toList()));
  }

  private static String codes(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", Phrase.codes(names));
  }
}
