package dev.newel.serve.observe;

import dev.newel.language.Observability.MetricKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the server can count and measure, under the names that designs give it.
enum Measure {
  REQUESTS(
      "Requests answered.",
      List.of(MetricKind.COUNTER),
      Set.of("request rate", "requests", "request count", "http requests")),
  ERRORS(
      "Answers with 5xx.",
      List.of(MetricKind.GAUGE, MetricKind.COUNTER),
      Set.of("error rate", "errors", "error count", "http errors")),
  RESPONSE_TIME(
      "How long requests take.",
      List.of(MetricKind.HISTOGRAM),
      Set.of(
          "response time",
          "request duration",
          "request time",
          "request latency",
          "latency",
          "response latency",
          "http request duration")),
  QUERY_TIME(
      "How long statements about rows take.",
      List.of(MetricKind.HISTOGRAM),
      Set.of("query time", "database query time", "query duration", "query latency")),
  CACHE_HITS("Answers from the cache.", List.of(MetricKind.GAUGE), Set.of("cache hit rate")),
  CONNECTIONS(
      "Connections to the database in use.",
      List.of(MetricKind.GAUGE),
      Set.of("active connections", "connections in use", "database connections"));

  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern SUFFIX =
      Pattern.compile(" (total|ms|milliseconds|seconds|percent)$");

  private final String says;
  private final List<MetricKind> kinds;
  private final Set<String> names;

  Measure(String says, List<MetricKind> kinds, Set<String> names) {
    this.says = says;
    this.kinds = kinds;
    this.names = names;
  }

  /// What a design calls by that name; null where the server does not know it.
  static @Nullable Measure of(String name) {
    var words = SUFFIX.matcher(words(name)).replaceFirst("");
    for (var each : values()) {
      if (each.names.contains(words)) {
        return each;
      }
    }
    return null;
  }

  private static String words(String name) {
    return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /// The name under which Prometheus reads it: `request_rate` for `request rate`.
  static String exported(String name) {
    var exported = words(name).replace(' ', '_');
    return Character.isDigit(exported.charAt(0)) ? "_" + exported : exported;
  }

  /// The kind in which it is told: the one that the design wants where it can be, else the usual.
  MetricKind kind(@Nullable MetricKind wanted) {
    return wanted != null && kinds.contains(wanted) ? wanted : kinds.getFirst();
  }

  String says() {
    return says;
  }
}
