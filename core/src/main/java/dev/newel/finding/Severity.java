package dev.newel.finding;

/// How much a finding matters, the gravest first.
public enum Severity {
  /// The design contradicts itself or a promise; the gate fails.
  ERROR,
  /// Likely a mistake; the gate passes with warnings.
  WARNING,
  /// Worth knowing; never changes the verdict.
  INFO
}
