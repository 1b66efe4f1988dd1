package dev.newel.serve.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// What a process has counted of its callers. It outlives a server whose design changes: what is
/// held to the same limit as before is counted on.
public final class Counted {
  private final Limiter limiter = new Limiter();
  private final ConcurrentHashMap<Bound, Failures> failures = new ConcurrentHashMap<>();

  private record Bound(int allowed, Duration per) {}

  /// Requests; each limit has windows of its own.
  public Limiter requests() {
    return limiter;
  }

  /// Failed logins under this bound.
  public Failures failures(int allowed, Duration per) {
    return failures.computeIfAbsent(
        new Bound(allowed, per), bound -> new Failures(bound.allowed(), bound.per()));
  }
}
