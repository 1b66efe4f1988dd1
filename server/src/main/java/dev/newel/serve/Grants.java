package dev.newel.serve;

import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;

/// Judges whether the caller may do with a row what is asked, once the row is known.
final class Grants {
  private final Catalog catalog;

  Grants(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Judges the row that the path names.
  void judge(Exchange exchange) {
    judge(exchange, exchange.path.values().stream().reduce((first, last) -> last).orElse(""));
  }

  /// Judges the row of the exchange, where it has one.
  ///
  /// @param name what the client calls the row
  void judge(Exchange exchange, Object name) {
    var row = exchange.row;
    if (exchange.access.everything() || row == null) {
      return;
    }
    if (exchange.access.conditions().stream()
        .anyMatch(when -> exchange.session().holds(when, row))) {
      return;
    }
    var denied = catalog.design().api().denied();
    var isSeen = !exchange.operation().isRead() && sees(exchange, row);
    if ((isSeen ? denied.write() : denied.read()) == 403) {
      throw Refusal.of("FORBIDDEN");
    }
    throw Refusal.notFound(exchange.operation().target().one(), name);
  }

  /// Whether the caller may read the row of a write, by the resource's `get`, else its `list`.
  private boolean sees(Exchange exchange, StoredRow row) {
    var resource = exchange.route.resource();
    if (resource == null) {
      return false;
    }
    var get = resource.operations().get("get");
    var reading = get == null ? resource.operations().get("list") : get;
    if (reading == null) {
      return false;
    }
    var access = Access.of(reading, exchange.viewer, catalog);
    return access.everything()
        || access.conditions().stream().anyMatch(when -> exchange.session().holds(when, row));
  }
}
