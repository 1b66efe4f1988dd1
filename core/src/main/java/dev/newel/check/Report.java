package dev.newel.check;

import dev.newel.source.Address;

/// Takes down what a rule says.
@FunctionalInterface
public interface Report {
  /// @param message one present-tense sentence that names the thing in backticks
  /// @param hint the remedy, imperative
  void at(Address place, String message, String hint);
}
