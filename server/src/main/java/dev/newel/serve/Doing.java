package dev.newel.serve;

import dev.newel.design.api.Operation.Kind;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.query.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What an operation does once every check has passed, in the transaction of the request.
final class Doing {
  private final Reads reads;
  private final Writes writes;
  private final Handled handled;
  private final IdentityOperations identity;
  private final KeptReads kept;
  private final Rowless rowless;

  Doing(Reads reads, Writes writes, Handled handled, IdentityOperations identity, KeptReads kept) {
    this.reads = reads;
    this.writes = writes;
    this.handled = handled;
    this.identity = identity;
    this.kept = kept;
    this.rowless = new Rowless(reads, writes);
  }

  /// Does it and answers; null where nobody is to know that it was not done.
  @Nullable HttpAnswer carryOut(Exchange exchange, Connection connection) throws SQLException {
    var answer = answer(exchange, connection);
    if (answer != null) {
      Locations.tellWhen(exchange, answer);
    }
    return answer;
  }

  private @Nullable HttpAnswer answer(Exchange exchange, Connection connection)
      throws SQLException {
    if (exchange.handling != null) {
      return handled(exchange);
    }
    return switch (exchange.operation().kind()) {
      case LIST -> kept.within(exchange, () -> reads.list(exchange));
      case GET -> kept.within(exchange, () -> shown(exchange));
      case CREATE -> created(exchange);
      case REPLACE, UPDATE, LINK, UNLINK -> changed(exchange, writes.change(exchange));
      case DELETE -> {
        var answer = reads.one(exchange, exchange.row());
        writes.delete(exchange);
        yield answer;
      }
      case ACTION -> acted(exchange);
      case RESTORE -> changed(exchange, writes.restore(exchange));
      case REGISTER -> identity.register(exchange, connection);
      case LOGIN -> identity.login(exchange, connection);
      case REFRESH -> identity.refresh(exchange, connection);
      case LOGOUT -> identity.logout(exchange, connection);
      case PASSWORD -> identity.password(exchange, connection);
      case BULK_CREATE, BULK_UPDATE -> throw new IllegalStateException("many rows are no one row");
    };
  }

  /// What the operation does by itself and its handler after it, or before the row goes.
  private HttpAnswer handled(Exchange exchange) throws SQLException {
    var kind = exchange.operation().kind();
    if (exchange.row == null && kind != Kind.CREATE) {
      exchange.handling().carryOut(null);
      return handled.answer(exchange, null, null);
    }
    if (kind == Kind.DELETE) {
      var before = handled.before(exchange);
      writes.delete(exchange);
      return handled.answer(exchange, null, before);
    }
    if (kind == Kind.GET) {
      exchange.handling().carryOut(exchange.row());
      return handled.answer(exchange, exchange.row(), null);
    }
    var before = kind == Kind.CREATE ? null : handled.before(exchange);
    var row = kind == Kind.CREATE ? located(exchange) : writes.change(exchange);
    if (writes.isGone(row)) {
      return handled.answer(exchange, null, before);
    }
    exchange.row = StoredRow.of(exchange.session(), row.type(), row.key(), row.values());
    return handled.answer(exchange, row, null);
  }

  private HttpAnswer shown(Exchange exchange) {
    return exchange.sought == null
        ? reads.one(exchange, exchange.row())
        : reads.one(exchange, exchange.sought);
  }

  private HttpAnswer created(Exchange exchange) {
    return changed(exchange, located(exchange));
  }

  /// A new row, whose place the answer names.
  private StoredRow located(Exchange exchange) {
    var row = writes.create(exchange);
    Locations.tell(exchange, row);
    return row;
  }

  /// The answer that shows a row after a write; its entity tag names the new state.
  private HttpAnswer changed(Exchange exchange, StoredRow row) {
    // Read while there is a transaction: the tag is made after it.
    exchange.row = StoredRow.of(exchange.session(), row.type(), row.key(), row.values());
    return reads.one(exchange, row);
  }

  private HttpAnswer acted(Exchange exchange) {
    var operation = exchange.operation();
    if (exchange.row == null) {
      return rowless.carryOut(exchange);
    }
    // What is gone is shown as it was.
    var before = Writes.removes(operation) ? reads.one(exchange, exchange.row()) : null;
    var row = writes.change(exchange);
    return before != null && writes.isGone(row) ? before : changed(exchange, row);
  }
}
