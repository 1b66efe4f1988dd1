package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decisions of one folder.
///
/// @param files in the order of their names
/// @param findings those of every file, and those about the folder as a whole
public record Decisions(List<DecisionFile> files, List<Finding> findings) {
  public Decisions {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// The decision that `reference` means: by its id, or else by the number in it, so that `ADR-1`,
  /// `ADR-001`, `1` and `0001-use-postgresql.md` are one; null where none is meant.
  public @Nullable Decision resolve(String reference) {
    var wanted = DecisionId.of(reference);
    for (var file : files) {
      if (file.decision().id().equalsIgnoreCase(wanted.id())) {
        return file.decision();
      }
    }
    for (var file : files) {
      var number = file.decision().number();
      if (number != null && number.equals(wanted.number())) {
        return file.decision();
      }
    }
    return null;
  }
}
