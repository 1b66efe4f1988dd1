package dev.newel.gate;

import dev.newel.finding.Finding;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts what the gate finds of faults that were put into documents.
///
/// Found is a fault that its rule tells at its lines. Wrong is a finding of the rule at what only
/// looks like a fault, or anywhere else that the untouched document does not have.
final class PlantedCounts {
  private final Map<String, Count> counts = new TreeMap<>();

  /// The figures of a rule.
  static final class Count {
    private int faults;
    private int found;
    private int alike;
    private int wrong;

    double precision() {
      return found + wrong == 0 ? 1 : 1.0 * found / (found + wrong);
    }

    double recall() {
      return faults == 0 ? 1 : 1.0 * found / faults;
    }
  }

  /// @param bytes the untouched document
  /// @param gate what is found in a document
  void add(byte[] bytes, List<Planted> all, Function<byte[], List<Finding>> gate) {
    if (all.isEmpty()) {
      return;
    }
    var before = gate.apply(bytes);
    for (var planted : all) {
      add(planted, before, gate.apply(planted.bytes()));
    }
  }

  private void add(Planted planted, List<Finding> before, List<Finding> after) {
    var rule = planted.rule().id();
    var known = before.stream().filter(finding -> finding.id().equals(rule)).count();
    var told = after.stream().filter(finding -> finding.id().equals(rule)).toList();
    var here = told.stream().filter(finding -> isAt(finding, planted)).count();
    var count = counts.computeIfAbsent(rule, id -> new Count());
    if (planted.fault()) {
      count.faults++;
      count.found += here > 0 ? 1 : 0;
      count.wrong += (int) Math.max(0, told.size() - here - known);
    } else {
      count.alike++;
      count.wrong += (int) Math.max(0, told.size() - known);
    }
  }

  private static boolean isAt(Finding finding, Planted planted) {
    var line = Objects.requireNonNull(finding.span()).line();
    return line >= planted.from() && line <= planted.to();
  }

  /// The share of findings that are right; 1 where there is none.
  double precision(DocumentRule rule) {
    var count = counts.get(rule.id());
    return count == null ? 1 : count.precision();
  }

  /// The share of faults that are found; 1 where there is none.
  double recall(DocumentRule rule) {
    var count = counts.get(rule.id());
    return count == null ? 1 : count.recall();
  }

  /// How many faults were put in.
  int faults(DocumentRule rule) {
    var count = counts.get(rule.id());
    return count == null ? 0 : count.faults;
  }

  /// A row of a table for each rule.
  void print(PrintStream out) {
    counts.forEach(
        (id, count) ->
            out.printf(
                "| %s | %d | %d | %.2f | %d | %d | %.2f |%n",
                id,
                count.faults,
                count.found,
                count.recall(),
                count.alike,
                count.wrong,
                count.precision()));
  }
}
