package dev.newel.handler;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a handler answers. Which of these it has to be, the design says under `answers`.
public sealed interface Reply {
  /// Nothing of its own: the answer is empty, or shows the row as it is now.
  record Nothing() implements Reply {}

  /// Another row than that of the operation, where `answers` shows rows of its entity.
  record Shown(Row row) implements Reply {}

  /// What `answers` names with types.
  ///
  /// @param values by name; what may be null may be left out
  record Values(Map<String, @Nullable Object> values) implements Reply {
    public Values {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /// What `answers` names as a media type.
  ///
  /// @param bytes the body; they belong to the answer, nobody changes them afterwards
  record Rendered(byte[] bytes) implements Reply {}

  static Reply nothing() {
    return new Nothing();
  }

  static Reply of(Row row) {
    return new Shown(row);
  }

  static Reply of(Map<String, ? extends @Nullable Object> values) {
    return new Values(new LinkedHashMap<>(values));
  }

  static Reply rendered(byte[] bytes) {
    return new Rendered(bytes);
  }

  /// A text, in UTF-8.
  static Reply rendered(String text) {
    return new Rendered(text.getBytes(StandardCharsets.UTF_8));
  }
}
