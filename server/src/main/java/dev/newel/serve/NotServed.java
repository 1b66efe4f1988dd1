package dev.newel.serve;

/// The design asks for what this server does not do yet: the request is answered with 501.
final class NotServed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String lacks;

  /// @param lacks what the operation needs and is not there
  NotServed(String lacks) {
    super(lacks + " is not served yet", null, false, false);
    this.lacks = lacks;
  }

  String lacks() {
    return lacks;
  }
}
