package dev.newel.finding;

/// The id of a finding that is no rule's, such as `READ009`: contract, never reused or renumbered.
public interface FindingId {
  /// The id as findings bear it.
  String id();

  /// What is wrong where it is found, one sentence.
  String meaning();
}
