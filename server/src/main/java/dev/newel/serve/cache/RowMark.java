package dev.newel.serve.cache;

import org.jspecify.annotations.Nullable;

/// What a write changes, or an answer looks at: one row, or any rows of an entity.
///
/// @param key of the one row, as text; null for any
public record RowMark(String entity, @Nullable String key) {
  /// One row.
  public static RowMark of(String entity, Object key) {
    return new RowMark(entity, key.toString());
  }

  /// Any rows of an entity.
  public static RowMark any(String entity) {
    return new RowMark(entity, null);
  }
}
