package dev.newel.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Immutable maps that keep the author's order.
public final class Maps {
  private Maps() {}

  /// A copy of `map` that nobody can change.
  public static <K, V extends @Nullable Object> Map<K, V> ordered(Map<K, V> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
