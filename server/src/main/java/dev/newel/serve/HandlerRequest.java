package dev.newel.serve;

import dev.newel.handler.Request;
import dev.newel.handler.Row;
import dev.newel.handler.Rows;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a handler sees of a request.
record HandlerRequest(
    String operation,
    String id,
    Instant now,
    Map<String, @Nullable Object> input,
    @Nullable Row row,
    @Nullable Row viewer,
    Set<String> roles,
    Map<String, @Nullable Object> settings,
    Rows rows,
    Connection connection)
    implements Request {
  HandlerRequest {
    input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
  }

  @Override
  public @Nullable String setting(String name) {
    var value = settings.get(name);
    return value == null ? null : Objects.toString(value);
  }
}
