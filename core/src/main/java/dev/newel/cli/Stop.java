package dev.newel.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of a user or of the system that this process ends: Ctrl-C or SIGTERM.
///
/// A command that works until then waits here, tidies up and returns like any other. The process
/// ends after that, with the command's exit code and not with that of the signal.
public final class Stop {
  /// A command that does not come to its end by then is left behind.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final CountDownLatch ASKED = new CountDownLatch(1);

  private Stop() {}

  /// Returns when the process is asked to end. Until it is called a signal ends the process at
  /// once.
  public static void await() {
    Runtime.getRuntime().addShutdownHook(new Thread(Stop::asked, "newel-stop"));
    try {
      ASKED.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The JVM ends when this returns; so it returns only where the command never did.
  private static void asked() {
    ASKED.countDown();
    try {
      new CountDownLatch(1).await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the process.
  static void exit(Exit exit) {
    if (ASKED.getCount() == 0) {
      // The JVM is ending already and would wait for the hook above.
      Runtime.getRuntime().halt(exit.code());
    }
    System.exit(exit.code());
  }
}
