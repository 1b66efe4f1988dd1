package dev.newel.handler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row as it stood when it was read.
///
/// @param entity what it is a row of
/// @param key a UUID, a Long or a String
/// @param values what it holds, by the path of the field (`price`, `address.city`), without
///     passwords and secrets; a reference is the key of its row. Lists and computed fields are not
///     among them
public record Row(String entity, Object key, Map<String, @Nullable Object> values) {
  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The value of a field; null where it has none.
  public @Nullable Object get(String path) {
    return values.get(path);
  }
}
