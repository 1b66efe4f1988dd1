package dev.newel.serve.input;

import dev.newel.serve.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters of a query as forms write them (`a=1&a=2`).
public final class QueryText {
  private static final int MOST = 200;

  private QueryText() {}

  /// Each parameter with all its values, in the order sent.
  public static Map<String, List<String>> parse(String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query.isEmpty()) {
      return parameters;
    }
    var pairs = query.split("&", -1);
    if (pairs.length > MOST) {
      throw Refusal.parameter("query", "has more than " + MOST + " parameters");
    }
    for (var pair : pairs) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        parameters
            .computeIfAbsent(name, unseen -> new ArrayList<>())
            .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return Percent.ofQuery(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.parameter("query", "is not well encoded UTF-8");
    }
  }
}
