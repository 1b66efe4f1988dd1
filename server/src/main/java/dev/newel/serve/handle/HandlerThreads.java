package dev.newel.serve.handle;

import dev.newel.serve.query.StatementWatch;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Runs handlers, each on a thread of its own, which is left behind where it does not come back in
/// time. Threads of the platform: one that computes for ever must not hold up those that serve.
public final class HandlerThreads {
  /// So many may be left behind; then no handler is run until one of them comes back.
  static final int MOST_LOST = 16;

  private final AtomicInteger lost = new AtomicInteger();

  /// As many handlers as may be hang already.
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Exhausted() {
      super(MOST_LOST + " handlers have not come back", null, false, false);
    }
  }

  /// One call, and what became of it.
  private static final class Call<T> implements Runnable {
    private final Callable<T> work;
    private final AtomicInteger lost;
    private @Nullable T made;
    private @Nullable Throwable thrown;
    private boolean isDone;
    private boolean isLost;

    private Call(Callable<T> work, AtomicInteger lost) {
      this.work = work;
      this.lost = lost;
    }

    @Override
    public void run() {
      T result = null;
      Throwable failure = null;
      try {
        result = work.call();
      } catch (Throwable e) {
        // Whatever it is, an Error too, is for the request to answer.
        failure = e;
      }
      synchronized (this) {
        made = result;
        thrown = failure;
        isDone = true;
        if (isLost) {
          lost.decrementAndGet();
        }
      }
    }

    private synchronized void leave() {
      if (!isDone) {
        isLost = true;
        lost.incrementAndGet();
      }
    }
  }

  /// The result of `work`, or whatever it throws.
  ///
  /// @param name what the thread is called
  /// @param cutOff called where the time is over, before the thread is interrupted
  /// @throws TimeoutException where it takes longer than `limit`
  public <T> T call(String name, Duration limit, Runnable cutOff, Callable<T> work)
      throws Throwable {
    if (lost.get() >= MOST_LOST) {
      throw new Exhausted();
    }
    var call = new Call<>(watched(work), lost);
    var thread = Thread.ofPlatform().daemon().name(name).start(call);
    if (!thread.join(limit)) {
      cutOff.run();
      thread.interrupt();
      call.leave();
      throw new TimeoutException("not back within %d ms".formatted(limit.toMillis()));
    }
    synchronized (call) {
      if (call.thrown != null) {
        throw call.thrown;
      }
      return java.util.Objects.requireNonNull(call.made);
    }
  }

  /// Statements of the other thread are statements of the request.
  private static <T> Callable<T> watched(Callable<T> work) {
    if (!StatementWatch.CURRENT.isBound()) {
      return work;
    }
    var watch = StatementWatch.CURRENT.get();
    return () -> ScopedValue.where(StatementWatch.CURRENT, watch).call(work::call);
  }
}
