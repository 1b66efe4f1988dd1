package dev.newel.serve.query;

/// Who wants to know of the statements that a thread runs while it answers a request.
@FunctionalInterface
public interface StatementWatch {
  /// Bound for the time of a request; where it is not, nobody watches and nothing is done.
  ScopedValue<StatementWatch> CURRENT = ScopedValue.newInstance();

  /// A statement under way.
  @FunctionalInterface
  interface Running extends AutoCloseable {
    Running UNWATCHED = () -> {};

    /// Its end, whether it failed or not.
    @Override
    void close();
  }

  /// Called where a statement begins.
  ///
  /// @param sql its text, without the values of its parameters
  Running begun(String sql);

  /// Tells of a statement that begins now.
  static Running begin(String sql) {
    return CURRENT.isBound() ? CURRENT.get().begun(sql) : Running.UNWATCHED;
  }
}
