package dev.newel.serve.store;

/// How much transactions see of each other (SQL isolation levels, PostgreSQL manual 13.2).
public enum Isolation {
  /// Each statement sees what is committed when it begins.
  READ_COMMITTED,
  /// The whole transaction sees what is committed when it begins; a conflicting write fails and is
  /// retried.
  REPEATABLE_READ,
  /// As if transactions ran one after the other; those that could not are retried.
  SERIALIZABLE;

  String hikariName() {
    return "TRANSACTION_" + name();
  }
}
