package dev.newel.serve.http;

import java.time.Duration;

/// How much of a listener its clients may take.
///
/// @param connections at once; those beyond wait until one of them ends
/// @param body how long the body of a request may take to come (RFC 9110, section 15.5.9)
public record HttpBounds(int connections, Duration body) {
  private static final int CONNECTIONS = 10_000;
  private static final Duration BODY = Duration.ofSeconds(30);

  /// Those of a listener that nobody has said anything about.
  public static final HttpBounds USUAL = new HttpBounds(CONNECTIONS, BODY);

  public HttpBounds {
    if (connections < 1 || body.isNegative() || body.isZero()) {
      throw new IllegalArgumentException("at least one connection and some time");
    }
  }

  /// The same with another number of connections.
  public HttpBounds withConnections(int most) {
    return new HttpBounds(most, body);
  }
}
