package dev.newel.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The middle of figures.
final class Median {
  private Median() {}

  /// The lower one of the two where there is no middle.
  static <T> double of(List<T> all, ToDoubleFunction<T> figure) {
    var sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
