package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.facts.BodySize;
import dev.newel.facts.KeptAnswers;
import dev.newel.language.Rate;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// How a request is processed, step by step, in the order of [dev.newel.design.api.Check]; the
/// first check that fails answers.
final class Steps {
  private static final String LIMITED = "RATE_LIMIT_EXCEEDED";
  private static final String BAD = "INVALID_TOKEN";

  private final Book book;
  private final Operation operation;
  private final List<String> steps = new ArrayList<>();
  private final Set<Failure> told = new LinkedHashSet<>();

  private Steps(Book book, Operation operation) {
    this.book = book;
    this.operation = operation;
  }

  /// The steps, one sentence or two each.
  static List<String> of(Operation operation, Book book) {
    var steps = new Steps(book, operation);
    steps.caller();
    steps.key();
    steps.rows();
    steps.body();
    steps.state();
    steps.effects();
    steps.outcome();
    return List.copyOf(steps.steps);
  }

  private void caller() {
    check(
        "Refuse a body of more than %s".formatted(BodySize.of(operation, book.design())),
        "TOO_BIG");
    if (operation.failure(BAD, null) == null) {
      check("Count the request against the limits that the caller is under", LIMITED);
    } else {
      verify();
    }
    if (operation.failures().stream().anyMatch(failure -> isRole(failure))) {
      var who = AccessWords.authorization(operation);
      check("Let pass only %s".formatted(who), Steps::isRole);
    }
    check("Agree on the media types", "NOT_ACCEPTABLE", "UNSUPPORTED_TYPE");
    check("Read the parameters and check their types and bounds", "INVALID_PARAMETER");
    check("Read the body", "MALFORMED");
  }

  /// Who calls is known once the token is verified: what is counted by the address comes before it,
  /// the caller's own limits after it.
  private void verify() {
    var limited = operation.failures().stream().filter(it -> it.code().equals(LIMITED)).toList();
    var identity = book.design().identity();
    var own = operation.limit();
    var byAddress = own != null && own.per() == Rate.Partition.IP;
    if (identity.countsAddresses(own)) {
      steps.add(
          "Count %s against the limit of its address%s."
              .formatted(
                  byAddress ? "the request" : "a request without a token", failing(limited)));
    }
    check(
        operation.isPublic()
            ? "Verify the access token, where there is one"
            : "Verify the access token",
        "UNAUTHORIZED",
        BAD);
    if (operation.kind() == Operation.Kind.REFRESH) {
      // The same code tells of the refresh token, which is looked at later.
      told.removeIf(failure -> failure.code().equals(BAD));
    }
    if (identity.countsCallers(own)) {
      steps.add(
          "Count the request%s against the limits of its caller%s."
              .formatted(operation.isPublic() ? " with a token" : "", failing(limited)));
    }
    told.addAll(limited);
  }

  private static boolean isRole(Failure failure) {
    return failure.code().equals("FORBIDDEN") && failure.because().contains("role");
  }

  private void rows() {
    var cache = operation.cache();
    if (cache != null && cache.keep() != null) {
      steps.add(
          "Answer from the shared cache where it holds the answer; otherwise what follows is kept there for %s."
              .formatted(Amounts.time(cache.keep())));
    }
    var found = operation.failures().stream().filter(f -> f.code().equals("NOT_FOUND")).toList();
    for (var failure : found) {
      check(
          "Find the %s%s".formatted(failure.of() == null ? "row" : prose(failure.of()), tenant()),
          failure::equals);
    }
    check("Check that the row is one that the caller may do this with", "FORBIDDEN");
  }

  private void key() {
    if (operation.idempotent() != null) {
      check(
          "Look the idempotency key up, and repeat the stored answer where the same request was"
              + " answered before",
          "KEY_REQUIRED",
          "KEY_REUSED",
          "IN_PROGRESS");
    }
  }

  private String tenant() {
    return book.design().tenancy() == null ? "" : " among the rows of the caller's tenant";
  }

  private void body() {
    check("Check every field of the body and report all faults at once", "VALIDATION_ERROR");
    switch (operation.kind()) {
      case LOGIN -> {
        var throttle = book.design().identity().throttle();
        if (throttle != null) {
          steps.add(
              "Refuse with 429 where %s within %s were counted for it."
                  .formatted(
                      Phrase.count(throttle.failures(), "failure"), Amounts.time(throttle.per())));
        }
        check("Compare login and password with the account", "INVALID_CREDENTIALS");
      }
      case PASSWORD -> check("Compare the old password with its hash", "INVALID_CREDENTIALS");
      case REFRESH -> check("Verify the refresh token and take it out of use", BAD);
      default -> {}
    }
  }

