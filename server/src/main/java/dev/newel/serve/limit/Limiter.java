package dev.newel.serve.limit;

import dev.newel.language.Rate;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;

/// Counts requests in fixed windows: the first request of a caller opens one.
///
/// A fixed window makes what the headers say exact: so many are left until the reset. It lives in
/// this process.
public final class Limiter {
  /// Windows kept at once; where more callers come, those of ended windows go first, then any.
  private static final int MOST = 100_000;

  private final ConcurrentHashMap<Key, Window> windows = new ConcurrentHashMap<>();

  private record Key(String caller, Rate rate) {}

  private record Window(Instant ends, long used) {}

  /// What a caller learns.
  ///
  /// @param allowed whether the request is let in
  /// @param limit requests in a window
  /// @param remaining requests left in this one
  /// @param resetSeconds until it ends, at least 1
  /// @param ends when it ends
  public record Verdict(
      boolean allowed, long limit, long remaining, long resetSeconds, Instant ends) {}

  /// Counts a request of `weight` for `caller`; a refused one counts nothing.
  public Verdict take(String caller, Rate rate, int weight, Instant now) {
    if (windows.size() > MOST) {
      sweep(now);
    }
    var allowed = new boolean[1];
    var window =
        windows.compute(
            new Key(caller, rate),
            (key, known) -> {
              var open =
                  known == null || !known.ends().isAfter(now)
                      ? new Window(now.plusSeconds(rate.unit().seconds()), 0)
                      : known;
              allowed[0] = open.used() + weight <= rate.count();
              return allowed[0] ? new Window(open.ends(), open.used() + weight) : open;
            });
    var millis = window.ends().toEpochMilli() - now.toEpochMilli();
    return new Verdict(
        allowed[0],
        rate.count(),
        Math.max(0, rate.count() - window.used()),
        Math.max(1, (millis + 999) / 1000),
        window.ends());
  }

  private void sweep(Instant now) {
    windows.values().removeIf(window -> !window.ends().isAfter(now));
    for (Iterator<Key> keys = windows.keySet().iterator();
        windows.size() > MOST && keys.hasNext(); ) {
      keys.next();
      keys.remove();
    }
  }
}
