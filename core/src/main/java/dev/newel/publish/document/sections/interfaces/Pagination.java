package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How lists are cut into pages.
final class Pagination {
  static final Section SECTION =
      Section.of("pagination", Pagination::full, place -> pages(place, false));

  private static final Map<String, String> PARAMETERS =
      Phrase.row(
          "Parameter",
          "parameter",
          "Default",
          "default",
          "Limits",
          "bounds",
          "Meaning",
          "description");
  private static final Map<String, String> LISTS =
      Phrase.row("List", "list", "Pattern", "pattern", "Default size", "size", "Most", "most");

  private Pagination() {}

  private static List<Operation> lists(Place place) {
    return OperationWords.overHttp(place.subject().slice().operations()).stream()
        .filter(operation -> operation.query() != null)
        .toList();
  }

  private static List<Block> full(Place place) {
    var blocks = new ArrayList<>(pages(place, true));
    if (paged(place).isEmpty()) {
      return blocks;
    }
    var rows = lists(place).stream().map(Pagination::row).toList();
    blocks.add(Cells.table(LISTS, rows));
    blocks.add(
        new Block.Paragraph(
            "An empty result is a page without rows and no error. The key is always the last"
                + " criterion of the order, so that no row appears on two pages of the same data."));
    return blocks;
  }

  private static Map<Query.Page, Operation> paged(Place place) {
    var pages = new LinkedHashMap<Query.Page, Operation>();
    for (var operation : lists(place)) {
      var query = operation.query();
      if (query != null && query.page() != null) {
        pages.putIfAbsent(query.page(), operation);
      }
    }
    return pages;
  }

  /// @param told whether each member of the answer is told
  private static List<Block> pages(Place place, boolean told) {
    if (lists(place).isEmpty()) {
      return Unknown.absent(place, "no operation here lists rows");
    }
    var pages = paged(place);
    if (pages.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              "Lists are not cut into pages: %s come whole."
                  .formatted(
                      Phrase.and(lists(place).stream().map(OperationWords::route).toList()))));
    }
    var book = Book.of(place);
    var blocks = new ArrayList<Block>();
    pages.forEach(
        (page, operation) -> {
          blocks.add(new Block.Paragraph(sentence(page)));
          var rows =
              book.parts().in(operation, "query").stream()
                  .filter(part -> part.name().equals(page.at()) || part.name().equals(page.many()))
                  .map(RequestParts.Part::row)
                  .toList();
          blocks.add(Cells.table(PARAMETERS, rows));
          if (told) {
            members(operation, blocks);
          }
        });
    return blocks;
  }

  private static String sentence(Query.Page page) {
    var pattern =
        switch (page.style()) {
          case PAGE -> "Lists are page-based: a client asks for a page by its number.";
          case OFFSET -> "Lists are offset-based: a client says how many rows to skip.";
          case CURSOR ->
              "Lists are cursor-based: each page says where the next one begins, so that pages stay"
                  + " right while rows come and go.";
          case NONE -> "Lists come whole.";
        };
    var over =
        page.over() == ApiText.Over.CLAMP
            ? "A size above %d becomes %d.".formatted(page.max(), page.max())
            : "A size above %d is refused with 400.".formatted(page.max());
    return pattern + " " + over;
  }

  /// What the answer says beside the rows.
  private static void members(Operation operation, List<Block> blocks) {
    var members = new ArrayList<String>();
    collect("", operation.answer().envelope(), members);
    if (!members.isEmpty()) {
      blocks.add(new Block.Paragraph("The answer says beside the rows:"));
      blocks.add(new Block.Bullets(members));
    }
  }

  private static void collect(String at, Json template, List<String> members) {
    if (template instanceof Json.Object(var inner)) {
      inner.forEach(
          (name, value) -> collect(at.isEmpty() ? name : at + "." + name, value, members));
    } else if (template instanceof Json.Text(var text)) {
      var meaning = meaning(text);
      if (!meaning.isEmpty()) {
        members.add("%s: %s".formatted(MarkdownText.code(at), meaning));
      }
    }
  }

  private static String meaning(String placeholder) {
    return switch (placeholder) {
      case "{page}" -> "the number of the page";
      case "{offset}" -> "how many rows were skipped";
      case "{size}" -> "how many rows a page has";
      case "{pages}" -> "how many pages there are";
      case "{total}" -> "how many rows there are on all pages";
      case "{hasNext}" -> "whether a page follows";
      case "{hasPrevious}" -> "whether a page comes before";
      case "{next}" -> "the cursor of the next page, null on the last";
      default -> "";
    };
  }

  private static Map<String, String> row(Operation operation) {
    var query = operation.query();
    var page = query == null ? null : query.page();
    return Phrase.row(
        "list", Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)),
        "pattern",
            page == null
                ? "whole"
                : switch (page.style()) {
                  case PAGE -> "page-based";
                  case OFFSET -> "offset-based";
                  case CURSOR -> "cursor-based";
                  case NONE -> "whole";
                },
        "size", page == null ? "all rows" : String.valueOf(page.size()),
        "most", page == null ? "all rows" : String.valueOf(page.max()));
  }
}
