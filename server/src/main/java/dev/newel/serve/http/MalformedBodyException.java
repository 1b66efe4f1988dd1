package dev.newel.serve.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The body of a request does not come as its headers say.
public final class MalformedBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedBodyException(@Nullable Throwable cause) {
    super("the body does not come as its headers say", cause);
  }
}
