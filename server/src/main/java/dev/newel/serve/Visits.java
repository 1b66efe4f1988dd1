package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.observe.Answered;
import dev.newel.serve.observe.Metrics;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Trace;
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
  private final Clock clock;
  private final boolean hidesUsers;

  Visits(Design design, ServerLog log, @Nullable Metrics metrics, Clock clock) {
    this.design = design;
    this.paths = new LoggedPaths(design);
    this.log = log;
    this.metrics = metrics;
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
    tell(
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
            visit.refused));
  }

  private void tell(Answered answered) {
    log.answered(answered);
    if (metrics != null) {
      metrics.answered(answered);
    }
  }

  /// Runs what answers a request, and watches its statements where somebody wants to know of them.
  HttpAnswer watched(Supplier<HttpAnswer> answer) {
    var told = metrics;
    if (told == null || !told.wantsStatements()) {
      return answer.get();
    }
    StatementWatch watch =
        sql -> {
          var began = clock.instant();
          return () -> {
            var lasted = Duration.between(began, clock.instant());
            told.ran(lasted.isNegative() ? Duration.ZERO : lasted);
          };
        };
    return ScopedValue.where(StatementWatch.CURRENT, watch).call(answer::get);
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
