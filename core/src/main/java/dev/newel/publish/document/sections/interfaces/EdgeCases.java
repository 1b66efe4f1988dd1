package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.RowRights;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens at the edges of an operation, derived from what the design says of it: what nobody
/// thinks of before it fails.
final class EdgeCases {
  /// The names that a sentence bears.
  private static final int MOST = 8;

  private final Book book;
  private final Operation operation;
  private final List<String> cases = new ArrayList<>();

  private EdgeCases(Book book, Operation operation) {
    this.book = book;
    this.operation = operation;
  }

  /// One sentence each.
  static List<String> of(Operation operation, Book book) {
    var edges = new EdgeCases(book, operation);
    edges.caller();
    edges.list();
    edges.row();
    edges.conditions();
    edges.body();
    edges.state();
    return List.copyOf(edges.cases);
  }

  private void caller() {
    var bad = operation.failure("INVALID_TOKEN", null);
    if (operation.isPublic() && bad != null) {
      cases.add(
          "%s token that is not valid is refused with %s, although none is needed."
              .formatted(operation.kind() == Kind.REFRESH ? "An access" : "A", answer(bad)));
    }
  }

  private void list() {
    var query = operation.query();
    if (query == null) {
      return;
    }
    var empty =
        query.page() == null || query.page().style() == ApiText.PageStyle.CURSOR
            ? "an empty list"
            : "an empty list and a total of 0";
    cases.add(
        "Where nothing fits, the answer is `%d` with %s, not `404`."
            .formatted(operation.answer().status(), empty));
    page(query);
    var wrong = operation.failure("INVALID_PARAMETER", null);
    if (wrong != null && !query.search().isEmpty()) {
      cases.add(
          "A blank %s leaves out no row; one of %d characters is refused with %s."
              .formatted(code(query.searchParameter()), Query.LONGEST_SEARCH + 1, answer(wrong)));
    }
    if (wrong != null && !query.sortable().isEmpty()) {
      cases.add(
          "A field in %s that the list cannot be sorted by is refused with %s."
              .formatted(code(query.sorting().parameter()), answer(wrong)));
    }
    query.filters().stream()
        .filter(Query.Filter::repeats)
        .findFirst()
        .ifPresent(
            filter ->
                cases.add(
                    "%s given twice lists the rows that fit either value."
                        .formatted(code(filter.name()))));
  }

  private void page(Query query) {
    var page = query.page();
    if (page == null) {
      return;
    }
    var wrong = operation.failure("INVALID_PARAMETER", null);
    switch (page.style()) {
      case PAGE, OFFSET ->
          cases.add(
              "On the last page nothing follows; %s beyond it answers `%d` with an empty list."
                  .formatted(code(page.at()), operation.answer().status()));
      case CURSOR ->
          cases.add(
              "On the last page there is no cursor of a next one; a cursor that no page gave is"
                  + " refused%s.".formatted(wrong == null ? "" : " with " + answer(wrong)));
      case NONE -> {
        return;
      }
    }
    if (wrong != null) {
      cases.add(
          page.over() == ApiText.Over.CLAMP
              ? "%s of 0 is refused with %s; %d and more give %d rows."
                  .formatted(code(page.many()), answer(wrong), page.max() + 1, page.max())
              : "%s of 0 or of %d is refused with %s; 1 and %d are allowed."
                  .formatted(code(page.many()), page.max() + 1, answer(wrong), page.max()));
    }
  }

