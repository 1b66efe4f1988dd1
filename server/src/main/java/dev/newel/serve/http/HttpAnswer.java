package dev.newel.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer, whole. That to HEAD has the body of GET, which is counted and not sent (RFC 9110,
/// section 8.6).
///
/// @param body the bytes; empty where there are none. They belong to the answer: nobody changes
///     them afterwards
/// @param flow makes a body that is too large for memory while it is sent, in the place of `body`;
///     null where there is none
public record HttpAnswer(int status, List<Header> headers, byte[] body, @Nullable Flow flow) {
  private static final byte[] NONE = new byte[0];

  /// A body that is made while it is sent.
  public interface Flow {
    /// How many bytes it has.
    long length();

    /// Writes all of them.
    void write(OutputStream out) throws IOException;
  }

  /// An answer whose body is in memory.
  public HttpAnswer(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, null);
  }

  /// @param name as in RFC 9110
  public record Header(String name, String value) {}

  public HttpAnswer {
    headers = List.copyOf(headers);
  }

  /// An answer without a body and without headers.
  public static HttpAnswer of(int status) {
    return new HttpAnswer(status, List.of(), NONE);
  }

  public static HttpAnswer of(int status, String media, byte[] body) {
    return new HttpAnswer(status, List.of(new Header("Content-Type", media)), body);
  }

  /// An answer whose body is made while it is sent.
  public static HttpAnswer of(int status, String media, Flow flow) {
    return new HttpAnswer(status, List.of(new Header("Content-Type", media)), NONE, flow);
  }

  /// The same with other headers.
  public HttpAnswer with(List<Header> others) {
    return new HttpAnswer(status, others, body, flow);
  }

  /// The same with one more header.
  public HttpAnswer with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return with(more);
  }

  /// Whether a header is there.
  public boolean has(String name) {
    return header(name) != null;
  }

  /// The first value of a header; null where it is not there.
  public @Nullable String header(String name) {
    for (var header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }
}