  private void state() {
    check("Refuse where the row is locked", "LOCKED");
    for (var move : operation.effects().moves()) {
      check(
          "Check that %s is %s".formatted(code(move.field()), Phrase.or(Phrase.codes(move.from()))),
          failure ->
              failure.code().equals(move.code())
                  && (failure.of() == null || failure.of().equals(move.field())));
    }
    for (var condition : operation.effects().when()) {
      check(
          "Check that %s holds".formatted(code(condition.expr().text())),
          failure -> failure.code().equals(condition.code()));
    }
    check(
        "Compare `If-Match` with the version of the row",
        "PRECONDITION_REQUIRED",
        "PRECONDITION_FAILED");
  }

  /// What is done once every check has passed, in the words of a cell.
  static String brief(Operation operation, Design design) {
    var clauses = new ArrayList<String>();
    for (var move : operation.effects().moves()) {
      clauses.add("check %s".formatted(code(move.field())));
    }
    if (operation.kind() == Operation.Kind.LIST) {
      var query = operation.query();
      clauses.add("choose the rows, order them");
      clauses.add(query == null || query.page() == null ? "show all" : "cut the page");
    } else {
      var act = act(operation, design);
      clauses.addAll(act.isEmpty() ? List.of() : List.of(lower(act)));
    }
    if (operation.kind() == Operation.Kind.REGISTER) {
      clauses.add("issue the tokens");
    }
    EffectWords.changes(operation.effects()).forEach(change -> clauses.add(lower(change)));
    operation.effects().emits().forEach(event -> clauses.add("publish " + code(event)));
    if (operation.effects().starts() != null) {
      clauses.add("start " + code(operation.effects().starts()));
    }
    if (operation.undoes() != null) {
      clauses.add("undo " + code(operation.undoes()));
    }
    if (clauses.isEmpty()) {
      return "answer; nothing is changed";
    }
    var all = String.join("; ", clauses);
    return Cells.fits(all) ? all : Phrase.count(clauses.size(), "step") + ", told behind the link";
  }

  private static String lower(String clause) {
    return clause.substring(0, 1).toLowerCase(Locale.ROOT) + clause.substring(1);
  }

  /// The act that is the operation's kind; empty where its effects alone say what it does, and for
  /// a list.
  private static String act(Operation operation, Design design) {
    var one = operation.target().one() == null ? "row" : prose(operation.target().one());
    return switch (operation.kind()) {
      case LIST, ACTION, LINK, UNLINK -> "";
      case GET -> "Read the %s as the view shows it".formatted(one);
      case CREATE, REGISTER -> "Store the new %s".formatted(one);
      case REPLACE -> "Replace the %s".formatted(one);
      case UPDATE -> "Merge what was sent into the %s".formatted(one);
      case DELETE -> DeletedWords.act(operation, design);
      case RESTORE -> "Bring the %s back".formatted(one);
      case BULK_CREATE -> "Store the new rows" + together(operation);
      case BULK_UPDATE -> "Merge what was sent into each row" + together(operation);
      case LOGIN, REFRESH -> "Issue the tokens";
      case LOGOUT -> "End the session and its refresh token";
      case PASSWORD -> "Store the hash of the new password";
    };
  }

  private void effects() {
    var act = operation.kind() == Operation.Kind.LIST ? listing() : act(operation, book.design());
    var written = act.isEmpty() ? List.<String>of() : List.of(act);
    var all = new ArrayList<>(written);
    if (operation.kind() == Operation.Kind.REGISTER) {
      all.add("Issue the tokens");
    }
    all.addAll(EffectWords.changes(operation.effects()));
    var last =
        operation.failures().stream().filter(each -> isLate(each) && !isOfWorkflow(each)).toList();
    for (var i = 0; i < all.size(); i++) {
      var refusing = operation.kind() == Operation.Kind.REGISTER ? 0 : all.size() - 1;
      steps.add(all.get(i) + (i == refusing ? failing(last) : "") + ".");
    }
    if (all.isEmpty() && !last.isEmpty()) {
      steps.add("Apply the change" + failing(last) + ".");
    }
    told.addAll(last);
  }

