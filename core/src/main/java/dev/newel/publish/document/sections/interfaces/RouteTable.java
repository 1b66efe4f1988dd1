package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Map;

/// Every route in a row.
final class RouteTable {
  static final Section SECTION = Section.of("route-table", RouteTable::render);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Method", "method",
          "Path", "path",
          "Purpose", "purpose",
          "Who may", "access",
          "Request", "request",
          "Response", "response",
          "Errors", "errors");

  private RouteTable() {}

  private static List<Block> render(Place place) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    if (operations.isEmpty()) {
      return Endpoints.none(place);
    }
    var book = Book.of(place);
    return List.of(Cells.table(COLUMNS, operations.stream().map(each -> row(each, book)).toList()));
  }

  private static Map<String, String> row(Operation operation, Book book) {
    var http = OperationWords.endpoint(operation);
    return Phrase.row(
        "method", http.method(),
        "path", Phrase.link(MarkdownText.code(http.path()), OperationAddress.of(operation)),
        "purpose", OperationWords.shortPurpose(operation, book.design()),
        "access", AccessWords.authorization(operation),
        "request", AnswerWords.body(operation, book),
        "response", AnswerWords.of(operation, book),
        "errors", Endpoints.statuses(operation));
  }
}
