package dev.newel.serve;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Target.Choice;
import dev.newel.expr.Row;
import dev.newel.facts.KeptAnswers;
import dev.newel.serve.Exchange.Route;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out what a client would ask to see the row that a write has just changed, where the answer
/// is written through.
final class Renewal {
  private final Catalog catalog;
  private final Map<String, List<Route>> reads = new HashMap<>();

  Renewal(Catalog catalog) {
    this.catalog = catalog;
    var design = catalog.design();
    for (var operation : design.operations()) {
      if (operation.isRead()) {
        continue;
      }
      var renewed = KeptAnswers.of(operation, design).renewed();
      var routes = new ArrayList<Route>();
      for (var resource : design.resources().values()) {
        resource.operations().values().stream()
            .filter(read -> renewed.contains(read) && read.http() != null)
            .forEach(read -> routes.add(new Route(read, resource)));
      }
      if (!routes.isEmpty()) {
        reads.put(operation.id(), routes);
      }
    }
  }

  /// The requests for the new answers, by whoever wrote; none where the row is gone, or where
  /// another row would have to be read to name it.
  List<Exchange> after(Exchange written) {
    var requests = new ArrayList<Exchange>();
    for (var route : reads.getOrDefault(written.operation().id(), List.of())) {
      var path = path(route.operation(), written);
      if (path != null) {
        requests.add(new Exchange(written.request, written.requestId, written.now, route, path));
      }
    }
    return requests;
  }

  private @Nullable Map<String, String> path(Operation read, Exchange written) {
    var row = written.row;
    if (row == null || !row.type().equals(read.target().entity())) {
      return null;
    }
    var path = new LinkedHashMap<String, String>();
    for (var parent : read.target().parents()) {
      var text = written.path.get(parent.parameter());
      if (text == null || !written.operation().target().parents().contains(parent)) {
        return null;
      }
      path.put(parent.parameter(), text);
    }
    return switch (read.target().choice()) {
      case Choice.ByKey(var parameter, var lookup) -> {
        var value =
            lookup.equals(catalog.entity(row.type()).key()) ? row.key() : named(row, lookup);
        if (value == null) {
          yield null;
        }
        path.put(parameter, value.toString());
        yield path;
      }
      case Choice.Single single -> path;
      default -> null;
    };
  }

  /// The value that clients name the row by; null where it is none that a path can hold.
  private static @Nullable Object named(StoredRow row, String lookup) {
    var value = row.values().get(lookup);
    return value instanceof Row ? null : value;
  }
}
