package dev.newel.publish.document;

import dev.newel.finding.Finding;
import java.util.List;
import java.util.Set;

/// Judges documents by the rules that hold for them once they are written.
@FunctionalInterface
public interface Judge {
  /// What is wrong with a document by some of the rules.
  ///
  /// @param document the profile and the document's name in it: `workflow/architecture`
  /// @param path where it goes
  /// @param text all of it
  /// @param rules the ids of those that are asked; findings of others are of no use
  List<Finding> judge(String document, String path, String text, Set<String> rules);
}
