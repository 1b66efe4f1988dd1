package dev.newel.serve.http;

import java.io.IOException;

/// The body of a request takes longer to come than the listener waits.
public final class SlowBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  public SlowBodyException() {
    super("the body takes too long to come");
  }
}
