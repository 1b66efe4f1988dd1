package dev.newel.serve.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as it came in. One thread uses it.
public interface HttpRequest {
  /// The method in capitals, in whatever letter case it came: RFC 9110, section 9.1, tells `get`
  /// from `GET`, and Helidon keeps no more than this of it.
  String method();

  /// The path as sent, still percent-encoded, without the query.
  String path();

  /// The query as sent, still percent-encoded, without its `?`; empty where there is none.
  String query();

  /// All values of a header in the order sent; its name counts in any letter case.
  List<String> headers(String name);

  /// The address of the peer, without its port.
  String remote();

  /// The body, cut after `limit` + 1 bytes, so that a longer one shows.
  byte[] body(long limit) throws IOException;

  /// Hands the body over while it comes: what `reading` leaves of it is never read.
  ///
  /// @param most how many bytes it may have at most; so much longer may it take to come
  default <T> T body(long most, BodyReading<T> reading) throws IOException {
    return reading.read(new ByteArrayInputStream(body(most)));
  }

  /// Reads a body while it comes.
  @FunctionalInterface
  interface BodyReading<T> {
    T read(InputStream body) throws IOException;
  }

  /// The first value of a header; null where it is not there.
  default @Nullable String header(String name) {
    var values = headers(name);
    return values.isEmpty() ? null : values.getFirst();
  }
}