  private void row() {
    var missing = operation.failures().stream().filter(f -> f.code().equals("NOT_FOUND")).toList();
    var wrong = operation.failure("INVALID_PARAMETER", null);
    var http = operation.http();
    if (wrong != null && http != null && !http.parameters().isEmpty()) {
      var last = http.parameters().getLast();
      if (!(last.field().type() instanceof Type.Text)) {
        cases.add(
            "%s in the path that is no %s is refused with %s before anything is looked up."
                .formatted(
                    code(last.name()), book.parts().type(last.field().type()), answer(wrong)));
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    var one = missing.getLast();
    hidden(one);
    if (operation.kind() == Kind.DELETE) {
      cases.add("The second delete of the same row answers %s.".formatted(answer(one)));
    }
    var entity = operation.target().entity();
    var present = entity == null ? null : book.design().model().entity(entity).present();
    if (present != null && !operation.target().includesDeleted()) {
      cases.add("A row that was deleted counts as absent: %s.".formatted(answer(one)));
    }
  }

  /// What is told of a row that is there and is not for the caller: only where rights depend on the
  /// row that the path names, which is looked for before they are asked.
  private void hidden(Failure absent) {
    var target = operation.target();
    if (!(target.choice() instanceof Target.Choice.ByKey)) {
      return;
    }
    var rights = RowRights.of(operation);
    if (rights == RowRights.NONE) {
      if (target.where() != null && RowRights.asksViewer(target.where())) {
        cases.add(
            "%s looks as if it were absent: %s."
                .formatted(Phrase.capital(RowRights.PERSON.row()), answer(absent)));
      }
      return;
    }
    var denied = book.design().api().denied();
    var status = operation.isRead() ? denied.read() : denied.write();
    var row = Phrase.capital(rights.row());
    cases.add(
        status == 404
            ? "%s looks as if it were absent: %s.".formatted(row, answer(absent))
            : denied.read() == 404
                ? "%s is refused with `403` where the caller may see it, and otherwise looks as if it were absent: %s."
                    .formatted(row, answer(absent))
                : "%s is refused with `403`, and one that is not there with %s."
                    .formatted(row, answer(absent)));
  }

  private void conditions() {
    var reused = operation.failure("KEY_REUSED", null);
    if (operation.idempotent() != null && reused != null) {
      cases.add(
          "The same request with the same %s within %s gets the first answer again, and nothing"
                  .formatted(
                      code(book.design().api().idempotencyHeader()),
                      Amounts.time(book.design().api().idempotencyKept()))
              + " happens twice; another request with that key is refused with "
              + answer(reused)
              + ".");
      var running = operation.failure("IN_PROGRESS", null);
      if (running != null) {
        cases.add(
            "A replay that arrives while the first request still runs answers %s."
                .formatted(answer(running)));
      }
    }
    var stale = operation.failure("PRECONDITION_FAILED", null);
    if (stale != null) {
      cases.add(
          "A stale `If-Match` answers %s, and the row stays as it is.".formatted(answer(stale)));
    }
    if (RequestParts.revalidates(operation)) {
      cases.add("An `If-None-Match` with the present entity tag answers `304` without a body.");
    }
  }

  private void body() {
    var input = operation.input();
    var fault = operation.failure("VALIDATION_ERROR", null);
    if (input == null || input.in() != Input.In.BODY || fault == null) {
      return;
    }
    cases.add(
        operation.ignoresUnknown()
            ? "A field that the design does not know is ignored."
            : "A field that the design does not know is refused with %s.".formatted(answer(fault)));
    var required =
        input.members().stream()
            .filter(Input.Member::required)
            .map(member -> code(member.wire()))
            .toList();
    if (!required.isEmpty()) {
      cases.add(
          "A body without %s is refused with %s."
              .formatted(Phrase.or(some(required)), answer(fault)));
    }
    refused(OutOfBounds.values(input, book.design()), fault);
    var references = OutOfBounds.references(input, book.design());
    if (!references.isEmpty()) {
      cases.add(
          "%s that names no row is refused with %s."
              .formatted(Phrase.or(some(references)), answer(fault)));
    }
    cases.addAll(MadeCases.of(operation, input, fault, book));
    if (operation.kind() == Kind.UPDATE) {
      cases.add("An empty object changes nothing and answers the row as it is.");
    }
    var bulk = operation.bulk();
    if (bulk != null) {
      cases.add(
          "An empty list and one of %d rows are refused with %s; %s."
              .formatted(
                  bulk.max() + 1,
                  answer(fault),
                  bulk.atomic()
                      ? "one row that fails undoes all"
                      : "one row that fails leaves the others"));
      if (operation.kind() == Kind.BULK_UPDATE) {
        cases.add("A row that an item names again is refused with %s.".formatted(answer(fault)));
      }
    }
  }

  private void refused(List<String> values, Failure fault) {
    if (!values.isEmpty()) {
      var shown = some(values);
      cases.add(
          "%s %s refused with %s."
              .formatted(
                  Phrase.capital(Phrase.and(shown)),
                  shown.size() == 1 ? "is" : "are each",
                  answer(fault)));
    }
  }

  /// As many as a sentence bears.
  private static List<String> some(List<String> names) {
    if (names.size() <= MOST) {
      return names;
    }
    var some = new ArrayList<>(names.subList(0, MOST - 1));
    some.add("any of %d others".formatted(names.size() - MOST + 1));
    return some;
  }

  private void state() {
    var wrong = operation.failure("INVALID_CREDENTIALS", null);
    if (wrong != null && operation.kind() == Kind.LOGIN) {
      cases.add(
          "An unknown login and a wrong password are answered alike, with %s."
              .formatted(answer(wrong)));
      var throttle = book.design().identity().throttle();
      if (throttle != null) {
        cases.add(
            "After %s in %s the right password too is refused, with `429` and `Retry-After`."
                .formatted(
                    Phrase.count(throttle.failures(), "failure"), Amounts.time(throttle.per())));
      }
    }
    var overwrites = operation.kind() == Kind.REPLACE || operation.kind() == Kind.UPDATE;
    if (overwrites && operation.match() == null) {
      cases.add(
          "Of two writes at once the later one stands: the operation does not ask for `If-Match`, so that nothing is stale.");
    }
    var own =
        operation.failures().stream()
            .filter(failure -> failure.because().equals(Failure.NAMED) && !operation.isRead())
            .map(EdgeCases::answer)
            .distinct()
            .toList();
    if (!own.isEmpty()) {
      cases.add("A request that is answered %s leaves nothing behind.".formatted(Phrase.or(own)));
    }
    for (var failure : operation.failures()) {
      if (failure.code().equals("DUPLICATE")) {
        cases.add(
            "The %s of another row is refused with %s."
                .formatted(code(String.valueOf(failure.of())), answer(failure)));
      }
    }
    if (operation.kind() == Kind.LINK) {
      cases.add("A second call leaves the link as it is and answers alike.");
    }
    if (operation.kind() == Kind.UNLINK) {
      cases.add("A call where there is no such link answers alike.");
    }
    for (var move : operation.effects().moves()) {
      var failure = operation.failure(move.code(), null);
      if (failure != null) {
        cases.add(
            "A second call answers %s, for %s is %s by then."
                .formatted(answer(failure), code(move.field()), code(move.to())));
      }
    }
    if (operation.answer().content() instanceof Content.Tokens
        && operation.kind() == Kind.REFRESH
        && rotates()) {
      cases.add("A refresh token that was used before ends the whole session.");
    }
  }

  private boolean rotates() {
    var refresh = book.design().identity().refresh();
    return refresh != null && refresh.rotates();
  }

  private static String answer(@Nullable Failure failure) {
    return failure == null
        ? "an error"
        : "`%d` %s".formatted(failure.status(), code(failure.wire()));
  }

  private static String code(String text) {
    return MarkdownText.code(text);
  }
}
