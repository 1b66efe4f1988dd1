package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.profile.Profile;
import dev.newel.publish.document.Rendering;
import dev.newel.read.profile.ProfileReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts faults into documents and counts which of them the gate tells, and what it tells that is
/// none: into those that people wrote, and contradictions into those that are published.
final class PlantedFaults {
  private static final List<Profile> PROFILES =
      ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList();

  private final PlantedCounts counts = new PlantedCounts();
  private final TextPlanter text = new TextPlanter();

  /// Faults that need no design.
  void inText(byte[] bytes) {
    var read = ReadDocument.of("a.md", bytes, new DocumentReport());
    if (read != null) {
      counts.add(bytes, text.plant(read), changed -> findings(changed, null));
    }
  }

  /// Contradictions, in all that the examples publish.
  void inPublished() {
    Rendering.examples().forEach(this::inPublished);
  }

  void inPublished(String example) {
    var rendering = Rendering.of(example);
    var names =
        DesignNames.of(
            rendering.design(), rendering.requirements().keySet(), rendering.decisions().keySet());
    var planter = new DesignPlanter(names);
    for (var profile : ProfileReader.SHIPPED) {
      for (var document : rendering.publish(profile, path -> null).documents()) {
        var bytes = document.output().content().getBytes(StandardCharsets.UTF_8);
        var read = ReadDocument.of("a.md", bytes, new DocumentReport());
        if (read != null) {
          counts.add(bytes, planter.plant(read), changed -> findings(changed, names));
        }
      }
    }
  }

  /// As a document that forbids secrets, where there is no design.
  private static List<Finding> findings(byte[] bytes, @Nullable DesignNames names) {
    var file = new DocumentFile("a.md", "a.md", bytes, null);
    return DocumentGate.findings(
        new DocumentGate.Request(
            List.of(file),
            names == null ? PROFILES : List.of(),
            false,
            names == null ? "workflow/architecture" : null,
            names,
            null,
            Surroundings.ANY,
            DiagramLint.MERMAID));
  }

  PlantedCounts counts() {
    return counts;
  }

  /// Returns how many rules are errors although their findings are wrong too often.
  int print(PrintStream out) {
    counts.print(out);
    var wrong =
        Stream.of(DocumentRule.values())
            .filter(rule -> rule.info().severity() == Severity.ERROR)
            .filter(rule -> counts.precision(rule) < CorpusReport.LEAST)
            .toList();
    wrong.forEach(rule -> out.println(rule.id() + " is an error and too often wrong."));
    return wrong.size();
  }
}
