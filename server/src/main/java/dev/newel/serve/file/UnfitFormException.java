package dev.newel.serve.file;

import java.io.IOException;

/// A form that cannot be read: it is too large, or it is none.
public final class UnfitFormException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long most;

  private UnfitFormException(String problem, long most) {
    super(problem);
    this.most = most;
  }

  /// @param problem as a sentence about the body
  static UnfitFormException malformed(String problem) {
    return new UnfitFormException(problem, -1);
  }

  /// @param most how many bytes there may be
  static UnfitFormException tooBig(long most) {
    return new UnfitFormException("it is too large.", most);
  }

  public boolean isTooBig() {
    return most >= 0;
  }

  /// How many bytes there may be, where it is too large.
  public long most() {
    return most;
  }

  /// A sentence about the body.
  public String problem() {
    return String.valueOf(getMessage());
  }
}
