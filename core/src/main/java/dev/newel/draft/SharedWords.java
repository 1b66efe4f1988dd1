package dev.newel.draft;

import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What most operations have to say besides: said once for all, and taken back where it does not
/// hold.
record SharedWords(
    HttpApi published, HttpApi given, Map<String, Map<String, @Nullable Object>> operations) {
  void share(Map<String, @Nullable Object> document, OpenApiWords words) {
    var theirs = Equivalence.routes(given);
    var pairs = new LinkedHashMap<Operation, Operation>();
    Equivalence.routes(published)
        .forEach(
            (route, operation) -> {
              var other = theirs.get(route);
              if (other != null) {
                pairs.put(operation, other);
              }
            });
    var statuses = new ArrayList<String>();
    for (var patch : operations.values()) {
      if (patch.get("responses") instanceof Map<?, ?> responses) {
        responses.keySet().forEach(status -> add(statuses, String.valueOf(status)));
      }
    }
    var each = new LinkedHashMap<String, @Nullable Object>();
    for (var status : statuses) {
      status(status, pairs, each, words);
    }
    security(pairs, each, words);
    if (!each.isEmpty()) {
      var paths = new LinkedHashMap<String, @Nullable Object>();
      var all = new LinkedHashMap<String, @Nullable Object>();
      all.put("*", each);
      paths.put("*", all);
      if (document.get("paths") instanceof Map<?, ?> others) {
        others.forEach((path, methods) -> paths.put(String.valueOf(path), methods));
      }
      document.put("paths", paths);
    }
  }

  private static void add(List<String> all, String one) {
    if (!all.contains(one)) {
      all.add(one);
    }
  }

  private Map<String, @Nullable Object> patch(Operation ours) {
    return operations.computeIfAbsent(ours.name(), key -> new LinkedHashMap<>());
  }

  private void status(
      String status,
      Map<Operation, Operation> pairs,
      Map<String, @Nullable Object> each,
      OpenApiWords words) {
    var counts = new LinkedHashMap<String, Integer>();
    var samples = new HashMap<String, @Nullable Object>();
    for (var ours : pairs.keySet()) {
      if (patch(ours).get("responses") instanceof Map<?, ?> responses
          && responses.containsKey(status)) {
        var said = told(responses.get(status));
        counts.merge(said, 1, Integer::sum);
        samples.putIfAbsent(said, responses.get(status));
      }
    }
    var best = counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    if (best.isEmpty()) {
      return;
    }
    var said = best.get();
    var harmed = 0;
    for (var pair : pairs.entrySet()) {
      var isSaid = isSaid(pair.getKey(), status);
      if (!isSaid && !isUntouched(pair.getKey(), pair.getValue(), status, said)) {
        harmed++;
      }
    }
    if (counts.getOrDefault(said, 0) <= harmed + 1) {
      return;
    }
    Restoring.under(each, "responses").put(status, samples.get(said));
    for (var pair : pairs.entrySet()) {
      take(pair.getKey(), pair.getValue(), status, said, words);
    }
  }

  private boolean isSaid(Operation ours, String status) {
    return patch(ours).get("responses") instanceof Map<?, ?> responses
        && responses.containsKey(status);
  }

  /// Whether it makes no difference to an operation that is right as it is.
  private static boolean isUntouched(Operation ours, Operation theirs, String status, String said) {
    return said.equals("null")
        && Restoring.response(ours, status) == null
        && Restoring.response(theirs, status) == null;
  }

  private void take(
      Operation ours, Operation theirs, String status, String said, OpenApiWords words) {
    var responses = Restoring.under(patch(ours), "responses");
    if (responses.containsKey(status)) {
      if (told(responses.get(status)).equals(said)) {
        responses.remove(status);
      }
    } else if (!isUntouched(ours, theirs, status, said)) {
      var there = Restoring.response(theirs, status);
      responses.put(status, there == null ? null : words.response(there));
    }
    if (responses.isEmpty()) {
      patch(ours).remove("responses");
    }
  }

  /// A text that is equal for what is equal to a client.
  private static String told(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("description"))
            .map(entry -> entry.getKey() + "=" + told(entry.getValue()))
            .toList()
            .toString()
        : String.valueOf(value);
  }

  private void security(
      Map<Operation, Operation> pairs, Map<String, @Nullable Object> each, OpenApiWords words) {
    var counts = new LinkedHashMap<Object, Integer>();
    for (var ours : pairs.keySet()) {
      var said = patch(ours).get("security");
      if (said != null) {
        counts.merge(said, 1, Integer::sum);
      }
    }
    var best = counts.entrySet().stream().max(Map.Entry.comparingByValue());
    if (best.isEmpty() || best.get().getValue() * 2 <= pairs.size()) {
      return;
    }
    each.put("security", best.get().getKey());
    pairs.forEach(
        (ours, theirs) -> {
          var right = words.security(theirs);
          if (right.equals(best.get().getKey())) {
            patch(ours).remove("security");
          } else {
            patch(ours).put("security", right);
          }
        });
  }
}
