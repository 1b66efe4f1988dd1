package dev.newel.serve;

import org.jspecify.annotations.Nullable;

/// A handler did what it may not, or failed: a fault of the server, told with the name of the
/// class.
final class HandlerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HandlerFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
