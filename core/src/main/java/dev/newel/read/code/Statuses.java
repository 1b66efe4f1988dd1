package dev.newel.read.code;

import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.JavaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statuses of HTTP by the names that Spring gives them (RFC 9110, section 15).
final class Statuses {
  private static final Map<String, Integer> BY_NAME =
      Map.ofEntries(
          Map.entry("OK", 200),
          Map.entry("CREATED", 201),
          Map.entry("ACCEPTED", 202),
          Map.entry("NO_CONTENT", 204),
          Map.entry("RESET_CONTENT", 205),
          Map.entry("SEE_OTHER", 303),
          Map.entry("NOT_MODIFIED", 304),
          Map.entry("BAD_REQUEST", 400),
          Map.entry("UNAUTHORIZED", 401),
          Map.entry("PAYMENT_REQUIRED", 402),
          Map.entry("FORBIDDEN", 403),
          Map.entry("NOT_FOUND", 404),
          Map.entry("METHOD_NOT_ALLOWED", 405),
          Map.entry("NOT_ACCEPTABLE", 406),
          Map.entry("REQUEST_TIMEOUT", 408),
          Map.entry("CONFLICT", 409),
          Map.entry("GONE", 410),
          Map.entry("PRECONDITION_FAILED", 412),
          Map.entry("PAYLOAD_TOO_LARGE", 413),
          Map.entry("CONTENT_TOO_LARGE", 413),
          Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
          Map.entry("UNPROCESSABLE_ENTITY", 422),
          Map.entry("UNPROCESSABLE_CONTENT", 422),
          Map.entry("LOCKED", 423),
          Map.entry("PRECONDITION_REQUIRED", 428),
          Map.entry("TOO_MANY_REQUESTS", 429),
          Map.entry("INTERNAL_SERVER_ERROR", 500),
          Map.entry("NOT_IMPLEMENTED", 501),
          Map.entry("BAD_GATEWAY", 502),
          Map.entry("SERVICE_UNAVAILABLE", 503),
          Map.entry("GATEWAY_TIMEOUT", 504));

  private Statuses() {}

  /// `HttpStatus.CREATED`, `CREATED` or `201`; null for anything else.
  static @Nullable Integer of(@Nullable Code code, Sources sources, JavaType in) {
    if (code instanceof Code.Name(var dotted)) {
      var known = BY_NAME.get(dotted.substring(dotted.lastIndexOf('.') + 1));
      if (known != null) {
        return known;
      }
    }
    var text = sources.text(code, in);
    return text != null && text.matches("[1-5]\\d\\d") ? Integer.valueOf(text) : null;
  }
}
