package dev.newel.serve;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A connection in the hands of a handler: its statements are its own, the transaction and the
/// session are not. It guards against mistakes, not against malice.
final class GuardedConnection implements InvocationHandler {
  private static final Set<String> REFUSED =
      Set.of(
          "abort",
          "commit",
          "setAutoCommit",
          "setCatalog",
          "setClientInfo",
          "setHoldability",
          "setNetworkTimeout",
          "setReadOnly",
          "setSchema",
          "setTransactionIsolation",
          "setTypeMap",
          "unwrap");

  private final Connection connection;
  private volatile boolean isOver;

  GuardedConnection(Connection connection) {
    this.connection = connection;
  }

  Connection open() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  /// From now on it does nothing any more.
  void end() {
    isOver = true;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    var name = method.getName();
    if (name.equals("close")) {
      return null;
    }
    if (isOver) {
      throw new SQLException("The request is over, and its connection with it");
    }
    if (REFUSED.contains(name)
        || (name.equals("rollback") && !(given != null && given[0] instanceof Savepoint))) {
      throw new SQLException(
          "`%s` is not for a handler: the transaction is that of the request".formatted(name));
    }
    try {
      return method.invoke(connection, given);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
