package dev.newel.gate;

import dev.newel.design.access.Role;
import dev.newel.language.Rate;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.read.markdown.Block;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what a row of a table says of an operation with what the design says of it, column by
/// column; what a cell says in words that are not known is not judged.
final class RowCheck {
  private static final Pattern ROUTE =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE)\\s+(/\\S{0,300})(?:\\s.*)?");
  private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE");
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\w.,-])[1-5]\\d\\d(?![\\w-]|[.,]\\d)");
  private static final Pattern CODE =
      Pattern.compile("\\b[A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8}\\b");
  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\d,]{0,12})(?: (?:rows|items|per page))?");
  private static final Pattern RATE =
      Pattern.compile(
          "(\\d[\\d,]{0,12})\\s{0,2}(?:requests?|req|calls?)?\\s{0,2}(?:/|per|an?\\b|each)\\s{0,2}"
              + "(?:1\\s)?(s|sec|seconds?|min|minutes?|h|hr|hours?|d|days?)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT =
      Pattern.compile("(\\d[\\d,]{0,12})(?:\\s(?:requests?|calls?))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?:(?:per|an?|1)\\s)?(s|sec|second|min|minute|h|hr|hour|d|day)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AS_ROLE = Pattern.compile(".*\\bas (\\w+)|.*without a token");
  private static final Pattern ANSWERED =
      Pattern.compile("\\d{1,9} ?(?:ms|s|m|min|h|d|seconds?|minutes?|hours?|days?)");

  private static final Pattern BEYOND = Pattern.compile(", (?:beyond us|over HTTP|downstream)$");

  private static final Set<String> OPERATION =
      Set.of("endpoint", "operation", "interface", "route", "api", "list", "cache", "path", "url");
  private static final Set<String> ACCESS =
      Set.of(
          "access",
          "allowed roles",
          "auth",
          "auth required",
          "authentication",
          "authorization",
          "permission",
          "permissions",
          "required role",
          "requires auth",
          "role",
          "roles",
          "who may");
  private static final Set<String> LIMIT = Set.of("limit", "rate limit", "rate limits", "throttle");
  private static final Set<String> SUCCESS =
      Set.of(
          "http status", "response", "responses", "returns", "status", "success", "success status");
  private static final Set<String> ERRORS =
      Set.of("error codes", "error responses", "errors", "failures");
  private static final Set<String> OPEN =
      Set.of(
          "anonymous",
          "anybody",
          "anyone",
          "everyone",
          "no",
          "no auth",
          "no authentication",
          "none",
          "not required",
          "open",
          "public",
          "unauthenticated");
  private static final Set<String> CLOSED =
      Set.of(
          "access token",
          "authenticated",
          "bearer",
          "bearer token",
          "jwt",
          "logged in",
          "private",
          "required",
          "token",
          "yes");
  private static final Set<String> YES = Set.of("✓", "✔", "✅", "yes", "allowed", "y", "x");
  private static final Set<String> NO = Set.of("✗", "✘", "❌", "no", "denied", "n");

  /// What any operation may answer, whatever the design says of it.
  private static final Set<Integer> GENERAL =
      Set.of(400, 401, 403, 405, 406, 408, 411, 413, 414, 415, 417, 421, 426, 429, 431);

  private final List<String> columns;
  private final List<Block.Cell> row;
  private final DesignNames names;
  private final DocumentReport report;

  private RowCheck(
      List<String> columns, List<Block.Cell> row, DesignNames names, DocumentReport report) {
    this.columns = columns;
    this.row = row;
    this.names = names;
    this.report = report;
  }

  /// @param columns the heads of the table, in plain words
  static void check(
      List<String> columns, List<Block.Cell> row, DesignNames names, DocumentReport report) {
    new RowCheck(columns, row, names, report).check();
  }

  private void check() {
    var operation = operation();
    if (operation == null) {
      roleLimit();
      return;
    }
    for (var i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      var cell = row.get(i);
      var said = cell.text().flat();
      if (ACCESS.contains(column)) {
        access(operation, cell, said);
      } else if (LIMIT.contains(column)) {
        limit("`" + operation.shown() + "`", operation.limits(), cell);
      } else if (SUCCESS.contains(column)) {
        success(operation, cell, said);
      } else if (ERRORS.contains(column)) {
        errors(operation, cell, said);
      } else if (isRole(column)) {
        mark(operation, column, cell, said);
      } else {
        size(operation, column, cell, said);
      }
    }
  }

  /// The one operation that the row is about; null where it is about none or more.
  private @Nullable OperationFacts operation() {
    var method = columns.indexOf("method");
    if (method >= 0 && METHOD.matcher(words(method)).matches()) {
      var path =
          OPERATION.stream().mapToInt(columns::indexOf).filter(at -> at >= 0).min().orElse(-1);
      return path < 0 || !words(path).startsWith("/")
          ? null
          : names.facts(words(method), path(path));
    }
    for (var i = 0; i < columns.size(); i++) {
      if (OPERATION.contains(columns.get(i))) {
        // Copies that browsers and networks keep are as old as our own.
        var said = BEYOND.matcher(words(i)).replaceFirst("");
        var route = ROUTE.matcher(said);
        return route.matches()
            ? names.facts(route.group(1), route.group(2))
            : names.facts().get(said);
      }
    }
    return null;
  }

  private String path(int at) {
    return words(at).split("\\s", 2)[0];
  }

  private String words(int at) {
    return row.get(at).text().flat();
  }

  private boolean isRole(String column) {
    return column.equals("public") || names.roles().contains(column);
  }

  private void access(OperationFacts operation, Block.Cell cell, String said) {
    var words = OperationFacts.lower(said);
    if (OPEN.contains(words)) {
      if (!operation.open()) {
        otherAccess(operation, cell, said);
      }
      return;
    }
    if (CLOSED.contains(words)) {
      if (operation.openToAll()) {
        otherAccess(operation, cell, said);
      }
      return;
    }
    var parts = new TreeSet<>(List.of(words.split("(?:[\\s,/|]|\\bor\\b|\\band\\b|\\bonly\\b)+")));
    parts.remove("");
    parts.remove("the");
    var owner = parts.remove("owner");
    if (parts.isEmpty() || !names.roles().containsAll(parts)) {
      return;
    }
    var more = !operation.allowed().containsAll(parts);
    var fewer =
        operation.granted().stream().anyMatch(role -> !parts.contains(OperationFacts.lower(role)))
            || (operation.byRow() && !owner)
            || operation.openToAll();
    if (more || fewer) {
      otherAccess(operation, cell, said);
    }
  }

  private void otherAccess(OperationFacts operation, Block.Cell cell, String said) {
    tell(
        DocumentRule.OTHER_ACCESS,
        cell,
        "`%s` is for `%s` here, and for %s in the design."
            .formatted(operation.shown(), said, operation.who()));
  }

  private void mark(OperationFacts operation, String role, Block.Cell cell, String said) {
    var words = OperationFacts.lower(said);
    var may = role.equals("public") ? operation.open() : operation.allowed().contains(role);
    var sure =
        role.equals("public")
            ? operation.openToAll()
            : operation.openToAll()
                || names.including(role).stream().anyMatch(operation.granted()::contains);
    if ((YES.contains(words) && !may) || (NO.contains(words) && sure)) {
      tell(
          DocumentRule.OTHER_ACCESS,
          cell,
          "`%s` says `%s` for %s here, and is for %s in the design."
              .formatted(
                  operation.shown(),
                  said,
                  role.equals("public") ? "anybody" : "`" + role + "`",
                  operation.who()));
    }
  }

  /// A row about all that somebody with a role may call.
  private void roleLimit() {
    var role = role();
    var designed = role == null ? null : names.limits().get(role);
    for (var i = 0; designed != null && i < columns.size(); i++) {
      if (LIMIT.contains(columns.get(i))) {
        limit("Somebody with the role `" + role + "`", Set.of(designed), row.get(i));
      }
    }
  }

  private @Nullable String role() {
    for (var i = 0; i < columns.size(); i++) {
      var words = OperationFacts.lower(words(i));
      if (columns.get(i).equals("role")) {
        return words;
      }
      var as = OPERATION.contains(columns.get(i)) ? AS_ROLE.matcher(words) : null;
      if (as != null && as.matches()) {
        return as.group(1) == null ? Role.ANONYMOUS : as.group(1);
      }
    }
    return null;
  }

  private void limit(String who, Set<Rate> designed, Block.Cell cell) {
    var said = cell.text().flat();
    var rates = RATE.matcher(said);
    while (rates.find()) {
      rate(who, designed, cell, rates.group(1), rates.group(2));
    }
    var count = COUNT.matcher(said);
    var at = columns.indexOf("window");
    if (at >= 0 && count.matches()) {
      var window = WINDOW.matcher(words(at));
      if (window.matches()) {
        rate(who, designed, cell, count.group(1), window.group(1));
      }
    }
  }

  private void rate(String who, Set<Rate> designed, Block.Cell cell, String count, String unit) {
    var number = number(count);
    var letter = OperationFacts.lower(unit).charAt(0);
    var there =
        designed.stream()
            .anyMatch(
                rate ->
                    rate.count() == number
                        && OperationFacts.lower(rate.unit().name()).charAt(0) == letter);
    if (!there) {
      tell(
          DocumentRule.OTHER_LIMIT,
          cell,
          "%s is limited to %s/%s here, and %s in the design."
              .formatted(
                  who,
                  count,
                  unit,
                  designed.isEmpty()
                      ? "not"
                      : "to "
                          + designed.stream()
                              .map(Rate::toString)
                              .sorted()
                              .collect(Collectors.joining(" or "))));
    }
  }

  private void success(OperationFacts operation, Block.Cell cell, String said) {
    var status = STATUS.matcher(said);
    while (status.find()) {
      var number = Integer.parseInt(status.group());
      if (number / 100 == 2 && number != operation.status()) {
        tell(
            DocumentRule.OTHER_STATUS,
            cell,
            "`%s` answers %d here, and %d in the design."
                .formatted(operation.shown(), number, operation.status()));
      }
    }
  }

  private void errors(OperationFacts operation, Block.Cell cell, String said) {
    var status = STATUS.matcher(said);
    while (status.find()) {
      var number = Integer.parseInt(status.group());
      if (number / 100 == 4
          && !GENERAL.contains(number)
          && !operation.failures().contains(number)) {
        otherError(operation, cell, status.group());
      }
    }
    var code = CODE.matcher(said);
    while (code.find()) {
      if (!names.statuses(code.group()).isEmpty()
          && names.statuses(code.group()).stream().noneMatch(GENERAL::contains)
          && !operation.codes().contains(code.group())) {
        otherError(operation, cell, code.group());
      }
    }
  }

  private void otherError(OperationFacts operation, Block.Cell cell, String error) {
    tell(
        DocumentRule.OTHER_ERRORS,
        cell,
        "`%s` answers the error `%s` here, and never in the design; its own are %s."
            .formatted(
                operation.shown(),
                error,
                operation.codes().stream()
                    .sorted()
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(", "))));
  }

  private void size(OperationFacts operation, String column, Block.Cell cell, String said) {
    var page = operation.page();
    var number = NUMBER.matcher(said);
    if (page != null && number.matches()) {
      switch (column) {
        case "default size", "default page size" ->
            number(operation, "a page holds %s rows", cell, number.group(1), page.size());
        case "most", "max size", "max page size", "maximum" ->
            number(operation, "a page holds at most %s rows", cell, number.group(1), page.max());
        default -> {}
      }
    }
    if (column.equals("ttl") && operation.kept() != null && ANSWERED.matcher(said).matches()) {
      var time = time(said);
      if (time != null && !time.estimate().equals(operation.kept().estimate())) {
        tell(
            DocumentRule.OTHER_LIMIT,
            cell,
            "The answer of `%s` is kept for %s here, and for %s in the design."
                .formatted(operation.shown(), said, operation.kept()));
      }
    }
  }

  private void number(OperationFacts operation, String what, Block.Cell cell, String said, int is) {
    if (number(said) != is) {
      tell(
          DocumentRule.OTHER_LIMIT,
          cell,
          "Of `%s` %s here, and %d in the design."
              .formatted(operation.shown(), what.formatted(said), is));
    }
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  private static @Nullable TimeAmount time(String said) {
    var form =
        said.replaceFirst("seconds?", "s")
            .replaceFirst("minutes?", "min")
            .replaceFirst("hours?", "h");
    return TimeAmount.read(form) instanceof Reading.Value<TimeAmount>(var value) ? value : null;
  }

  private void tell(DocumentRule rule, Block.Cell cell, String message) {
    report.at(rule, cell.span(), message, "Change the document, or the design.");
  }
}
