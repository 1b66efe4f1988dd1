package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.observe.Answered;
import dev.newel.serve.observe.Metrics;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Spans;
import dev.newel.serve.observe.Trace;
import dev.newel.serve.observe.WorkWatch;
import dev.newel.serve.query.StatementWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells of each request when it has been answered, whatever became of it.
final class Visits {
  private final Design design;
  private final LoggedPaths paths;
  private final ServerLog log;
  private final @Nullable Metrics metrics;
  private final @Nullable Spans spans;
  private final Clock clock;
  private final boolean hidesUsers;

  Visits(
      Design design, ServerLog log, @Nullable Metrics metrics, @Nullable Spans spans, Clock clock) {
    this.design = design;
    this.paths = new LoggedPaths(design);
    this.log = log;
    this.metrics = metrics;
    this.spans = spans;
    this.clock = clock;
    this.hidesUsers = hidesUsers();
  }

  /// Whether the key of a person is itself personal.
  private boolean hidesUsers() {
    var users = design.identity().users();
    return users != null
        && design.model().fields(users).values().stream()
            .anyMatch(
                field -> field.is(dev.newel.language.Modifier.KEY) && paths.isHidden(users, field));
  }

  /// Tells of a request that was answered.
  void answered(Visit visit, int status, Instant now) {
    var exchange = visit.exchange;
    var answered =
        new Answered(
            visit.began,
            now,
            visit.id,
            visit.trace,
            visit.request.method(),
            paths.shown(visit.request.path(), visit.endpoint),
            visit.operation == null ? null : visit.operation.id(),
            exchange == null ? null : user(exchange),
            exchange == null ? null : exchange.viewer.role(),
            visit.request.remote(),
            status,
            visit.refused);
    tell(answered);
    if (spans != null) {
      spans.answered(answered, visit.endpoint == null ? null : visit.endpoint.path());
    }
  }

  private void tell(Answered answered) {
    log.answered(answered);
    if (metrics != null) {
      metrics.answered(answered);
    }
  }

  /// Runs what answers a request, and watches its statements where somebody wants to know of them.
  HttpAnswer watched(Visit visit, Supplier<HttpAnswer> answer) {
    var told = metrics != null && metrics.wantsStatements() ? metrics : null;
    var sent = visit.trace.sampled() ? spans : null;
    if (told == null && sent == null) {
      return answer.get();
    }
    StatementWatch watch =
        sql -> {
          var began = clock.instant();
          return () -> {
            var lasted = since(began);
            if (told != null) {
              told.ran(lasted);
            }
            if (sent != null) {
              sent.ran(visit.trace, sql, began, lasted);
            }
          };
        };
    var watched = ScopedValue.where(StatementWatch.CURRENT, watch);
    if (sent == null) {
      return watched.call(answer::get);
    }
    WorkWatch work =
        what -> {
          var began = clock.instant();
          return () -> sent.did(visit.trace, what, began, since(began));
        };
    return watched.where(WorkWatch.CURRENT, work).call(answer::get);
  }

  /// Never negative: a clock may be set back meanwhile.
  private Duration since(Instant began) {
    var lasted = Duration.between(began, clock.instant());
    return lasted.isNegative() ? Duration.ZERO : lasted;
  }

  /// A request that has come, in the trace that it belongs to.
  Visit visit(HttpRequest request, Instant now) {
    return new Visit(request, now, spans != null && spans.begins());
  }

  private @Nullable String user(Exchange exchange) {
    var key = exchange.viewer.key();
    if (key == null) {
      return null;
    }
    return hidesUsers && exchange.viewer.row() != null ? LoggedPaths.MASK : Objects.toString(key);
  }

  /// Tells of a request that could not be read; returns the trace that it gets.
  Trace unread(String id, int status, String code, Instant now) {
    var trace = Trace.of(List.of(), false);
    tell(new Answered(now, now, id, trace, null, null, null, null, null, null, status, code));
    return trace;
  }

  /// Tells of a failure of ours while a request was answered.
  void failed(Visit visit, String what, Throwable failure) {
    log.failed(visit.id, visit.trace, what, failure);
  }
}
