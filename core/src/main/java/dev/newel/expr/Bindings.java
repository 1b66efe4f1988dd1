package dev.newel.expr;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the names of an expression stand for in one request.
///
/// @param now the moment of the request, cut to the microsecond
/// @param roots values of `this`, `viewer`, `value`, arguments; a name that is missing is null
/// @param accessToken makes a token for the viewer; null for the anonymous
public record Bindings(
    Instant now, Map<String, @Nullable Object> roots, Supplier<@Nullable String> accessToken) {
  public Bindings {
    now = now.truncatedTo(ChronoUnit.MICROS);
    roots = Collections.unmodifiableMap(new LinkedHashMap<>(roots));
  }

  /// No names, and nobody to make a token for.
  public static Bindings at(Instant now) {
    return new Bindings(now, Map.of(), () -> null);
  }

  /// The same with one more name.
  public Bindings with(String name, @Nullable Object value) {
    return with(Collections.singletonMap(name, value));
  }

  /// The same with more names.
  public Bindings with(Map<String, ? extends @Nullable Object> more) {
    var all = new LinkedHashMap<String, @Nullable Object>(roots);
    all.putAll(more);
    return new Bindings(now, all, accessToken);
  }
}
