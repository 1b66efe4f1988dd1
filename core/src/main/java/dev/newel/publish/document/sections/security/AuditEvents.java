package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.language.Security.Audit;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is recorded of who did what.
final class AuditEvents {
  static final Section SECTION = Section.of("audit-events", AuditEvents::render);

  private static final Map<String, String> USUAL =
      Phrase.row("Event", "event", "Level", "level", "Data", "data", "Retention", "retention");
  private static final String LOGIN = "login";

  private AuditEvents() {}

  private static List<Block> render(Place place) {
    var design = place.subject().design();
    if (design.operations().isEmpty()) {
      return Unknown.absent(place, "the design offers nothing over a network, so that nobody acts");
    }
    var security = design.prose().security();
    var audit = security == null ? null : security.audit();
    if (audit == null) {
      return List.of();
    }
    var events = events(audit, place);
    if (events.isEmpty()) {
      return Unknown.absent(
          place,
          "the audit records %s, and none of it belongs to this feature"
              .formatted(Phrase.and(audit.logs().stream().map(MarkdownText::prose).toList())));
    }
    var rows = new ArrayList<Map<String, String>>();
    events.forEach((event, data) -> rows.add(row(event, data, audit)));
    return List.of(
        place.table(USUAL, rows, row -> row),
        new Block.Paragraph(
            "A record is written when something has been done; it is never changed, and no operation"
                + " reads it: it is for those who run the system."));
  }

  private static Map<String, String> row(String event, String data, Audit audit) {
    return Phrase.row(
        "event",
        event,
        "level",
        "audit record",
        "data",
        data,
        "retention",
        audit.keep() == null ? "not stated" : Amounts.time(audit.keep()));
  }

  /// What is recorded here, with what a record holds.
  private static Map<String, String> events(Audit audit, Place place) {
    var doc = Phrase.clause(audit.doc());
    var data = doc.isEmpty() ? "who, when, what, the row, and the address of the request" : doc;
    var events = new LinkedHashMap<String, String>();
    for (var log : audit.logs()) {
      var link = link(log, place);
      if (link != null) {
        events.put(
            link,
            log.equals(LOGIN)
                ? data + "; each attempt, the failed ones with the login tried"
                : data);
      }
    }
    var operations = place.subject().slice().operations();
    add("Every write: ", operations, each -> is(audit.writes()) && !each.isSafe(), data, events);
    for (var resource : audit.resources()) {
      add(
          "All of %s: ".formatted(MarkdownText.code(resource)),
          operations,
          each -> each.id().startsWith(resource + "."),
          data,
          events);
    }
    add("Marked for it: ", operations, Operation::audited, data, events);
    return events;
  }

  private static boolean is(@Nullable Boolean said) {
    return Boolean.TRUE.equals(said);
  }

  private static void add(
      String label,
      List<Operation> operations,
      Predicate<Operation> wanted,
      String data,
      Map<String, String> events) {
    var names =
        operations.stream()
            .filter(wanted)
            .map(each -> Phrase.link(MarkdownText.code(each.id()), OperationAddress.of(each)))
            .toList();
    if (!names.isEmpty()) {
      events.put(label + Phrase.and(names), data);
    }
  }

  /// What a log names, as a link where it is a part of the slice; null where it is a part of the
  /// design that lies elsewhere.
  private static @Nullable String link(String log, Place place) {
    var slice = place.subject().slice();
    for (var operation : slice.operations()) {
      if (isNamed(operation, log)) {
        return Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation));
      }
    }
    if (slice.events().containsKey(log)) {
      return Phrase.link(MarkdownText.code(log), Address.of("events", log));
    }
    return isElsewhere(log, place.subject().design())
        ? null
        : Phrase.capital(MarkdownText.prose(log));
  }

  private static boolean isElsewhere(String log, Design design) {
    return design.events().containsKey(log)
        || design.operations().stream().anyMatch(operation -> isNamed(operation, log));
  }

  private static boolean isNamed(Operation operation, String log) {
    return operation.id().equals(log) || operation.id().equals("identity." + log);
  }
}
