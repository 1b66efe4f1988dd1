package dev.newel.serve;

import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.query.StoredRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Tells where a new row is found from now on (RFC 9110, section 10.2.2).
final class Locations {
  private Locations() {}

  /// Nothing is told of a row that no path leads to.
  static void tell(Exchange exchange, StoredRow row) {
    var resource = exchange.route.resource();
    if (resource == null || resource.lookup() == null) {
      return;
    }
    var place = resource.path();
    for (var value : exchange.path.entrySet()) {
      place = place.replace("{" + value.getKey() + "}", value.getValue());
    }
    var name = row.values().get(resource.lookup());
    exchange.headers.add(
        new HttpAnswer.Header(
            "Location", place + "/" + encoded(String.valueOf(name == null ? row.key() : name))));
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
