package dev.newel.read.elaborate;

import dev.newel.design.api.Check;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Failures that are met at checks, each once: what several checks answer alike is told where it
/// can come first.
final class FailureList {
  private final Map<String, ErrorCode> errors;
  private final Map<String, Met> all = new LinkedHashMap<>();

  private record Met(Check check, Failure failure) {}

  FailureList(Map<String, ErrorCode> errors) {
    this.errors = errors;
  }

  void add(Check check, String name, String because) {
    add(check, name, because, null, Map.of());
  }

  /// @param of what it speaks of, where one error speaks of several things
  /// @param words what stands for the placeholders of its code and its text
  void add(
      Check check, String name, String because, @Nullable String of, Map<String, String> words) {
    var error = errors.get(name);
    if (error != null) {
      var wire = error.code();
      for (var word : words.entrySet()) {
        wire = wire.replace("{" + word.getKey() + "}", word.getValue());
      }
      all.merge(
          wire + " " + of,
          new Met(check, new Failure(name, wire, error.status(), because, of, words)),
          (one, other) -> other.check.compareTo(one.check) < 0 ? other : one);
    }
  }

  /// In the order of checks; those of one check as they were added.
  List<Failure> inOrder() {
    return all.values().stream()
        .sorted(Comparator.comparing(Met::check))
        .map(Met::failure)
        .toList();
  }
}
