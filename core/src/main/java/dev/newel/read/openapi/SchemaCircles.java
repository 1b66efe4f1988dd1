package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/// Finds schemas that are made of themselves: by references, or by what they add to (`allOf`). A
/// schema that has itself among its properties or items is none of these.
final class SchemaCircles {
  private record Step(String name, Iterator<Schema.Reference> next) {}

  private final HttpApi api;
  private final Log log;
  private final HashSet<String> done = new HashSet<>();

  private SchemaCircles(HttpApi api, Log log) {
    this.api = api;
    this.log = log;
  }

  static void tell(HttpApi api, Log log) {
    var circles = new SchemaCircles(api, log);
    api.schemas().keySet().forEach(circles::from);
  }

  private void from(String start) {
    var way = new ArrayDeque<Step>();
    var onTheWay = new HashSet<String>();
    enter(start, way, onTheWay);
    while (!way.isEmpty()) {
      var step = way.peek();
      if (!step.next().hasNext()) {
        onTheWay.remove(step.name());
        way.pop();
        continue;
      }
      var ref = step.next().next();
      if (onTheWay.contains(ref.to())) {
        log.error(
            OasId.REF_CIRCLE,
            ref.place(),
            "`%s` is made of itself, by way of `%s`.".formatted(ref.to(), step.name()),
            "Leave the reference out at one of the places.");
      } else {
        enter(ref.to(), way, onTheWay);
      }
    }
  }

  private void enter(String name, ArrayDeque<Step> way, HashSet<String> onTheWay) {
    var named = api.schemas().get(name);
    if (named != null && done.add(name)) {
      onTheWay.add(name);
      way.push(new Step(name, parts(named.schema()).iterator()));
    }
  }

  private static List<Schema.Reference> parts(Schema schema) {
    var refs = new ArrayList<Schema.Reference>();
    var own = schema.ref();
    if (own != null) {
      refs.add(own);
    }
    for (var part : schema.mix().allOf()) {
      var ref = part.ref();
      if (ref != null) {
        refs.add(ref);
      }
    }
    return refs;
  }
}
