package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Api;
import dev.newel.design.api.Check;
import dev.newel.design.api.Operation;
import dev.newel.facts.BodySize;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The way of a request through the server, in the order of checks of `docs/language/conventions`:
/// the first failure answers. Only stages that some operation has are told.
final class RequestFlow {
  static final Section SECTION = Section.of("request-flow", RequestFlow::render);

  private final Place place;
  private final List<Operation> operations;
  private final List<Stage> stages = new ArrayList<>();

  /// @param at null for what comes after all checks
  private record Stage(@Nullable Check at, String name, String words) {}

  private RequestFlow(Place place) {
    this.place = place;
    this.operations =
        place.subject().slice().operations().stream()
            .filter(operation -> operation.http() != null)
            .toList();
  }

  /// Whether anything is offered over HTTP.
  static boolean isServed(Place place) {
    return place.subject().slice().operations().stream()
        .anyMatch(operation -> operation.http() != null);
  }

  private static List<Block> render(Place place) {
    var flow = new RequestFlow(place);
    if (flow.operations.isEmpty()) {
      return Unknown.absent(place, "the design offers nothing over HTTP");
    }
    flow.caller();
    flow.rows();
    flow.work();
    flow.stages.sort(
        Comparator.comparing(Stage::at, Comparator.nullsLast(Comparator.naturalOrder())));
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            "Every request passes the same stages, in this order. The first one that fails answers, and none after it runs."));
    // Journeys, where there are any, draw the same and more.
    if (place.subject().slice().flows().isEmpty()) {
      blocks.add(new Block.Fence("mermaid", flow.picture()));
    }
    blocks.add(
        new Block.Numbered(
            flow.stages.stream()
                .map(stage -> "**%s:** %s".formatted(stage.name, stage.words))
                .toList()));
    blocks.add(
        new Block.Paragraph(
            "Everything from the %s on is one transaction: a failure at any later stage leaves nothing behind."
                .formatted(flow.begins())));
    return blocks;
  }

  private boolean any(Predicate<Operation> has) {
    return operations.stream().anyMatch(has);
  }

  private boolean fails(String code) {
    return any(
        operation ->
            operation.failures().stream().anyMatch(failure -> failure.code().equals(code)));
  }

  /// The first stage of the transaction.
  private String begins() {
    return stages.stream()
        .filter(stage -> stage.at == null || stage.at.isInTransaction())
        .findFirst()
        .map(stage -> stage.name.toLowerCase(Locale.ROOT))
        .orElse("rows");
  }

  /// The names of the stages in their order.
  private String picture() {
    var lines = new ArrayList<String>();
    lines.add("flowchart LR");
    for (var i = 0; i < stages.size(); i++) {
      var arrow = i == 0 ? "" : "stage%d --> ".formatted(i);
      lines.add("    %sstage%d[\"%s\"]".formatted(arrow, i + 1, stages.get(i).name));
    }
    return String.join("\n", lines);
  }

  private void stage(@Nullable Check at, String name, String words) {
    stages.add(new Stage(at, name, words));
  }

  private void caller() {
    stage(Check.ROUTE, "Route", "method and path name the operation, or the answer is 404 or 405.");
    var identity = place.subject().design().identity();
    if (any(operation -> identity.countsAddresses(operation.limit()))) {
      stage(
          Check.ADDRESS_LIMIT,
          "Limit per address",
          "requests of one address are counted before anything is looked up (429).");
    }
    if (any(operation -> !operation.isPublic())) {
      stage(
          Check.TOKEN,
          "Authentication",
          "the %s is verified; a bad one is refused with 401, even where none is needed."
              .formatted(
                  place.subject().design().identity().keys() == null
                      ? "access token"
                      : "access token or API key"));
      if (any(operation -> identity.countsCallers(operation.limit()))) {
        stage(
            Check.CALLER_LIMIT,
            "Limit per caller",
            "requests of one caller are counted by its role (429).");
      }
    }
    var takesBodies = any(operation -> operation.input() != null);
    stage(
        Check.SIZE,
        "Size",
        "a request of more than %s is refused (413)."
            .formatted(BodySize.of(place.subject().design())));
    stage(
        Check.MEDIA,
        "Media types",
        takesBodies
            ? "what the client accepts (406) and what it sends (415) must be known."
            : "what the client accepts must be known (406).");
    if (any(operation -> !operation.isPublic())) {
      stage(Check.ROLE, "Role", "the caller's role must be allowed the operation (403).");
    }
    stage(
        Check.SYNTAX,
        "Syntax",
        "the parameters of path and query must fit their types and bounds%s (400)."
            .formatted(takesBodies ? ", and the body must be well-formed JSON" : ""));
  }

  private void rows() {
    var tenancy = place.subject().design().tenancy();
    if (tenancy != null) {
      stage(
          Check.ROWS,
          "Tenant",
          "the tenant, a row of %s, is found; rows of others do not exist (404)."
              .formatted(Names.entity(tenancy.of())));
    }
    if (fails("NOT_FOUND")) {
      stage(
          Check.ROWS, "Rows", "the rows that the path names are read, the outermost first (404).");
      if (RowRights.of(operations) != RowRights.NONE) {
        stage(
            Check.GRANT,
            "Grant",
            "the caller must be allowed this very row %s.".formatted(denied()));
      }
    }
    if (any(operation -> operation.match() != null)) {
      stage(
          Check.MATCH,
          "Precondition",
          "`If-Match` must name the row as it is now (412)%s."
              .formatted(
                  fails("PRECONDITION_REQUIRED")
                      ? ", and must be there where it is required (428)"
                      : ""));
    }
    if (any(operation -> operation.idempotent() != null)) {
      stage(
          Check.KEY,
          "Idempotency key",
          "%sa key that has been used gets the first answer again; it is refused with another request (422) and while the first one still runs (409)."
              .formatted(
                  fails("KEY_REQUIRED") ? "where it is required, it must be there (400); " : ""));
    }
  }

  private String denied() {
    Api.Denied denied = place.subject().design().api().denied();
    return denied.read() == denied.write()
        ? "(%d)".formatted(denied.read())
        : "(%d where it may not see it, %d where it may not change it)"
            .formatted(denied.read(), denied.write());
  }

  private void work() {
    if (any(operation -> operation.input() != null)) {
      stage(
          Check.INPUT,
          "Fields",
          "the body must fit its schema; all faults are told at once (422).");
    }
    if (any(RequestFlow::isGuarded)) {
      stage(
          Check.STATE, "State", "locks, moves between states and conditions must allow it (409).");
    }
    if (any(operation -> !operation.isSafe())) {
      stage(Check.EFFECTS, "Effects", "rows are written%s.".formatted(conflicts()));
    }
    var emits = any(operation -> !operation.effects().emits().isEmpty());
    var starts = any(operation -> operation.effects().starts() != null);
    if (emits || starts) {
      var what = new ArrayList<String>();
      if (emits) {
        what.add("events are written to the outbox");
      }
      if (starts) {
        what.add("workflows begin");
      }
      stage(null, "Consequences", Phrase.and(what) + ", in the same transaction.");
    }
    stage(null, "Answer", answer());
  }

  /// What may contradict other rows once a row is written.
  private String conflicts() {
    var what = new ArrayList<String>();
    if (fails("DUPLICATE")) {
      what.add("uniqueness");
    }
    if (fails("REFERENCED")) {
      what.add("references");
    }
    var held = new ArrayList<String>();
    if (!what.isEmpty()) {
      held.add(Phrase.and(what) + " (409)");
    }
    var entities = place.subject().slice().entities().values();
    if (entities.stream().anyMatch(entity -> !entity.holds().isEmpty())) {
      held.add("invariants (422)");
    }
    return held.isEmpty() ? "" : "; %s must hold".formatted(Phrase.and(held));
  }

  private static boolean isGuarded(Operation operation) {
    return !operation.effects().moves().isEmpty()
        || !operation.effects().when().isEmpty()
        || operation.failures().stream().anyMatch(failure -> failure.code().equals("LOCKED"));
  }

  private String answer() {
    var log = place.subject().design().prose().observability();
    return Phrase.words(
        "the result takes its envelope and is sent; an error has the one form of all errors, %s."
            .formatted(MarkdownText.code(place.subject().design().api().errorMedia())),
        log == null || log.log() == null ? "" : "One log line tells of the request.");
  }
}
