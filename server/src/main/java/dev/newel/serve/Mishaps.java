package dev.newel.serve;

import dev.newel.serve.file.SpoolException;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.MalformedBodyException;
import dev.newel.serve.http.SlowBodyException;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.DatabaseFault;
import java.io.UncheckedIOException;
import java.util.Map;

/// What a request is answered with that ends otherwise than its operation does.
final class Mishaps {
  /// What stops a request in the database is a matter of a moment or of somebody who mends it.
  private static final String RETRY_SECONDS = "1";

  private final ErrorAnswers errors;
  private final Headers headers;
  private final Visits visits;

  Mishaps(ErrorAnswers errors, Headers headers, Visits visits) {
    this.errors = errors;
    this.headers = headers;
    this.visits = visits;
  }

  /// The answer to `visit`, which ended with `thrown`; a failure of ours is told in the log.
  HttpAnswer answer(Visit visit, Exception thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal(visit, refusal);
      case NotServed gap ->
          refused(visit, Refusal.of("NOT_IMPLEMENTED", Map.of("lacks", gap.lacks())));
      case DatabaseException failed -> database(visit, failed);
      case SlowBodyException slow -> refused(visit, malformed("it took too long."), 408);
      case MalformedBodyException broken ->
          refused(visit, malformed("it does not come as its headers say."));
      case SpoolException full -> unavailable(visit, full);
      case UncheckedIOException read when read.getCause() instanceof SpoolException lost ->
          unavailable(visit, lost);
      case HandlerFault fault -> failed(visit, String.valueOf(fault.getMessage()), fault);
      default -> failed(visit, "The request failed.", thrown);
    };
  }

  private static Refusal malformed(String problem) {
    return Refusal.of("MALFORMED", Map.of("problem", problem));
  }

  /// The disk is a matter of somebody who mends it.
  private HttpAnswer unavailable(Visit visit, SpoolException full) {
    visit.known.add(new HttpAnswer.Header("Retry-After", RETRY_SECONDS));
    visits.failed(visit, "A file that came could not be kept until it was stored.", full);
    return refused(visit, Refusal.of("UNAVAILABLE"));
  }

  private HttpAnswer failed(Visit visit, String what, Exception thrown) {
    visits.failed(visit, what, thrown);
    return refused(visit, Refusal.of("INTERNAL_ERROR"));
  }

  private HttpAnswer refusal(Visit visit, Refusal refusal) {
    var status = errors.error(refusal.code()).status();
    var exchange = visit.exchange;
    var isDenied =
        status == 403
            && refusal.code().equals("FORBIDDEN")
            && exchange != null
            && !exchange.viewer.isAnonymous();
    if (status == 401 || isDenied) {
      visit.known.add(headers.challenge(refusal.code()));
    } else if (refusal.code().equals("UNAVAILABLE")) {
      visit.known.add(new HttpAnswer.Header("Retry-After", RETRY_SECONDS));
    }
    return refused(visit, refusal);
  }

  private HttpAnswer database(Visit visit, DatabaseException e) {
    var away =
        e.fault() instanceof DatabaseFault.Unavailable
            || e.fault() instanceof DatabaseFault.Timeout
            || e.fault() instanceof DatabaseFault.SerializationFailure;
    if (away) {
      visit.known.add(new HttpAnswer.Header("Retry-After", RETRY_SECONDS));
    }
    var operation = visit.operation;
    if (operation != null
        && operation.timeout() != null
        && e.fault() instanceof DatabaseFault.Timeout) {
      return refused(visit, Refusal.of("TIMEOUT").at(operation));
    }
    visits.failed(visit, "The database failed the request.", e);
    return refused(visit, Refusal.of(away ? "UNAVAILABLE" : "INTERNAL_ERROR"));
  }

  private HttpAnswer refused(Visit visit, Refusal refusal) {
    visit.refused = refusal.code();
    return errors.of(refusal, visit.id, visit.request.path(), visit.began);
  }

  /// The same with a status that HTTP itself demands.
  private HttpAnswer refused(Visit visit, Refusal refusal, int status) {
    visit.refused = refusal.code();
    return errors.of(refusal, status, visit.id, visit.request.path(), visit.began);
  }
}
