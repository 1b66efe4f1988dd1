package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What comes of holding a design against one document that it starts from.
///
/// @param findings what the document says otherwise or beyond the design, and what it lacks of a
///     thing that both tell of
/// @param lacking the operations, entities and events of the design that the document does not name
/// @param tells the parts of a design, such as `resources`, of which the document tells at all: of
///     the others it can lack nothing
public record Held(List<Finding> findings, List<Finding> lacking, Set<String> tells) {
  public Held {
    findings = List.copyOf(findings);
    lacking = List.copyOf(lacking);
    tells = Set.copyOf(tells);
  }

  /// Of a document that tells of nothing.
  public static Held of(List<Finding> findings) {
    return new Held(findings, List.of(), Set.of());
  }

  /// The findings of several documents that stand side by side: what one of them lacks another may
  /// tell.
  public static List<Finding> together(List<Held> documents) {
    var all = new ArrayList<Finding>();
    documents.forEach(each -> all.addAll(each.findings()));
    var told = new HashSet<Address>();
    for (var document : documents) {
      for (var lack : document.lacking()) {
        if (documents.stream().allMatch(each -> each.lacks(lack.at())) && told.add(lack.at())) {
          all.add(lack);
        }
      }
    }
    return List.copyOf(all);
  }

  /// Whether the document does not name what stands there, or tells of no such thing.
  private boolean lacks(Address at) {
    return !tells.contains(at.names().getFirst())
        || lacking.stream().anyMatch(finding -> finding.at().equals(at));
  }
}
