package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.observe.Answered;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells of each request when it has been answered, whatever became of it.
final class Visits {
  private final Design design;
  private final LoggedPaths paths;
  private final ServerLog log;
  private final boolean hidesUsers;

  Visits(Design design, ServerLog log) {
    this.design = design;
    this.paths = new LoggedPaths(design);
    this.log = log;
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
    log.answered(
        new Answered(
            visit.began,
            now,
            visit.id,
            visit.trace,
            visit.request.method(),
            paths.shown(visit.request.path(), visit.endpoint),
            exchange == null ? null : exchange.operation().id(),
            exchange == null ? null : user(exchange),
            exchange == null ? null : exchange.viewer.role(),
            visit.request.remote(),
            status,
            visit.refused));
  }

  private @Nullable String user(Exchange exchange) {
    var row = exchange.viewer.row();
    if (row == null) {
      return null;
    }
    return hidesUsers ? LoggedPaths.MASK : Objects.toString(row.key());
  }

  /// Tells of a request that could not be read; returns the trace that it gets.
  Trace unread(String id, int status, String code, Instant now) {
    var trace = Trace.of(List.of(), false);
    log.answered(
        new Answered(now, now, id, trace, null, null, null, null, null, null, status, code));
    return trace;
  }

  /// Tells of a failure of ours while a request was answered.
  void failed(Visit visit, String what, Throwable failure) {
    log.failed(visit.id, visit.trace, what, failure);
  }
}
