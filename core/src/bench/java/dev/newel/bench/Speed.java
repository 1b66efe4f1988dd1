package dev.newel.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures every step warm and prints a table, a line for each step and size (operations of a
/// design, lines of a document); the arguments are those of JMH and win over what
/// stands at a step.
public final class Speed {
  private Speed() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(arguments))
            .addProfiler(CpuTime.class)
            .jvmArgs(
                "-Xms2g",
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-Dnewel.root=" + System.getProperty("newel.root", "."),
                "--sun-misc-unsafe-memory-access=allow")
            .verbosity(VerboseMode.SILENT)
            .build();
    System.out.print(table(new Runner(options).run()));
  }

  private static String table(Collection<RunResult> results) {
    var steps = new TreeMap<String, Map<Integer, RunResult>>();
    for (var result : results) {
      var name = result.getParams().getBenchmark();
      var step = name.substring(name.lastIndexOf('.') + 1);
      var kind = result.getParams().getParamsKeys().iterator().next();
      var size = Integer.parseInt(result.getParams().getParam(kind));
      steps.computeIfAbsent(step + " " + kind, key -> new TreeMap<>()).put(size, result);
    }
    var table =
        new StringBuilder("step                      size  wall ms  CPU ms  CPU ms/1,000\n");
    steps.forEach(
        (step, sizes) -> sizes.forEach((size, result) -> table.append(line(step, size, result))));
    return table.toString();
  }

  private static String line(String step, int size, RunResult result) {
    var cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL)).getScore();
    return String.format(
        Locale.ROOT,
        "%-20s  %,8d  %7.1f  %6.1f  %12.1f%n",
        step,
        size,
        result.getPrimaryResult().getScore(),
        cpu,
        cpu * 1000 / size);
  }
}
