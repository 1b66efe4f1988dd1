package dev.newel.bench;

import dev.newel.check.Checker;
import dev.newel.check.Subject;
import dev.newel.finding.Finding;
import dev.newel.language.Written;
import dev.newel.read.DesignReader;
import dev.newel.read.Reader;
import dev.newel.read.Workspace;
import dev.newel.read.bind.Bound;
import dev.newel.read.elaborate.Elaborator;
import dev.newel.read.elaborate.Places;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// How long each step takes for a design of so many operations, and all of them together.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WholeDesign {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Param({"1000", "5000"})
  public int operations;

  private GeneratedDesign tree = GeneratedDesign.of(1);
  private @Nullable Bound bound;
  private @Nullable Subject subject;

  @Setup
  public void make() {
    tree = GeneratedDesign.of(operations / GeneratedDesign.OPERATIONS);
    bound = parseAndBind();
    subject = subject();
    var found = Checker.all().findings(subject);
    if (!found.isEmpty()) {
      throw new IllegalStateException("the design is at fault: " + found.getFirst());
    }
  }

  /// From bytes to the records of the language.
  @Benchmark
  public Bound read() {
    return parseAndBind();
  }

  /// From the records of the language to the whole design.
  @Benchmark
  public Elaborator.Elaborated elaborate() {
    var known = Objects.requireNonNull(bound);
    Written written = Objects.requireNonNull(known.written());
    return Elaborator.elaborate(written, new BoundPlaces(known));
  }

  /// All rules over the whole design.
  @Benchmark
  public List<Finding> check() {
    return Checker.all().findings(Objects.requireNonNull(subject));
  }

  /// From bytes to findings, as `newel check` does it.
  @Benchmark
  public List<Finding> all() {
    return Checker.all().findings(subject());
  }

  private Bound parseAndBind() {
    return Reader.read(Workspace.read(tree, YamlLimits.DESIGN));
  }

  private Subject subject() {
    var read = DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    if (!read.findings().isEmpty()) {
      throw new IllegalStateException("the design is at fault: " + read.findings().getFirst());
    }
    return new Subject(
        Objects.requireNonNull(read.design()),
        read.sources(),
        read.documents().requirements(),
        read.documents().decisions(),
        Map.of(),
        List.of(),
        TODAY);
  }

  private record BoundPlaces(Bound bound) implements Places {
    @Override
    public @Nullable Span of(Address address) {
      return bound.index().span(address);
    }

    @Override
    public @Nullable Span word(Address address, String word) {
      return of(address);
    }

    @Override
    public List<Address> unread() {
      return List.of();
    }

    @Override
    public @Nullable Span within(Address address, String part, int offset, int length) {
      return of(address);
    }
  }
}
