package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderTest {
  @TempDir private Path directory;

  @Test
  void filesJoinIntoOneDesignWithTheirOwnPlaces() throws IOException {
    Files.writeString(
        directory.resolve("design.yaml"),
        "newel: 1\nsystem: { name: shop }\ninclude: [more.yaml]\n");
    Files.writeString(
        directory.resolve("more.yaml"),
        "entities:\n  Order:\n    id: uuid key\n    total: decmal\n");
    var bound = Reader.read(Workspace.open(directory));
    assertThat(bound.findings()).map(Finding::id).containsExactly("BIND006");
    var span = Objects.requireNonNull(bound.findings().getFirst().span());
    assertThat(span.file()).endsWith("more.yaml");
    assertThat(span.line()).isEqualTo(4);
    assertThat(span.column()).isEqualTo(12);
    assertThat(Objects.requireNonNull(bound.written()).entities()).containsOnlyKeys("Order");
  }

  @Test
  void whatAnUnreadableFileMayHoldIsNotMissing() throws IOException {
    Files.writeString(directory.resolve("design.yaml"), "newel: 1\ninclude: [system.yaml]\n");
    Files.writeString(directory.resolve("system.yaml"), "system: { name: \"shop }\n");
    var bound = Reader.read(Workspace.open(directory));
    assertThat(bound.written()).isNull();
    assertThat(bound.findings()).isNotEmpty().noneMatch(finding -> finding.id().startsWith("BIND"));
  }

  @Test
  void noDesignIsAFinding() {
    var bound = Reader.read(Workspace.open(directory));
    assertThat(bound.written()).isNull();
    assertThat(bound.findings()).hasSize(1);
    assertThat(bound.index().span(dev.newel.source.Address.ROOT)).isNull();
  }
}
