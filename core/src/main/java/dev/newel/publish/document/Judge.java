package dev.newel.publish.document;

import dev.newel.finding.Finding;
import java.util.List;

/// Judges documents by the rules that hold for them once they are written.
@FunctionalInterface
public interface Judge {
  /// What is wrong with a document.
  ///
  /// @param document the profile and the document's name in it: `workflow/architecture`
  /// @param path where it goes
  /// @param text all of it
  List<Finding> judge(String document, String path, String text);
}
