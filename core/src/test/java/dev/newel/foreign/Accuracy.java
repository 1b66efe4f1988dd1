package dev.newel.foreign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How much of what persons annotated readers find, and how much of what they find is right, kind
/// by kind.
///
/// A requirement is right by its line and id, and a field by its line and name; the kind of the one
/// and the type of the other are counted apart, as `requirement type` and `attribute type`, among
/// those found.
final class Accuracy {
  /// @param expected how many a person annotated
  /// @param found how many the reader tells
  /// @param right how many of these are as annotated
  record Count(int expected, int found, int right) {
    Count plus(Count other) {
      return new Count(expected + other.expected, found + other.found, right + other.right);
    }

    double recall() {
      return expected == 0 ? 1 : 1.0 * right / expected;
    }

    double precision() {
      return found == 0 ? 1 : 1.0 * right / found;
    }
  }

  private static final Set<String> TYPED = Set.of("requirement", "attribute", "column");

  final Map<String, Count> counts = new TreeMap<>();
  /// What is missing and what is too much, a line each.
  final List<String> differences = new ArrayList<>();

  /// Adds one document.
  ///
  /// @param kinds the kinds that the annotation is complete for
  void add(String file, Set<String> kinds, List<Fact> expected, List<Fact> found) {
    for (var kind : new LinkedHashSet<>(kinds)) {
      var wanted = expected.stream().filter(fact -> fact.kind().equals(kind)).toList();
      var left = new ArrayList<>(found.stream().filter(fact -> fact.kind().equals(kind)).toList());
      var all = left.size();
      var typed = TYPED.contains(kind);
      var right = 0;
      var types = 0;
      for (var fact : wanted) {
        var match =
            left.stream()
                .filter(one -> fact.isSaidBy(one, 0, typed ? 1 : Integer.MAX_VALUE))
                .findFirst();
        if (match.isEmpty()) {
          differences.add("- " + file + ":" + fact);
          continue;
        }
        left.remove(match.get());
        right++;
        if (typed && fact.isSaidBy(match.get(), 1, 2)) {
          types++;
        } else if (typed) {
          differences.add("~ " + file + ":" + fact + "\tread as\t" + match.get().values().get(1));
        }
      }
      left.forEach(fact -> differences.add("+ " + file + ":" + fact));
      counts.merge(kind, new Count(wanted.size(), all, right), Count::plus);
      if (typed) {
        counts.merge(kind + " type", new Count(right, right, types), Count::plus);
      }
    }
  }

  Count of(String kind) {
    return counts.getOrDefault(kind, new Count(0, 0, 0));
  }

  /// A table with a row for each kind.
  String table() {
    var table =
        new StringBuilder(
            "| kind | expected | found | right | recall | precision |\n|---|---|---|---|---|---|\n");
    counts.forEach(
        (kind, count) ->
            table.append(
                "| %s | %d | %d | %d | %.3f | %.3f |%n"
                    .formatted(
                        kind,
                        count.expected(),
                        count.found(),
                        count.right(),
                        count.recall(),
                        count.precision())));
    return table.toString();
  }
}
