package dev.newel.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a body in so much time as a whole: a client that sends a byte now and then is as slow as
/// one that sends none.
///
/// Helidon's sockets know no time-out, and to interrupt a read ends the connection before anybody
/// is told why. So another thread reads, and is left behind until the connection ends.
final class TimedBody {
  /// A client that sends fewer bytes in a second has no more time than for so many.
  private static final long SLOWEST = 128 * 1024;

  private final Duration most;

  TimedBody(Duration most) {
    this.most = most;
  }

  /// The bytes of `stream`, no more than `limit` + 1 of them.
  ///
  /// @throws MalformedBodyException for chunks that are none (RFC 9112, section 7.1)
  /// @throws SlowBodyException where they take too long; `stream` is being read then, and nobody
  ///     may close it
  byte[] read(InputStream stream, long limit) throws IOException {
    var wanted = (int) Math.min(limit + 1, Integer.MAX_VALUE - 8);
    return read(() -> new EndingStream(stream).readNBytes(wanted), most);
  }

  /// What `reading` makes of a body of at most `limit` bytes; so many may take longer.
  ///
  /// @throws SlowBodyException where they take too long; `reading` goes on then until the
  ///     connection ends
  <T> T read(Callable<T> reading, long limit) throws IOException {
    return read(reading, most.plusSeconds(limit / SLOWEST));
  }

  private static <T> T read(Callable<T> what, Duration most) throws IOException {
    var reading = new FutureTask<T>(what);
    Thread.ofVirtual().name("body").start(reading);
    try {
      return reading.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SlowBodyException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server ends");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
