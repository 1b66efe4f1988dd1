package dev.newel.cli;

import dev.newel.check.Waivers;
import dev.newel.draft.DraftId;
import dev.newel.draft.Proposals;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.FindingId;
import dev.newel.finding.Gate;
import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;
import dev.newel.finding.Waiver;
import dev.newel.write.DesignWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Drafting where a design is there already: it stays, and edits are proposed. What its waivers
/// accept was left out on purpose, and is not proposed again.
final class Redraft {
  private static final Set<String> IDS = FindingId.ids(DraftId.values());

  private Redraft() {}

  /// The edits that the sources ask for; null where the design cannot be read.
  ///
  /// @param seen names a finding's source as the user would
  static @Nullable Judgement judge(
      Console console, String design, DraftText draft, LocalDate day, UnaryOperator<Finding> seen) {
    var examined = Examination.of(NamedTree.read(console, design), day);
    var name = console.shown(console.path(design));
    var there = examined.read().written();
    var drafted = NamedTree.read(console, design, Map.of(name, draft.text())).written();
    if (there == null || drafted == null) {
      return null;
    }
    var subject = examined.subject();
    var waivers = subject == null ? List.<Waiver>of() : Waivers.of(subject);
    var own = waivers.stream().filter(waiver -> IDS.contains(waiver.id())).toList();
    var proposals =
        Proposals.of(DesignWriter.values(there), DesignWriter.values(drafted), draft.draft());
    return new Gate(own, Baseline.EMPTY, Severity.ERROR, day, IDS, examined.read().sources())
        .judge(proposals.stream().map(seen).toList());
  }

  /// Whether it is an edit, and nothing about waivers.
  static boolean isProposal(Finding finding) {
    return IDS.contains(finding.id());
  }
}
