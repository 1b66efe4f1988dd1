package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The endpoints of the HTTP interface.
final class Endpoints {
  static final Section SECTION =
      Section.of("endpoints", Endpoints::brief, Endpoints::compact, Endpoints::rows);
  static final Section IN_FULL = Section.of("endpoints-in-full", Endpoints::full).as("sections");

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Endpoint", "endpoint",
          "Purpose", "purpose",
          "Authentication", "authentication",
          "Authorization", "authorization",
          "Request", "request",
          "Response", "response",
          "Processing", "processing",
          "Errors", "errors");

  /// The parameters of one place that a crowded cell names.
  private static final int FEW = 3;

  private Endpoints() {}

  private static List<Operation> operations(Place place) {
    return OperationWords.overHttp(place.subject().slice().operations());
  }

  static List<Block> none(Place place) {
    return Unknown.absent(place, "no operation here is offered over HTTP");
  }

  private static List<Block> full(Place place) {
    var operations = operations(place);
    if (operations.isEmpty()) {
      return none(place);
    }
    var book = Book.of(place);
    var samples = Samples.of(place);
    var below = place.as("sections") ? 1 : 2;
    var blocks = new ArrayList<Block>();
    var group = "";
    for (var operation : operations) {
      var here = Groups.of(operation);
      if (below == 2 && !here.equals(group)) {
        group = here;
        blocks.add(heading(here));
      }
      blocks.addAll(EndpointForm.full(operation, book, samples, below));
    }
    if (!place.subject().document().renders(DataStructures.IN_FULL.name())) {
      blocks.addAll(DataStructures.within(place, 1));
    }
    return blocks;
  }

  private static Block.Heading heading(String group) {
    var words = Phrase.capital(MarkdownText.prose(OperationWords.words(group))) + " API";
    return new Block.Heading(1, words, Groups.address(group));
  }

  private static List<Block> brief(Place place) {
    var operations = operations(place);
    if (operations.isEmpty()) {
      return none(place);
    }
    var book = Book.of(place);
    var blocks = new ArrayList<Block>();
    operations.forEach(operation -> blocks.addAll(EndpointForm.brief(operation, book, 1)));
    return blocks;
  }

  private static List<Block> compact(Place place) {
    var operations = operations(place);
    if (operations.isEmpty()) {
      return none(place);
    }
    var book = Book.of(place);
    var blocks = new ArrayList<Block>();
    for (var operation : operations) {
      blocks.add(
          new Block.Heading(
              1,
              MarkdownText.prose(OperationWords.title(operation, book.design())),
              OperationAddress.of(operation)));
      var lines = new ArrayList<String>();
      lines.add(
          "%s: %s"
              .formatted(
                  OperationWords.route(operation),
                  OperationWords.purpose(operation, book.design())));
      lines.add(
          "Authentication: %s. Authorization: %s."
              .formatted(
                  AccessWords.authentication(operation), AccessWords.authorization(operation)));
      lines.add(
          "Parameters: %s. Body: %s."
              .formatted(inline(operation, book), AnswerWords.body(operation, book)));
      lines.add("Response: %s.".formatted(AnswerWords.of(operation, book)));
      lines.add("Processing: " + String.join(" ", Steps.of(operation, book)));
      lines.add("Errors: %s.".formatted(String.join(", ", codes(operation))));
      blocks.add(new Block.Bullets(lines));
    }
    return blocks;
  }

  private static String inline(Operation operation, Book book) {
    var parts =
        book.parts().of(operation).stream()
            .map(
                part ->
                    "%s (%s, %s%s)"
                        .formatted(
                            MarkdownText.code(part.name()),
                            part.in(),
                            part.type(),
                            part.presence()))
            .toList();
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static List<String> codes(Operation operation) {
    return operation.failures().stream()
        .map(failure -> failure.status() + " " + MarkdownText.code(failure.wire()))
        .distinct()
        .toList();
  }

  private static List<Block> rows(Place place) {
    var operations = operations(place);
    if (operations.isEmpty()) {
      return none(place);
    }
    var book = Book.of(place);
    return List.of(
        Cells.table(COLUMNS, operations.stream().map(operation -> row(operation, book)).toList()));
  }

  /// The statuses of its failures, ascending.
  static String statuses(Operation operation) {
    var statuses = operation.failures().stream().map(Failure::status).distinct().sorted().toList();
    return statuses.isEmpty()
        ? "none"
        : String.join(", ", statuses.stream().map(String::valueOf).toList());
  }

  private static Map<String, String> row(Operation operation, Book book) {
    return Phrase.row(
        "endpoint", Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)),
        "purpose", OperationWords.shortPurpose(operation, book.design()),
        "authentication", AccessWords.authentication(operation),
        "authorization", AccessWords.authorization(operation),
        "request", request(operation, book),
        "response", AnswerWords.of(operation, book),
        "processing", Steps.brief(operation, book.design()),
        "errors", statuses(operation));
  }

  /// The body, and the parameters by place and name; those of a place by their number where the
  /// names fit no cell.
  private static String request(Operation operation, Book book) {
    var body = AnswerWords.body(operation, book);
    var parts = new ArrayList<>(book.parts().of(operation));
    book.parts().usual(operation).stream()
        .filter(part -> part.name().equals("Cookie"))
        .forEach(parts::add);
    var named = request(body, parts, Integer.MAX_VALUE);
    var shorter = Cells.fits(named) ? named : request(body, parts, FEW);
    return Cells.fits(shorter) ? shorter : request(body, parts, 0);
  }

  /// @param most how many parameters of one place are named
  private static String request(String body, List<RequestParts.Part> parts, int most) {
    var all = new ArrayList<String>();
    if (!body.equals("none")) {
      all.add("body " + body);
    }
    for (var in : List.of("path", "query", "header")) {
      var names =
          parts.stream().filter(part -> part.in().equals(in)).map(RequestParts.Part::name).toList();
      if (!names.isEmpty()) {
        all.add(
            names.size() <= most
                ? in + " " + String.join(", ", Phrase.codes(names))
                : Phrase.count(names.size(), in + " parameter"));
      }
    }
    return all.isEmpty() ? "none" : String.join("; ", all);
  }
}
