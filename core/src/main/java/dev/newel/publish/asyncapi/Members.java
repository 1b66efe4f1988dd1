package dev.newel.publish.asyncapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Members of an object in order; what is null or empty is left out.
final class Members {
  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  Members with(String name, @Nullable Object value) {
    var empty =
        value == null
            || (value instanceof List<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> members && members.isEmpty());
    if (!empty) {
      map.put(name, value);
    }
    return this;
  }

  Map<String, @Nullable Object> map() {
    return map;
  }

  static Map<String, Object> ref(String address) {
    return Map.of("$ref", address);
  }
}
