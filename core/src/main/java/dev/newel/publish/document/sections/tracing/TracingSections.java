package dev.newel.publish.document.sections.tracing;

import dev.newel.publish.document.Section;
import java.util.List;
import java.util.stream.Stream;

/// Sections on requirements, decisions, checklists and what is open.
public final class TracingSections {
  /// All of them.
  public static final List<Section> ALL =
      Stream.of(
              Headers.ALL,
              Framing.ALL,
              Open.ALL,
              DecisionSections.ALL,
              AdrSections.ALL,
              ChecklistSections.ALL,
              List.of(Handover.SECTION, Traceability.SECTION, Verdict.VERDICT, Verdict.FINDINGS))
          .flatMap(List::stream)
          .toList();

  private TracingSections() {}
}
