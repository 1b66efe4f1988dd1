package dev.newel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/// Adds to each benchmark the CPU time of an operation in milliseconds: of all threads, so
/// with what the compiler and the garbage collector take. A busy machine changes it far less than
/// wall time.
public final class CpuTime implements InternalProfiler {
  /// The label of the result.
  static final String LABEL = "cpu";

  private static final double NANOS_PER_MILLI = 1e6;

  private long before;

  @Override
  public String getDescription() {
    return "CPU time of the process for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = now();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    var operations = Math.max(1, result.getMetadata().getMeasuredOps());
    var each = (now() - before) / NANOS_PER_MILLI / operations;
    return List.of(new ScalarResult(LABEL, each, "ms/op", AggregationPolicy.AVG));
  }

  private static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
