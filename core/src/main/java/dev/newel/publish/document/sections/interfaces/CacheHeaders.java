package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.language.ApiText;
import dev.newel.language.OperationText.CacheHow;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    var ways = ways(reads);
    if (!ways.isEmpty()) {
      sentences.add(
          "A write to what an answer shows %s what the shared cache keeps of it at once%s."
              .formatted(
                  ways.contains(false) ? "ends" : "renews",
                  ways.size() == 1 ? "" : "; what is written through it renews"));
    }
    return List.of(
        Block.sentences(sentences),
        Cells.table(COLUMNS, told.stream().map(CacheHeaders::row).toList()));
  }

  /// Whether answers that are kept are written through: both, one or none.
  private static Set<Boolean> ways(List<Operation> reads) {
    var ways = new LinkedHashSet<Boolean>();
    for (var read : reads) {
      var cache = read.cache();
      if (cache != null && cache.keep() != null) {
        ways.add(cache.how() == CacheHow.THROUGH);
      }
    }
    return ways;
  }

  private static Map<String, String> row(Operation operation) {
    var cache = operation.cache();
    var control = CacheWords.value(operation);
    return Phrase.row(
        "endpoint", Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)),
        "control", control.isEmpty() ? "not sent" : MarkdownText.code(control),
        "tag", RequestParts.revalidates(operation) ? "yes" : "no",
        "shared", cache == null || cache.keep() == null ? "not kept" : Amounts.time(cache.keep()));
  }
}
