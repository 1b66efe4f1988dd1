package dev.newel.benchmarks.load;

import dev.newel.benchmarks.load.Contestant.Recipe;
import dev.newel.benchmarks.load.Load.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request costs, in rounds in which every server has its turn.
final class Rounds {
  private static final List<Work> MEASURED = List.of(Work.GET, Work.LIST, Work.CREATE);

  private final Path home;
  private final PrintStream out;
  private final int rounds;
  private final int requests;
  private final int warmUp;
  private final int clients;

  Rounds(Path home, PrintStream out, int rounds, int requests, int warmUp, int clients) {
    this.home = home;
    this.out = out;
    this.rounds = rounds;
    this.requests = requests;
    this.warmUp = warmUp;
    this.clients = clients;
  }

  /// Warms every server up, measures them in turn and prints medians.
  ///
  /// @param caches whether answers are kept, for the heading
  void tell(List<Recipe> recipes, boolean caches) throws IOException, InterruptedException {
    var loads = new ArrayList<Load>();
    try {
      for (var recipe : recipes) {
        var load = new Load(recipe.start(home), clients);
        loads.add(load);
        load.login();
      }
      requireSameAnswers(loads);
      for (var load : loads) {
        out.printf("warming up: %s...%n", load.server().name());
        for (var work : MEASURED) {
          load.run(work, warmUp);
        }
      }
      print(loads, measure(loads), caches);
    } finally {
      for (var load : loads) {
        load.close();
        load.server().close();
      }
    }
  }

  private Map<Work, Map<String, List<Measured>>> measure(List<Load> loads)
      throws IOException, InterruptedException {
    var all = new EnumMap<Work, Map<String, List<Measured>>>(Work.class);
    for (var round = 0; round < rounds; round++) {
      out.printf("round %d of %d...%n", round + 1, rounds);
      for (var load : loads) {
        load.login();
      }
      for (var work : Work.values()) {
        for (var load : loads) {
          // A login costs as much as a thousand reads, by design.
          var measured = load.run(work, work == Work.LOGIN ? 8 : requests);
          all.computeIfAbsent(work, key -> new TreeMap<>())
              .computeIfAbsent(load.server().name(), key -> new ArrayList<>())
              .add(measured);
        }
      }
    }
    return all;
  }

  /// Servers that answer otherwise do other work: nothing is compared then.
  private static void requireSameAnswers(List<Load> loads)
      throws IOException, InterruptedException {
    for (var work : MEASURED) {
      JsonNode expected = null;
      for (var load : loads) {
        var answer = JsonMapper.shared().readTree(load.send(work, 3).body());
        if (work == Work.CREATE && answer.get("product") instanceof ObjectNode product) {
          product.remove(List.of("id", "createdAt", "updatedAt"));
        }
        if (expected != null && !expected.equals(answer)) {
          throw new IOException(
              "%s answers %s otherwise:%n%s%n%s"
                  .formatted(load.server().name(), work.title(), answer, expected));
        }
        expected = answer;
      }
    }
  }

  private void print(List<Load> loads, Map<Work, Map<String, List<Measured>>> all, boolean caches)
      throws IOException {
    out.printf(
        "%nRequests: medians of %d rounds with %d requests, %d at once, %s%n",
        rounds, requests, clients, caches ? "with the design's caches" : "without caches");
    out.printf(
        "%-14s %-14s %14s %8s %8s %8s%n", "", "", "processor us", "p50 ms", "p99 ms", "ratio");
    for (var each : all.entrySet()) {
      var own = Median.of(each.getValue().getOrDefault("Newel", List.of()), Measured::micros);
      for (var load : loads) {
        var name = load.server().name();
        var measured = each.getValue().getOrDefault(name, List.of());
        var micros = Median.of(measured, Measured::micros);
        out.printf(
            "%-14s %-14s %14.0f %8.2f %8.2f %8.2f%n",
            each.getKey().title(),
            name,
            micros,
            Median.of(measured, Measured::p50),
            Median.of(measured, Measured::p99),
            micros / own);
      }
    }
    out.printf("%nMemory after that%n");
    for (var load : loads) {
      out.printf("%-14s %6d MiB%n", load.server().name(), load.server().memory());
    }
  }
}
