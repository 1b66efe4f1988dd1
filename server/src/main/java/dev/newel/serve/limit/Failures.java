package dev.newel.serve.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Counts failed logins, so that guessing becomes slow.
public final class Failures {
  private static final int MOST = 100_000;

  private final int allowed;
  private final Duration per;
  private final ConcurrentHashMap<String, Deque<Instant>> failures = new ConcurrentHashMap<>();

  /// @param allowed failures within `per`; the next attempt is refused
  public Failures(int allowed, Duration per) {
    this.allowed = allowed;
    this.per = per;
  }

  /// Seconds until the next attempt is let in; 0 where it is now.
  ///
  /// @param whom what is counted: a login, an address
  public long waitFor(List<String> whom, Instant now) {
    return whom.stream().mapToLong(each -> waitFor(each, now)).max().orElse(0);
  }

  private long waitFor(String whom, Instant now) {
    var wait = new long[1];
    failures.computeIfPresent(
        whom,
        (key, times) -> {
          prune(times, now);
          if (times.size() >= allowed) {
            wait[0] =
                Math.max(1, Duration.between(now, times.getFirst().plus(per)).toSeconds() + 1);
          }
          return times.isEmpty() ? null : times;
        });
    return wait[0];
  }

  /// An attempt failed. False where as many as are allowed had failed before it, so that nobody
  /// learns how it ended.
  public boolean failed(List<String> whom, Instant now) {
    var counted = new boolean[] {true};
    if (failures.size() > MOST) {
      failures.clear();
    }
    for (var each : whom) {
      failures.compute(
          each,
          (key, known) -> {
            var times = known == null ? new ArrayDeque<Instant>() : known;
            prune(times, now);
            if (times.size() >= allowed) {
              counted[0] = false;
            } else {
              times.addLast(now);
            }
            return times;
          });
    }
    return counted[0];
  }

  /// An attempt succeeded: its login begins anew, its address does not.
  public void succeeded(String login) {
    failures.remove(login);
  }

  private void prune(Deque<Instant> times, Instant now) {
    while (!times.isEmpty() && !times.getFirst().plus(per).isAfter(now)) {
      times.removeFirst();
    }
  }
}
