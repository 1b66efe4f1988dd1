package dev.newel.write.shorten;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value that occurs most often, the first of several.
final class Frequent {
  private Frequent() {}

  static <T> @Nullable T of(Map<T, Integer> counts) {
    T best = null;
    var most = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }

  static <T> @Nullable T of(List<T> values) {
    var counts = new LinkedHashMap<T, Integer>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return of(counts);
  }
}
