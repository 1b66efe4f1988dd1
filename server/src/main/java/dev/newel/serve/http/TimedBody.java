package dev.newel.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
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
    var reading = new FutureTask<byte[]>(() -> stream.readNBytes(wanted));
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
      throw new MalformedBodyException(e.getCause());
    }
  }
}
