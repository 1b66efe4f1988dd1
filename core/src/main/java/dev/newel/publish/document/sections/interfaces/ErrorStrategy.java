package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Operation;
import dev.newel.facts.Reach;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How errors of each category are handled, and what the client hears of them.
final class ErrorStrategy {
  static final Section SECTION = Section.of("error-strategy", ErrorStrategy::render);

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Error Category", "category",
          "Handling Approach", "handling",
          "Client Response", "response");
  private static final List<String> VALIDATION =
      List.of("INVALID_PARAMETER", "KEY_REQUIRED", "MALFORMED", "VALIDATION_ERROR");
  private static final List<String> ACCESS =
      List.of("UNAUTHORIZED", "INVALID_TOKEN", "INVALID_CREDENTIALS", "FORBIDDEN", "NOT_FOUND");
  private static final List<String> CONFLICT =
      List.of(
          "PRECONDITION_REQUIRED",
          "PRECONDITION_FAILED",
          "KEY_REUSED",
          "IN_PROGRESS",
          "LOCKED",
          "INVALID_STATE",
          "DUPLICATE",
          "REFERENCED");

  private ErrorStrategy() {}

  private static List<Block> render(Place place) {
    var slice = place.subject().slice();
    if (slice.operations().isEmpty()) {
      return Unknown.absent(
          place,
          slice.commands().isEmpty() && slice.functions().isEmpty()
              ? "no operation belongs here that could fail"
              : "nothing here answers requests; what commands and functions fail with is told by the"
                  + " codes of their errors");
    }
    var rows = new ArrayList<Map<String, String>>();
    rows.add(
        row(
            "Validation error",
            "Parameters are checked before rows are read, all fields of a body before anything is written.",
            answered(place, error -> VALIDATION.contains(error.name()))));
    rows.add(
        row(
            "Access error",
            access(place),
            answered(place, error -> ACCESS.contains(error.name()))));
    rows.add(
        row(
            "Business rule violation",
            "The rule is checked within the transaction, which is rolled back as a whole.",
            answered(place, error -> !error.conventional())));
    rows.add(
        row(
            "Conflict with the present state",
            "Version, key or state is compared within the transaction; nothing is overwritten.",
            answered(place, error -> CONFLICT.contains(error.name()))));
    rows.add(
        row(
            "Downstream service failure",
            downstream(place),
            answered(place, error -> error.status() == 503)));
    rows.add(
        row(
            "Internal server error",
            "The transaction is rolled back and the failure logged; the answer tells nothing of its cause.",
            answered(place, error -> error.status() == 500)));
    var columns = place.spec().columns().isEmpty() ? USUAL : place.spec().columns();
    return List.of(
        new Block.Paragraph(
            "The first check that fails answers, and everything from the rows on is one transaction,"
                + " so that a request that fails leaves nothing behind."
                + (isUndone(place)
                    ? " A workflow that fails later undoes its steps, the last one first."
                    : "")),
        Cells.table(columns, rows));
  }

  /// What is checked before data is touched, and what becomes of a row that is not the caller's.
  private static String access(Place place) {
    var operations = place.subject().slice().operations();
    var rights = RowRights.of(operations);
    if (rights == RowRights.NONE) {
      return operations.stream().allMatch(Operation::isOpenToAll)
          ? "Nobody is kept out; a row that is not there is told of as absent."
          : "Token and role are checked before the data is touched.";
    }
    return "Token, role and row are checked before the data is touched; %s %s."
        .formatted(
            rights.row(),
            place.subject().design().api().denied().read() == 404 ? "looks absent" : "is refused");
  }

  private static boolean isUndone(Place place) {
    return place.subject().slice().workflows().values().stream()
        .anyMatch(workflow -> !workflow.takenBack().isEmpty());
  }

  private static Map<String, String> row(String category, String handling, String response) {
    return Phrase.row("category", category, "handling", handling, "response", response);
  }

  /// The codes of a category that operations here can answer; their statuses where they fit no
  /// cell.
  private static String answered(Place place, Predicate<ErrorCode> which) {
    var errors = place.subject().design().errors();
    var codes = new TreeSet<String>();
    var statuses = new TreeSet<Integer>();
    for (var operation : place.subject().slice().operations()) {
      for (var failure : operation.failures()) {
        var error = errors.get(failure.code());
        if (error != null && which.test(error)) {
          codes.add(failure.status() + " " + MarkdownText.code(failure.wire()));
          statuses.add(failure.status());
        }
      }
    }
    var text = String.join(", ", codes) + ".";
    return codes.isEmpty()
        ? "No operation here answers one."
        : Cells.fits(text)
            ? text
            : Phrase.capital(
                "%s, with one of %s."
                    .formatted(
                        Phrase.or(statuses.stream().map(String::valueOf).toList()),
                        Phrase.count(codes.size(), "code")));
  }

  private static String share(long some, int all) {
    return some == all && all > 1
        ? "all"
        : some == 0 ? "none" : Phrase.number(Math.toIntExact(some));
  }

  private static String downstream(Place place) {
    var dependencies =
        Reach.called(place.subject().design(), place.subject().slice().dependencies());
    if (dependencies.isEmpty()) {
      return "Nothing is called but the database; where it does not answer, the request fails.";
    }
    var limited =
        dependencies.values().stream().filter(dependency -> dependency.timeout() != null).count();
    var tried =
        dependencies.values().stream().filter(dependency -> dependency.retry() != null).count();
    var broken =
        dependencies.values().stream().filter(dependency -> dependency.breaker() != null).count();
    return "Of %s, %s %s a timeout, %s a retry and %s a circuit breaker."
        .formatted(
            Phrase.count(dependencies.size(), "dependency"),
            share(limited, dependencies.size()),
            limited == 1 ? "has" : "have",
            share(tried, dependencies.size()),
            share(broken, dependencies.size()));
  }
}
