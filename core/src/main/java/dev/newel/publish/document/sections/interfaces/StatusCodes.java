package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The status codes that the interface answers, with what each means here.
final class StatusCodes {
  static final Section SECTION = Section.of("status-codes", StatusCodes::render);

  private StatusCodes() {}

  private static List<Block> render(Place place) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    if (operations.isEmpty()) {
      return Endpoints.none(place);
    }
    var of = new TreeMap<Integer, Set<String>>();
    operations.forEach(operation -> success(operation, of));
    for (var operation : operations) {
      for (Failure failure : operation.failures()) {
        of.computeIfAbsent(failure.status(), unseen -> new LinkedHashSet<>())
            .add("`" + failure.wire() + "`");
      }
    }
    for (var code : ErrorCodes.of(place)) {
      if (code.isOfRoutes()) {
        of.computeIfAbsent(code.error().status(), unseen -> new LinkedHashSet<>())
            .add("`" + code.wire() + "`");
      }
    }
    var failures = operations.stream().flatMap(operation -> operation.failures().stream()).toList();
    var design = place.subject().design();
    return List.of(
        new Block.Bullets(
            of.entrySet().stream().map(status -> line(status, failures, design)).toList()));
  }

  private static void success(Operation operation, Map<Integer, Set<String>> of) {
    var method = OperationWords.endpoint(operation).method();
    of.computeIfAbsent(operation.answer().status(), unseen -> new LinkedHashSet<>()).add(method);
    if (RequestParts.revalidates(operation)) {
      of.computeIfAbsent(304, unseen -> new LinkedHashSet<>()).add(method);
    }
  }

  private static String line(
      Map.Entry<Integer, Set<String>> status, List<Failure> failures, Design design) {
    return "**%d %s**: %s %s: %s."
        .formatted(
            status.getKey(),
            Statuses.name(status.getKey()),
            Statuses.meaning(status.getKey(), failures, design),
            status.getKey() < 400
                ? "Answers"
                : status.getValue().size() == 1 ? "Its code" : "Its codes",
            Phrase.and(status.getValue()));
  }
}
