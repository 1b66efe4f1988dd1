package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that may have so many bytes and no more.
final class BoundedStream extends FilterInputStream {
  private static final int BEGINNING = 256;

  private final long most;
  private final StringBuilder began = new StringBuilder();
  private long read;

  BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  private int counted(int now) throws UnfitFormException {
    read += Math.max(now, 0);
    if (read > most) {
      throw UnfitFormException.tooBig(most);
    }
    return now;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    var now = counted(in.read(bytes, from, length));
    if (began.length() < BEGINNING && now > 0) {
      began.append(new String(bytes, from, Math.min(now, BEGINNING), ISO_8859_1));
    }
    return now;
  }

  /// Its first bytes, as far as they were read.
  String began() {
    return began.toString();
  }

  /// Reads to the end: what stands behind the last boundary belongs to the body.
  void skipAll() throws IOException {
    var buffer = new byte[4 * 1024];
    while (read(buffer, 0, buffer.length) >= 0) {
      // The next stretch.
    }
  }
}
