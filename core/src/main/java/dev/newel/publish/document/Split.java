package dev.newel.publish.document;

import dev.newel.facts.slices.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How a feature that is too large for its documents could be cut in two.
final class Split {
  private Split() {}

  /// A remedy that names two halves by their resources, as equal in operations as the order of the
  /// design allows.
  static String proposal(Slice slice) {
    var operations = new LinkedHashMap<String, Integer>();
    for (var operation : slice.operations()) {
      var dot = operation.id().lastIndexOf('.');
      operations.merge(operation.id().substring(0, Math.max(0, dot)), 1, Integer::sum);
    }
    if (operations.size() < 2) {
      return slice.isWhole()
          ? "Give the system features, or raise the budget in the profile."
          : "Split the feature, each part with some of its operations.";
    }
    var names = new ArrayList<>(operations.keySet());
    var total = operations.values().stream().mapToInt(Integer::intValue).sum();
    var cut = 1;
    var before = operations.getOrDefault(names.getFirst(), 0);
    while (cut < names.size() - 1
        && 2 * (before + operations.getOrDefault(names.get(cut), 0)) <= total) {
      before += operations.getOrDefault(names.get(cut++), 0);
    }
    return "Split %s in two: one that covers %s, and one that covers %s."
        .formatted(
            slice.isWhole() ? "the system's features" : "the feature",
            quoted(names.subList(0, cut)),
            quoted(names.subList(cut, names.size())));
  }

  private static String quoted(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
