package dev.newel.benchmarks.load;

import dev.newel.benchmarks.load.Contestant.Recipe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What it costs to begin a server: time, processor time and memory at its first healthy answer.
final class Starts {
  private final Path home;
  private final PrintStream out;

  Starts(Path home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  private record Start(double millis, double cpuMillis, double memory) {}

  /// Begins every server so many times, in turn.
  void tell(List<Recipe> recipes, int starts) throws IOException, InterruptedException {
    var all = new TreeMap<String, List<Start>>();
    for (var i = 0; i < starts; i++) {
      for (var recipe : recipes) {
        try (var server = recipe.start(home)) {
          all.computeIfAbsent(recipe.name(), name -> new ArrayList<>())
              .add(
                  new Start(
                      server.started().toNanos() / 1e6,
                      server.processorTime().toNanos() / 1e6,
                      server.memory()));
        }
      }
    }
    out.printf("%nStart: medians of %d, to the first healthy answer%n", starts);
    out.printf("%-14s %10s %14s %14s%n", "", "wall ms", "processor ms", "memory MiB");
    for (var recipe : recipes) {
      var measured = all.getOrDefault(recipe.name(), List.of());
      out.printf(
          "%-14s %10.0f %14.0f %14.0f%n",
          recipe.name(),
          Median.of(measured, Start::millis),
          Median.of(measured, Start::cpuMillis),
          Median.of(measured, Start::memory));
    }
  }
}
