package dev.newel.up.page;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets pages wait for a change.
public final class News {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long number;
  private boolean ended;

  /// Tells everybody who waits.
  ///
  /// @param now the number of the view that is to be seen
  public void tell(long now) {
    lock.lock();
    try {
      number = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nobody waits any longer.
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The number of the view, as soon as it is not `known`, or when the patience is at its end.
  public long await(long known, Duration patience) {
    lock.lock();
    try {
      var left = patience.toNanos();
      while (number == known && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return number;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return number;
    } finally {
      lock.unlock();
    }
  }
}
