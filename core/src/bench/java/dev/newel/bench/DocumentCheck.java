package dev.newel.bench;

import dev.newel.finding.Finding;
import dev.newel.gate.DesignNames;
import dev.newel.gate.DiagramLint;
import dev.newel.gate.DocumentFile;
import dev.newel.gate.DocumentGate;
import dev.newel.gate.Surroundings;
import dev.newel.read.DesignReader;
import dev.newel.read.Workspace;
import dev.newel.read.profile.ProfileReader;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long the gate takes for a document of so many lines: by the rules for all documents, by a
/// profile, and against a design of 100 operations.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DocumentCheck {
  private static final int OPERATIONS = 100;

  @Param({"2000", "10000"})
  public int lines;

  private @Nullable DocumentFile file;
  private @Nullable DesignNames names;

  @Setup
  public void make() {
    var tree = GeneratedDesign.of(OPERATIONS / GeneratedDesign.OPERATIONS);
    var read = DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    var design = Objects.requireNonNull(read.design());
    names = DesignNames.of(design, Set.of("FR-001"));
    var told =
        design.operations().stream()
            .map(
                operation -> {
                  var http = Objects.requireNonNull(operation.http());
                  return "%s | `%s` | %d"
                      .formatted(http.method(), http.path(), operation.answer().status());
                })
            .toList();
    var text = GeneratedDocument.of(lines, told).getBytes(StandardCharsets.UTF_8);
    file = new DocumentFile("plan.md", "plan.md", text, null);
    var found = findings(null, names);
    if (!found.isEmpty()) {
      throw new IllegalStateException("the document is at fault: " + found.getFirst());
    }
  }

  /// By the rules for all documents.
  @Benchmark
  public List<Finding> document() {
    return findings(null, null);
  }

  /// By a profile too.
  @Benchmark
  public List<Finding> profile() {
    return findings("workflow/backend-design", null);
  }

  /// By a profile and against a design.
  @Benchmark
  public List<Finding> against() {
    return findings("workflow/backend-design", names);
  }

  private List<Finding> findings(@Nullable String document, @Nullable DesignNames design) {
    var request =
        new DocumentGate.Request(
            List.of(Objects.requireNonNull(file)),
            List.of(ProfileReader.shipped("workflow")),
            false,
            document,
            design,
            null,
            Surroundings.ANY,
            DiagramLint.MERMAID);
    return DocumentGate.findings(request);
  }
}
