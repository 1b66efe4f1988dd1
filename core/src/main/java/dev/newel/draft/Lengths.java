package dev.newel.draft;

import dev.newel.language.TypeText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lengths of a text that several sources tell of, as a check of what clients send and a column
/// do: a bound that one gives and another leaves open holds, and is no contradiction.
final class Lengths {
  private static final Set<String> TEXTS = Set.of("string", "text");

  private Lengths() {}

  /// One text that keeps the bounds of both; null where no text does, or one of them is none.
  static @Nullable TypeText both(TypeText one, TypeText other) {
    if (!isPlain(one)
        || !isPlain(other)
        || differ(one.min(), other.min())
        || differ(one.max(), other.max())) {
      return null;
    }
    var min = one.min() == null ? other.min() : one.min();
    var max = one.max() == null ? other.max() : one.max();
    if (min != null && max != null && min > max) {
      return null;
    }
    var name = min == null && max == null ? one.name() : "string";
    return new TypeText(name, List.of(), min, max, null, null, null, null);
  }

  private static boolean isPlain(TypeText type) {
    return TEXTS.contains(type.name()) && type.many() == null;
  }

  private static boolean differ(@Nullable Long one, @Nullable Long other) {
    return one != null && other != null && !one.equals(other);
  }
}
