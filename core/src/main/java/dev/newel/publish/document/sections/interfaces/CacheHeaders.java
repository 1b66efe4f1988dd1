package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.language.ApiText;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What answers tell caches: how long they may be kept, and how a client asks whether they changed.
final class CacheHeaders {
  static final Section SECTION = Section.of("cache-headers", CacheHeaders::render);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Endpoint", "endpoint",
          "Cache-Control", "control",
          "Entity tag", "tag",
          "Shared cache", "shared");

  private CacheHeaders() {}

  private static List<Block> render(Place place) {
    var reads =
        OperationWords.overHttp(place.subject().slice().operations()).stream()
            .filter(Operation::isRead)
            .toList();
    if (reads.isEmpty()) {
      return Endpoints.none(place);
    }
    var told =
        reads.stream()
            .filter(read -> read.cache() != null || RequestParts.revalidates(read))
            .toList();
    var etags = place.subject().design().api().etags();
    var sentences = new ArrayList<String>();
    if (etags == ApiText.Etags.NONE) {
      sentences.add("Answers bear no entity tags.");
    } else {
      sentences.add(
          "Single rows bear a %s entity tag; a client that sends it in `If-None-Match` gets 304 without a body while the row is the same."
              .formatted(etags == ApiText.Etags.WEAK ? "weak" : "strong"));
    }
    if (told.isEmpty()) {
      sentences.add("No answer says that it may be kept.");
      return List.of(Block.sentences(sentences));
    }
    if (reads.stream().anyMatch(read -> read.cache() != null && read.cache().keep() != null)) {
      sentences.add(
          "A write to what an answer shows ends what the shared cache keeps of it at once.");
    }
    return List.of(
        Block.sentences(sentences),
        Cells.table(COLUMNS, told.stream().map(CacheHeaders::row).toList()));
  }

  private static Map<String, String> row(Operation operation) {
    var cache = operation.cache();
    var control = CacheWords.value(operation);
    return Phrase.row(
        "endpoint", Phrase.link(OperationWords.route(operation), operation.address()),
        "control", control.isEmpty() ? "not sent" : MarkdownText.code(control),
        "tag", RequestParts.revalidates(operation) ? "yes" : "no",
        "shared", cache == null || cache.keep() == null ? "not kept" : Amounts.time(cache.keep()));
  }
}
