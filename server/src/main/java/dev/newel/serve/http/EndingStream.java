package dev.newel.serve.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The body of a request, which knows whether all of it was read. What Helidon throws of one that
/// does not come as its headers say is told by a name of its own.
final class EndingStream extends FilterInputStream {
  private volatile boolean ended;

  EndingStream(InputStream in) {
    super(in);
  }

  /// Whether its end was reached.
  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      var read = in.read(bytes, from, length);
      ended |= read < 0;
      return read;
    } catch (RuntimeException e) {
      throw new MalformedBodyException(e);
    }
  }
}
