package dev.newel.serve.observe;

import java.time.Clock;
import java.time.Duration;

/// How many of the things that happened lately were of one kind: the last five minutes, in steps of
/// ten seconds.
final class Share {
  /// What it looks back on.
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final long STEP_SECONDS = 10;
  private static final int STEPS = (int) (WINDOW.toSeconds() / STEP_SECONDS);

  private final Clock clock;
  private final long[] of = new long[STEPS];
  private final long[] all = new long[STEPS];
  /// The step that was counted last, since the epoch.
  private long newest;

  Share(Clock clock) {
    this.clock = clock;
    this.newest = step();
  }

  private long step() {
    return Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS);
  }

  synchronized void count(boolean is) {
    forget();
    var at = (int) Math.floorMod(newest, (long) STEPS);
    all[at]++;
    of[at] += is ? 1 : 0;
  }

  /// In percent; not a number where nothing happened.
  synchronized double percent() {
    forget();
    long part = 0;
    long whole = 0;
    for (var i = 0; i < STEPS; i++) {
      part += of[i];
      whole += all[i];
    }
    return whole == 0 ? Double.NaN : 100.0 * part / whole;
  }

  /// Clears the steps that have come since the last count; a clock that is set back clears nothing.
  private void forget() {
    var now = step();
    var from = Math.max(newest + 1, now - STEPS + 1);
    for (var each = from; each <= now; each++) {
      var at = (int) Math.floorMod(each, (long) STEPS);
      of[at] = 0;
      all[at] = 0;
    }
    newest = Math.max(newest, now);
  }
}
