package dev.newel.serve.observe;

import dev.newel.serve.query.StatementWatch.Running;

/// Who wants to know of long work, other than statements, that is done for a request.
@FunctionalInterface
public interface WorkWatch {
  /// Bound for the time of a request; where it is not, nobody watches.
  ScopedValue<WorkWatch> CURRENT = ScopedValue.newInstance();

  /// Called where something begins.
  ///
  /// @param what it is, one of a few
  Running begun(String what);

  /// Tells of something that begins now.
  static Running begin(String what) {
    return CURRENT.isBound() ? CURRENT.get().begun(what) : Running.UNWATCHED;
  }
}
