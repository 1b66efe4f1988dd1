package dev.newel.bench;

import dev.newel.publish.document.Publication;
import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.SeededDesign;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long all documents of the five profiles take, rules and checklists included: for storefront
/// with its 10 operations, and for a design of 300 in 30 features.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Publishing {
  private static final int STOREFRONT = 10;

  @Param({"10", "300"})
  public int operations;

  private Rendering rendering = Rendering.of("storefront");

  @Setup
  public void make() {
    if (operations != STOREFRONT) {
      var text = SeededDesign.of(12, operations, operations / STOREFRONT);
      rendering = Rendering.of(TextTree.of(text).design());
    }
  }

  /// Every document of every profile, nothing on disk yet.
  @Benchmark
  public Publication publish() {
    var profiles = ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList();
    return rendering.publish(profiles, path -> null);
  }
}
