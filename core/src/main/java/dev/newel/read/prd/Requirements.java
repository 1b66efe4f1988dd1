package dev.newel.read.prd;

import dev.newel.design.trace.Requirement;
import dev.newel.finding.Finding;
import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one document requires.
///
/// @param list in the order of the document
/// @param places where each id is defined, by id
public record Requirements(
    List<Requirement> list, Map<String, Span> places, List<Finding> findings) {
  public Requirements {
    list = List.copyOf(list);
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    findings = List.copyOf(findings);
  }

  /// The requirement that `reference` means: the one of that id, or else the only one whose id
  /// differs from it in capitals, separators before a number and leading zeros alone (`fr1` means
  /// `FR-001`); null where there is none.
  public @Nullable Requirement resolve(String reference) {
    Requirement alike = null;
    var key = Id.key(reference);
    for (var requirement : list) {
      if (requirement.id().equals(reference)) {
        return requirement;
      }
      if (Id.key(requirement.id()).equals(key)) {
        if (alike != null) {
          return null;
        }
        alike = requirement;
      }
    }
    return alike;
  }
}
