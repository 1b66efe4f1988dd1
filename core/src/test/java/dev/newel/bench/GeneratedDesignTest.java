package dev.newel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.check.Checker;
import dev.newel.check.Subject;
import dev.newel.finding.Finding;
import dev.newel.read.DesignReader;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is measured is a design without fault, of the size that is said.
class GeneratedDesignTest {
  @Test
  void itIsSoundAndOfTheSizeThatIsSaid() {
    var parts = 7;
    var tree = GeneratedDesign.of(parts);
    var read = DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    assertThat(read.findings()).extracting(Finding::toString).isEmpty();
    var design = Objects.requireNonNull(read.design());
    var ofParts =
        design.resources().values().stream().mapToInt(each -> each.operations().size()).sum();
    assertThat(ofParts).isEqualTo(parts * GeneratedDesign.OPERATIONS);
    assertThat(design.model().entities()).hasSize(parts * GeneratedDesign.ENTITIES + 1);
    var subject =
        new Subject(
            design,
            read.sources(),
            read.documents().requirements(),
            read.documents().decisions(),
            Map.of(),
            List.of(),
            LocalDate.of(2026, 11, 20));
    assertThat(Checker.all().findings(subject)).extracting(Finding::toString).isEmpty();
  }

  @Test
  void theSameSizeGivesTheSameBytes() {
    assertThat(GeneratedDesign.of(3)).isEqualTo(GeneratedDesign.of(3));
    assertThat(GeneratedDesign.of(3).files()).hasSize(4).isSorted();
  }
}
