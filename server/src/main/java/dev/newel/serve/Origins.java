package dev.newel.serve;

import dev.newel.serve.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose pages may ask in the name of their visitors.
///
/// @param named the origins that the design names (`api.cors`); `https://*.shop.example` is every
///     name of one label in the place of the star
record Origins(List<String> named) {
  Origins {
    named = List.copyOf(named);
  }

  /// Whether pages of this origin may read what is answered.
  boolean isNamed(@Nullable String origin) {
    return origin != null && named.stream().anyMatch(allowed -> isAmong(origin, allowed));
  }

  private static boolean isAmong(String origin, String allowed) {
    var star = allowed.indexOf("://*.");
    if (star < 0) {
      return allowed.equals(origin);
    }
    var head = allowed.substring(0, star + 3);
    var tail = allowed.substring(star + 4);
    return origin.length() > head.length() + tail.length()
        && origin.startsWith(head)
        && origin.endsWith(tail)
        && origin
            .substring(head.length(), origin.length() - tail.length())
            .matches("[A-Za-z0-9-]+");
  }

  /// Whether a cookie of this request counts: a page that sends it along is one of ours or of an
  /// origin that the design names. `SameSite` alone lets in pages of sibling names. What sends no
  /// `Origin` is no page that could (Fetch standard, 3.2).
  boolean trustsCookies(HttpRequest request) {
    var origin = request.header("Origin");
    return origin == null
        || isNamed(origin)
        || Stream.of("Host", "X-Forwarded-Host")
            .map(request::header)
            .anyMatch(host -> host != null && origin.endsWith("://" + host));
  }
}
