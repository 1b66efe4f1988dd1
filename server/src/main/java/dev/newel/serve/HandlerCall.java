package dev.newel.serve;

import dev.newel.design.api.Failure;
import dev.newel.handler.Handler;
import dev.newel.handler.Refused;
import dev.newel.handler.Reply;
import dev.newel.handler.Request;
import dev.newel.serve.handle.HandlerThreads;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.DatabaseFault;
import dev.newel.serve.value.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// One request in the hands of a handler, in one transaction.
final class HandlerCall {
  /// What an operation without a `timeout` gives its handler.
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Catalog catalog;
  private final Exchange exchange;
  private final Connection connection;
  private final Handler handler;
  private final HandlerThreads threads;
  private final HandlerRows rows;
  private final Map<String, @Nullable Object> settings;
  private @Nullable Reply reply;

  HandlerCall(
      Catalog catalog,
      Exchange exchange,
      Connection connection,
      Handler handler,
      HandlerThreads threads,
      HandlerRows rows,
      Map<String, @Nullable Object> settings) {
    this.catalog = catalog;
    this.exchange = exchange;
    this.connection = connection;
    this.handler = handler;
    this.threads = threads;
    this.rows = rows;
    this.settings = settings;
  }

  String className() {
    return handler.getClass().getName();
  }

  /// What it answered.
  Reply reply() {
    return Objects.requireNonNull(reply, "the handler has not been called yet");
  }

  /// Calls the handler.
  ///
  /// @param row null where the operation is about none
  void carryOut(@Nullable StoredRow row) throws SQLException {
    var guarded = new GuardedConnection(connection);
    var limit = limit();
    var before = state();
    try {
      var request = request(row, guarded.open());
      reply =
          threads.call(
              "newel handler " + exchange.operation().id(),
              limit,
              () -> cutOff(guarded),
              () -> {
                var made = handler.handle(request);
                if (made == null) {
                  throw new HandlerFault("It answered null.", null);
                }
                return made;
              });
    } catch (Throwable e) {
      throw failure(e, limit);
    } finally {
      guarded.end();
      rows.end();
    }
    var after = state();
    if (after == TransactionState.FAILED
        || (before == TransactionState.OPEN && after == TransactionState.IDLE)) {
      throw new HandlerFault(
          "The handler `%s` ended the transaction of the request, or caught a failure in it."
              .formatted(className()),
          null);
    }
  }

  private TransactionState state() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }

  private Duration limit() {
    var declared = exchange.operation().timeout();
    return declared == null ? LONGEST : declared.estimate();
  }

  private Request request(@Nullable StoredRow row, Connection open) {
    var viewer = exchange.viewer.row();
    return new HandlerRequest(
        exchange.operation().id(),
        exchange.requestId,
        exchange.now,
        input(),
        row == null ? null : HandlerRows.seen(catalog, row),
        viewer == null ? null : HandlerRows.seen(catalog, viewer.in(exchange.session())),
        exchange.viewer.roles(),
        settings,
        rows,
        open);
  }

  /// What was sent, and the defaults of arguments that were not.
  private Map<String, @Nullable Object> input() {
    var input = exchange.operation().input();
    var values = new LinkedHashMap<String, @Nullable Object>(exchange.input);
    if (input != null) {
      var session = exchange.session();
      var sent = InputRow.of(session, exchange.operation().target().entity(), input, values);
      for (var member : input.members()) {
        var field = member.field();
        if (member.isArgument() && field.initial() != null && !values.containsKey(field.name())) {
          values.put(field.name(), Initial.plain(session.value(field.initial(), sent)));
        }
      }
    }
    return values;
  }

  /// A statement under way would hold the connection, and so the request.
  private void cutOff(GuardedConnection guarded) {
    guarded.end();
    rows.end();
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      // Then the time-out of the statement ends it.
      System.getLogger(HandlerCall.class.getName())
          .log(System.Logger.Level.DEBUG, "the statement goes on", e);
    }
  }

  private RuntimeException failure(Throwable thrown, Duration limit) throws SQLException {
    return switch (thrown) {
      case Refused refused -> refusal(refused);
      case Refusal refusal -> refusal;
      case HandlerThreads.Exhausted exhausted ->
          new HandlerFault(
              "The handler `%s` is not called: %s.".formatted(className(), exhausted.getMessage()),
              null);
      case TimeoutException late when exchange.operation().timeout() != null ->
          Refusal.of("TIMEOUT");
      case TimeoutException late ->
          new HandlerFault(
              "The handler `%s` was %s.".formatted(className(), late.getMessage()), null);
      case HandlerFault fault ->
          new HandlerFault(
              "The handler `%s` failed: %s".formatted(className(), fault.getMessage()), null);
      case Session.SqlTrouble trouble -> failure(trouble.trouble(), limit);
      case SQLException sql when isOfTheDatabase(sql) -> throw sql;
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield new HandlerFault("The handler `%s` was stopped.".formatted(className()), thrown);
      }
      default -> new HandlerFault("The handler `%s` failed.".formatted(className()), thrown);
    };
  }

  /// Whether the database refuses what the handler wants, or is away, rather than its statement
  /// being wrong.
  private static boolean isOfTheDatabase(SQLException sql) {
    return !(DatabaseException.fault(sql) instanceof DatabaseFault.Other);
  }

  private RuntimeException refusal(Refused refused) {
    var isNamed =
        exchange.operation().failures().stream()
            .anyMatch(
                failure ->
                    failure.code().equals(refused.code())
                        && failure.because().equals(Failure.NAMED));
    return isNamed
        ? Refusal.of(refused.code(), refused.details())
        : new HandlerFault(
            "The handler `%s` refused with `%s`, which `fails` of `%s` does not name."
                .formatted(className(), refused.code(), exchange.operation().id()),
            null);
  }
}
