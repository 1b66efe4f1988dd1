package dev.newel.finding;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The id of a finding that is no rule's, such as `READ009`: contract, never reused or renumbered.
public interface FindingId {
  /// The ids of a family.
  static Set<String> ids(FindingId... family) {
    return Arrays.stream(family).map(FindingId::id).collect(Collectors.toUnmodifiableSet());
  }

  /// The id as findings bear it.
  String id();

  /// What is wrong where it is found, one sentence.
  String meaning();
}
