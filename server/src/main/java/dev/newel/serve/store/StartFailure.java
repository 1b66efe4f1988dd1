package dev.newel.serve.store;

import org.jspecify.annotations.Nullable;

/// The world gives no usable database: what is wrong in one sentence, and what to do about it.
///
/// Neither the message nor the hint ever holds a password.
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The remedy for everything that only an external database solves.
  public static final String USE_DATABASE_URL =
      "Set `DATABASE_URL` to a PostgreSQL 14 or newer, as in `postgres://user:password@host:5432/database`.";

  private final String hint;

  public StartFailure(String message, String hint) {
    this(message, hint, null);
  }

  public StartFailure(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /// The remedy, imperative.
  public String hint() {
    return hint;
  }
}
