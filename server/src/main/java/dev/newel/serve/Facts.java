package dev.newel.serve;

import dev.newel.expr.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Named facts that expressions read as they read a row: of the request, of the settings.
record Facts(String type, Map<String, @Nullable Object> values) implements Row {
  Facts {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public @Nullable Object key() {
    return null;
  }

  @Override
  public @Nullable Object get(String field) {
    return values.get(field);
  }
}
