package dev.newel.bench;

import dev.newel.publish.Emitter;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.document.Publication;
import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.SeededDesign;
import dev.newel.publish.env.EnvironmentEmitter;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.jsonschema.JsonSchemaEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.read.ReadDesign;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.Examples;
import dev.newel.testing.TextTree;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/// How long it takes to publish a design that has been read: storefront with its 10 operations, and
/// a design of 300 in 30 features.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class Publishing {
  private static final int STOREFRONT = 10;

  private static final List<Emitter> CONTRACTS =
      List.of(
          new OpenApiEmitter(OpenApiEmitter.Format.YAML),
          new AsyncApiEmitter(AsyncApiEmitter.Format.YAML),
          new JsonSchemaEmitter(),
          new SqlEmitter(),
          new EnvironmentEmitter(),
          new PostmanEmitter(),
          new HurlEmitter());

  @Param({"10", "300"})
  public int operations;

  private ReadDesign read = Examples.read("storefront");

  @Setup
  public void make() {
    if (operations != STOREFRONT) {
      read = TextTree.of(SeededDesign.of(12, operations, operations / STOREFRONT)).design();
    }
  }

  /// Every document of every profile with its diagrams, rules and checklists included, nothing on
  /// disk yet.
  @Benchmark
  public Publication documents() {
    var profiles = ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList();
    return Rendering.of(read).publish(profiles, path -> null);
  }

  /// Every contract.
  @Benchmark
  public void contracts(Blackhole published) {
    var design = Rendering.of(read).design();
    CONTRACTS.forEach(emitter -> published.consume(emitter.emit(design)));
  }

  /// Documents and contracts.
  @Benchmark
  public Publication everything(Blackhole published) {
    contracts(published);
    return documents();
  }
}
