package dev.newel.serve.file;

import java.io.IOException;

/// The disk does not take what comes, or does not give it back.
public final class SpoolException extends IOException {
  private static final long serialVersionUID = 1L;

  SpoolException(IOException cause) {
    super("the bytes of an upload cannot be kept on the disk", cause);
  }
}
