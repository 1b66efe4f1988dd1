package dev.newel.serve;

import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.input.Percent;
import dev.newel.serve.query.StoredRow;

/// Tells where a new row is found from now on (RFC 9110, section 10.2.2), and when.
final class Locations {
  private static final String LATER = "Retry-After";

  /// How long to wait before asking what has become of what was only accepted, in seconds.
  private static final String SECONDS = "5";

  private Locations() {}

  /// Whether a header is one of those that are told here.
  static boolean tells(HttpAnswer.Header header) {
    return header.name().equals("Location") || header.name().equals(LATER);
  }

  /// Tells when asking again makes sense, where the request was only accepted (RFC 9110, section
  /// 15.3.3).
  static void tellWhen(Exchange exchange, HttpAnswer answer) {
    if (answer.status() == 202 && isPromised(exchange)) {
      exchange.headers.add(new HttpAnswer.Header(LATER, SECONDS));
    }
  }

  private static boolean isPromised(Exchange exchange) {
    return exchange.operation().answer().headers().stream()
        .anyMatch(header -> header.name().equals(LATER));
  }

  /// Nothing is told of a row that no path leads to.
  static void tell(Exchange exchange, StoredRow row) {
    var resource = exchange.route.resource();
    if (resource == null || resource.lookup() == null) {
      return;
    }
    var place = resource.path();
    for (var value : exchange.path.entrySet()) {
      place = place.replace("{" + value.getKey() + "}", Percent.inPath(value.getValue()));
    }
    var name = row.values().get(resource.lookup());
    exchange.headers.add(
        new HttpAnswer.Header(
            "Location",
            place + "/" + Percent.inPath(String.valueOf(name == null ? row.key() : name))));
  }
}
