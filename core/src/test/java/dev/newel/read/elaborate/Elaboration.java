package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.finding.Finding;
import dev.newel.read.DesignReader;
import dev.newel.read.FileTree;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What elaboration makes of one file.
record Elaboration(Design design, List<Finding> findings) {
  static Elaboration of(String text) {
    var tree = new OneFile(text);
    var read = DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    return new Elaboration(
        Objects.requireNonNull(read.design(), () -> read.findings().toString()), read.findings());
  }

  /// The design, which has no findings.
  static Design design(String text) {
    var made = of(text);
    assertThat(made.findings()).map(Finding::toString).isEmpty();
    return made.design();
  }

  Operation operation(String id) {
    return operation(design, id);
  }

  static Operation operation(Design design, String id) {
    return design.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no operation " + id));
  }

  static Failure failure(Operation operation, String wire) {
    return operation.failures().stream()
        .filter(failure -> failure.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new AssertionError(wire + " is none of " + operation.failures()));
  }

  /// Each finding as `id address message`.
  List<String> said() {
    return findings.stream()
        .map(finding -> finding.id() + " " + finding.at() + " " + finding.message())
        .toList();
  }

  private record OneFile(String text) implements FileTree {
    @Override
    public Content read(String path, int most) {
      return path.equals("design.yaml")
          ? new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))
          : new Content.Absent();
    }

    @Override
    public List<String> files() {
      return List.of("design.yaml");
    }
  }
}
