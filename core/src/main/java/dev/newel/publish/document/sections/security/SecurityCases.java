package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.facts.BodySize;
import dev.newel.language.ApiText;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a test of the running system tries, derived from what each operation promises.
final class SecurityCases {
  static final Section SECTION =
      Section.of("security-tests", place -> table(place, true), place -> table(place, false));

  private static final List<String> COLUMNS = List.of("Case", "Tried on", "Expected");

  private SecurityCases() {}

  /// @param named whether the operations are named, or counted
  private static List<Block> table(Place place, boolean named) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    callers(place, operations, rows, named);
    inputs(place, operations, rows, named);
    identity(place, operations, rows, named);
    var cells = rows.stream().map(row -> List.copyOf(row.values())).toList();
    return List.of(new Block.Table(COLUMNS, cells));
  }

  /// Whether somebody who has logged in has a role that may do this to no row at all.
  private static boolean isRefused(Operation operation, Design design) {
    return Callers.roles(design).stream()
        .filter(role -> !role.name().equals(Role.ANONYMOUS))
        .anyMatch(role -> Callers.right(operation, role, design) == Callers.Right.NO);
  }

  private static void callers(
      Place place, List<Operation> operations, List<Map<String, String>> rows, boolean named) {
    var failing = new Rows(rows, operations, named);
    var design = place.subject().design();
    var basic = design.identity().access().scheme().equals(Authentication.BASIC);
    failing.add(basic ? "No login and password" : "No token", "UNAUTHORIZED");
    failing.add(
        basic ? "A wrong login or password" : "A forged, expired or foreign token",
        "INVALID_TOKEN");
    failing.add("A role without the right", "FORBIDDEN", operation -> isRefused(operation, design));
    for (var rights : List.of(RowRights.PERSON, RowRights.STATE)) {
      failing.add(
          Phrase.capital(rights.row()),
          operation -> isOfRow(operation) && RowRights.of(operation) == rights,
          "`%d`, and nothing of the row".formatted(design.api().denied().read()));
    }
    if (design.tenancy() != null) {
      failing.add(
          "A row of another tenant",
          operation -> !operation.isPublic() && operation.target().entity() != null,
          "`404`, as if it did not exist");
    }
    failing.add("One request more than the limit", "RATE_LIMIT_EXCEEDED");
  }

  /// Whether it is about one row that may not be there.
  private static boolean isOfRow(Operation operation) {
    return operation.failures().stream().anyMatch(failure -> failure.code().equals("NOT_FOUND"))
        && operation.target().choice() instanceof Target.Choice.ByKey;
  }

  private static void inputs(
      Place place, List<Operation> operations, List<Map<String, String>> rows, boolean named) {
    var failing = new Rows(rows, operations, named);
    var api = place.subject().design().api();
    var most = BodySize.of(place.subject().design());
    if (named) {
      failing.add("A body of more than " + most, "TOO_BIG");
      failing.add("A body of another media type", "UNSUPPORTED_TYPE");
      failing.add("A body that is not well-formed", "MALFORMED");
    } else {
      failing.add(
          "A body that is not well-formed, of another media type, or of more than " + most,
          SecurityCases::hasBody,
          "`400`, `415` or `413`");
    }
    failing.add("A member out of its bounds", "VALIDATION_ERROR");
    if (api.unknown() == ApiText.Unknown.REJECT) {
      failing.add(
          "A member that is not known, such as a managed field",
          operation -> hasBody(operation) && !operation.ignoresUnknown(),
          "`422`, and the member is named");
    }
    failing.add("A parameter that does not fit", "INVALID_PARAMETER");
    failing.add(
        "Quotes and comment signs of SQL in every text",
        operation -> hasBody(operation) || hasSearch(operation),
        "kept or looked for as they are, no other effect");
    failing.add("A write without `If-Match`", "PRECONDITION_REQUIRED");
    failing.add("A write with a stale entity tag", "PRECONDITION_FAILED");
    failing.add("An idempotency key used for another request", "KEY_REUSED");
  }

  private static boolean hasBody(Operation operation) {
    var input = operation.input();
    return input != null && input.in() == Input.In.BODY;
  }

  private static boolean hasSearch(Operation operation) {
    var query = operation.query();
    return query != null && !query.search().isEmpty();
  }

  private static void identity(
      Place place, List<Operation> operations, List<Map<String, String>> rows, boolean named) {
    var failing = new Rows(rows, operations, named);
    var identity = place.subject().design().identity();
    failing.add("A wrong password, and an unknown login", "INVALID_CREDENTIALS");
    var throttle = identity.throttle();
    if (throttle != null) {
      failing.add(
          "A login after %s in %s"
              .formatted(
                  Phrase.count(throttle.failures(), "failure"), Amounts.time(throttle.per())),
          operation -> operation.kind() == Operation.Kind.LOGIN,
          "`429` with `Retry-After`, even with the right password");
    }
    if (identity.refresh() != null && identity.refresh().rotates()) {
      failing.add(
          "A refresh token used a second time",
          operation -> operation.kind() == Operation.Kind.REFRESH,
          "`401`, and the session is over");
    }
  }

  /// Rows that grow only by cases that some operation knows.
  private record Rows(List<Map<String, String>> rows, List<Operation> operations, boolean named) {
    /// A case that operations answer with an error, by its name; one row a code on the wire.
    void add(String what, String code) {
      add(what, code, operation -> true);
    }

    void add(String what, String code, Predicate<Operation> wanted) {
      var answers = new LinkedHashMap<String, List<Operation>>();
      for (var operation : operations) {
        var failure = operation.failure(code, null);
        if (failure != null && wanted.test(operation)) {
          answers
              .computeIfAbsent(
                  "`%d` %s".formatted(failure.status(), MarkdownText.code(failure.wire())),
                  unseen -> new ArrayList<>())
              .add(operation);
        }
      }
      answers.forEach((answer, those) -> add(what, those, answer));
    }

    void add(String what, Predicate<Operation> wanted, String answer) {
      var those = operations.stream().filter(wanted).toList();
      if (!those.isEmpty()) {
        add(what, those, answer);
      }
    }

    private void add(String what, List<Operation> those, String answer) {
      var all = those.size() == operations.size() && those.size() > 1;
      var links =
          those.stream()
              .map(each -> Phrase.link(MarkdownText.code(each.id()), OperationAddress.of(each)))
              .toList();
      var on =
          all
              ? "every operation (%d)".formatted(those.size())
              : named || those.size() < 4
                  ? Phrase.and(links)
                  : Phrase.count(those.size(), "operation");
      rows.add(Phrase.row("case", what, "on", on, "expected", answer));
    }
  }
}
