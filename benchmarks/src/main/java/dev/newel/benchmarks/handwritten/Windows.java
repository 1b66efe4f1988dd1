package dev.newel.benchmarks.handwritten;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts requests of each caller in windows of a minute.
final class Windows {
  private static final long LENGTH = TimeUnit.MINUTES.toMillis(1);
  private static final HeaderName LIMIT = HeaderNames.create("X-RateLimit-Limit");
  private static final HeaderName REMAINING = HeaderNames.create("X-RateLimit-Remaining");
  private static final HeaderName RESET = HeaderNames.create("X-RateLimit-Reset");

  private final long limit;
  private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

  private record Window(long begun, long used) {}

  /// What a caller learns.
  record Told(boolean isSpent, Map<HeaderName, String> headers) {}

  Windows(long limit) {
    this.limit = limit;
  }

  Told take(String caller, long now) {
    var window =
        windows.compute(
            caller,
            (key, before) ->
                before == null || now - before.begun >= LENGTH
                    ? new Window(now, 1)
                    : new Window(before.begun, before.used + 1));
    return new Told(
        window.used > limit,
        Map.of(
            LIMIT,
            Long.toString(limit),
            REMAINING,
            Long.toString(Math.max(0, limit - window.used)),
            RESET,
            Long.toString((window.begun + LENGTH - now + 999) / 1000)));
  }
}
