package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import org.jspecify.annotations.Nullable;

/// A standard method is asked for by an HTTP method that means something else. Only the `http` of
/// the operation itself is judged: what `api.methods` says holds for the whole interface.
public final class UnusualMethod implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API017",
        "unusual-method",
        Severity.WARNING,
        "0.1",
        "An operation answers at a method that its kind does not mean.");
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var http = operation.http();
      var usual = usual(operation.kind());
      if (http == null
          || usual == null
          || http.method().equals(usual)
          || isAction(operation)
          || !subject.isWritten(operation.address().at("http"))) {
        continue;
      }
      // A write by GET is the finding of API016.
      if (operation.isRead() || !http.method().equals("GET")) {
        report.at(
            operation.address(),
            "Operation `%s` answers at %s; its kind answers at %s."
                .formatted(operation.id(), http.method(), usual),
            "Leave the method out of `http`; where all of its kind differ, say so in `api.methods`.");
      }
    }
  }

  /// An action `like: list` may search by POST: its words choose rows and need not fit an address.
  private static boolean isAction(Operation operation) {
    return operation.address().parent().path().endsWith("/actions");
  }

  /// The method of RFC 9110, section 9.3, or of RFC 5789; null where any may.
  private static @Nullable String usual(Operation.Kind kind) {
    return switch (kind) {
      case LIST, GET -> "GET";
      case CREATE -> "POST";
      case REPLACE -> "PUT";
      case UPDATE -> "PATCH";
      case DELETE -> "DELETE";
      default -> null;
    };
  }
}
