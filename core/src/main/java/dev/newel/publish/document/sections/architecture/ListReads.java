package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What lists read of their tables: by pages, whole, or row by row for a text.
///
/// @param paged those that answer in pages
/// @param whole those that answer with all rows at once
/// @param searched those that look for a text within fields, which no B-tree serves
record ListReads(List<Operation> paged, List<Operation> whole, List<Operation> searched) {

  static ListReads of(Place place) {
    var paged = new ArrayList<Operation>();
    var whole = new ArrayList<Operation>();
    var searched = new ArrayList<Operation>();
    for (var operation : place.subject().slice().operations()) {
      var query = operation.query();
      if (query != null) {
        (query.page() == null ? whole : paged).add(operation);
        if (!query.search().isEmpty()) {
          searched.add(operation);
        }
      }
    }
    return new ListReads(List.copyOf(paged), List.copyOf(whole), List.copyOf(searched));
  }

  /// How much one answer may hold.
  void pages(List<String> items) {
    var said = new ArrayList<String>();
    if (!paged.isEmpty()) {
      said.add(
          "%s %s pages, so that no answer grows with its table."
              .formatted(
                  Phrase.count(paged.size(), "list"),
                  paged.size() == 1 ? "answers in" : "answer in"));
    }
    if (!whole.isEmpty()) {
      said.add(
          "%s %s with all rows at once."
              .formatted(named(whole), whole.size() == 1 ? "answers" : "answer"));
    }
    if (!said.isEmpty()) {
      items.add("**Lists:** " + String.join(" ", said));
    }
  }

  /// What reads more the more rows there are.
  void bottlenecks(Place place, List<String> items) {
    for (var operation : searched) {
      items.add(
          "**Search of %s.** It looks for a text within %s, which no index serves: a search reads the rows of %s one by one%s."
              .formatted(
                  Names.operation(operation),
                  Phrase.or(Phrase.codes(fields(operation))),
                  entity(operation),
                  rows(place, operation)));
    }
    if (!whole.isEmpty()) {
      items.add(
          "**Lists without pages.** %s %s with all rows, so that the time and the size of an answer grow with them."
              .formatted(named(whole), whole.size() == 1 ? "answers" : "answer"));
    }
  }

  private static List<String> fields(Operation operation) {
    var query = operation.query();
    return query == null ? List.of() : query.search().stream().map(Query.Search::field).toList();
  }

  private static String entity(Operation operation) {
    var entity = operation.target().entity();
    return entity == null ? "its table" : Names.entity(entity);
  }

  /// How many rows there may be one day, where the design says it.
  private static String rows(Place place, Operation operation) {
    var storage = place.subject().design().prose().storage();
    var volume = storage == null ? null : storage.volume().get(operation.target().entity());
    return volume == null ? "" : String.format(Locale.ROOT, ", up to %,d of them", volume.later());
  }

  private static String named(List<Operation> operations) {
    return Phrase.and(operations.stream().map(Names::operation).toList());
  }
}
