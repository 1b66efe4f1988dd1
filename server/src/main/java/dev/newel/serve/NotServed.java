package dev.newel.serve;

/// The design asks for what this server does not do yet: the request is answered with 501.
final class NotServed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotServed(String what) {
    super(what + " is not served yet", null, false, false);
  }
}
