package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The errors that a slice can answer: one row a code, with what it means and what the client does;
/// or one row a status.
final class ErrorCodes {
  static final Section SECTION =
      Section.of("error-codes", ErrorCodes::byCode, ErrorCodes::byStatus);

  private static final Map<String, String> USUAL =
      Phrase.row("Code", "code", "Status", "status", "Meaning", "meaning", "Recovery", "recovery");

  private static final Set<String> OUTSIDE =
      Set.of("METHOD_NOT_ALLOWED", "NOT_FOUND", "TIMEOUT", "UNAVAILABLE", "INTERNAL_ERROR");

  private ErrorCodes() {}

  /// An error under one of its codes on the wire.
  record Coded(String wire, ErrorCode error, String meaning) {
    String recovery() {
      var recover = Phrase.sentence(error.recover());
      return recover.isEmpty() ? Recovery.of(error) : recover;
    }
  }

  /// Every code of a slice by its status, those of one status in the order of its errors.
  static List<Coded> of(Place place) {
    var failures = new LinkedHashMap<String, Map<String, Failure>>();
    for (var operation : place.subject().slice().operations()) {
      for (var failure : operation.failures()) {
        failures
            .computeIfAbsent(failure.code(), unseen -> new LinkedHashMap<>())
            .putIfAbsent(failure.wire(), failure);
      }
    }
    var design = place.subject().design();
    var http = !place.subject().slice().operations().isEmpty();
    var codes = new ArrayList<Coded>();
    for (var error : place.subject().slice().errors().values()) {
      var wires = failures.get(error.name());
      if (wires == null && error.conventional() && !(http && isKept(error))) {
        continue;
      }
      if (wires == null) {
        codes.add(new Coded(error.code(), error, FailureWords.ofField(error.text())));
      } else {
        wires.forEach(
            (wire, failure) ->
                codes.add(new Coded(wire, error, FailureWords.meaning(failure, design))));
      }
    }
    codes.sort(Comparator.comparingInt(code -> code.error().status()));
    return codes;
  }

  /// A program that is called by no HTTP ends with a code of its own.
  private static String status(Place place, ErrorCode error) {
    var http = !place.subject().slice().operations().isEmpty();
    return http || error.exit() == null ? String.valueOf(error.status()) : "exit " + error.exit();
  }

  /// Whether an error that no operation names can come up all the same: outside of operations, or
  /// for one field of a body.
  private static boolean isKept(ErrorCode error) {
    return OUTSIDE.contains(error.name()) || FailureWords.isOfField(error.text());
  }

  private static Map<String, String> columns(Place place) {
    return place.spec().columns().isEmpty() ? USUAL : place.spec().columns();
  }

  private static List<Block> byCode(Place place) {
    var codes = of(place);
    if (codes.isEmpty()) {
      return none();
    }
    var rows =
        codes.stream()
            .map(
                code ->
                    Phrase.row(
                        "code", MarkdownText.code(code.wire()),
                        "status", status(place, code.error()),
                        "meaning", code.meaning(),
                        "recovery", code.recovery()))
            .toList();
    return List.of(Cells.table(columns(place), "code", rows));
  }

  private static List<Block> byStatus(Place place) {
    var codes = of(place);
    if (codes.isEmpty()) {
      return none();
    }
    var byStatus = new TreeMap<Integer, List<String>>();
    codes.forEach(
        code ->
            byStatus
                .computeIfAbsent(code.error().status(), unseen -> new ArrayList<>())
                .add(code.wire()));
    var rows = new ArrayList<Map<String, String>>();
    byStatus.forEach(
        (status, wires) ->
            rows.add(
                Phrase.row(
                    "code", String.join(", ", Phrase.codes(wires)),
                    "status", String.valueOf(status),
                    "meaning", Statuses.meaning(status),
                    "recovery", Recovery.of(status))));
    var table = Cells.table(columns(place), "status", rows);
    // Continued rows must not make the short form longer than the full one.
    return table.rows().size() > codes.size() ? byCode(place) : List.of(table);
  }

  private static List<Block> none() {
    return Unknown.notApplicable("nothing here answers an error");
  }
}
