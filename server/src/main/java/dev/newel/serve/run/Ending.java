package dev.newel.serve.run;

import dev.newel.cli.Console;
import java.time.Duration;

/// Tells whoever stops a server what happens until it has ended.
public final class Ending {
  private Ending() {}

  /// Lets time pass in which others learn that it is not ready, and requests are served as before.
  public static void delayed(Console console, Duration delay) {
    if (!delay.isZero()) {
      console.err(
          "newel: no longer ready; stopping in %s, requests are served until then."
              .formatted(shown(delay)));
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    console.err("newel: stopping; requests under way are finished first.");
  }

  private static String shown(Duration delay) {
    return delay.toMillisPart() == 0 ? delay.toSeconds() + "s" : delay.toMillis() + "ms";
  }
}