  private String listing() {
    var query = operation.query();
    if (query == null) {
      return "Read the rows";
    }
    var sort =
        query.sort().isEmpty()
            ? ""
            : (query.sortable().isEmpty() ? ", ordered by " : ", by default ordered by ")
                + Phrase.and(query.sort().stream().map(key -> Phrase.order(key.text())).toList());
    var narrowed = !query.filters().isEmpty() || !query.search().isEmpty();
    var which =
        OperationWords.showsAll(operation, book.design())
            ? narrowed ? " that fit the filters" : ""
            : " that the caller may see" + (narrowed ? " and that fit the filters" : "");
    return "Choose the %s%s%s%s".formatted(listed(), where(), which, sort)
        + (query.page() == null ? "" : ", and cut the page");
  }

  /// What a list is of: its rows, those below the row that the path names, or values.
  private String listed() {
    var parents = operation.target().parents();
    var of = parents.isEmpty() ? "" : " of the " + prose(parents.getLast().one());
    return operation.target().choice() instanceof Target.Choice.Values(var field)
        ? "distinct values of " + code(field)
        : "rows" + of;
  }

  private String where() {
    var where = operation.target().where();
    return where == null
        ? ""
        : " where " + Cells.code(where.text(), "a condition of the design holds");
  }

  private static String together(Operation operation) {
    var bulk = operation.bulk();
    return bulk == null ? "" : bulk.atomic() ? ", all of them or none" : ", each for itself";
  }

  /// Whether it is the failure of a step of the workflow that the operation starts, run at once.
  private boolean isOfWorkflow(Failure failure) {
    var starts = operation.effects().starts();
    var workflow = starts == null ? null : book.design().workflows().get(starts);
    return workflow != null
        && workflow.steps().stream()
            .anyMatch(step -> step.local() && failure.code().equals(step.fails()));
  }

  /// Whether it can only come up while the change is made.
  private boolean isLate(Failure failure) {
    return !told.contains(failure)
        && failure.status() < 500
        && !failure.code().equals("METHOD_NOT_ALLOWED");
  }

  private void outcome() {
    var effects = operation.effects();
    if (!effects.emits().isEmpty()) {
      steps.add(
          "Publish %s in the same transaction, through the outbox."
              .formatted(
                  Phrase.and(
                      effects.emits().stream()
                          .map(event -> Phrase.link(code(event), Address.of("events", event)))
                          .toList())));
    }
    if (effects.starts() != null) {
      steps.add(
          "Start the workflow %s; its local steps are part of the same transaction%s."
              .formatted(
                  Phrase.link(code(effects.starts()), Address.of("workflows", effects.starts())),
                  failing(
                      operation.failures().stream()
                          .filter(each -> !told.contains(each) && isOfWorkflow(each))
                          .toList())));
    }
    if (operation.undoes() != null) {
      steps.add(
          "Undo what the workflow %s has done, the last step first."
              .formatted(
                  Phrase.link(
                      code(operation.undoes()), Address.of("workflows", operation.undoes()))));
    }
    var kept = KeptAnswers.of(operation, book.design());
    answers("End", kept.ended());
    answers("Renew", kept.renewed());
    if (operation.audited()) {
      steps.add("Record the call in the audit log.");
    }
    steps.add("Answer %s.".formatted(AnswerWords.of(operation, book)));
  }

  /// What becomes of the answers that a cache keeps.
  private void answers(String verb, List<Operation> reads) {
    if (!reads.isEmpty()) {
      steps.add(
          "%s what is kept of the answers of %s."
              .formatted(
                  verb,
                  Phrase.and(
                      reads.stream()
                          .map(read -> Phrase.link(code(read.id()), OperationAddress.of(read)))
                          .toList())));
    }
  }

  private void check(String what, String... codes) {
    var wanted = List.of(codes);
    check(what, failure -> wanted.contains(failure.code()));
  }

  private void check(String what, Predicate<Failure> which) {
    var failures =
        operation.failures().stream()
            .filter(failure -> !told.contains(failure) && which.test(failure))
            .toList();
    if (!failures.isEmpty()) {
      told.addAll(failures);
      steps.add(what + failing(failures) + ".");
    }
  }

  /// ` (400 `INVALID_PARAMETER`)`; empty for none.
  private static String failing(List<Failure> failures) {
    return failures.isEmpty()
        ? ""
        : " ("
            + String.join(
                ", ",
                failures.stream()
                    .map(failure -> failure.status() + " " + code(failure.wire()))
                    .distinct()
                    .toList())
            + ")";
  }

  private static String code(String text) {
    return MarkdownText.code(text);
  }

  private static String prose(String text) {
    return MarkdownText.prose(text);
  }
}
