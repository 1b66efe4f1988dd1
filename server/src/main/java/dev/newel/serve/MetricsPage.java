package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.observe.Metrics;
import org.jspecify.annotations.Nullable;

/// Where the metrics are read, beside the paths of health at the root; an operation of the design
/// at that path wins.
final class MetricsPage {
  static final String PATH = "/metrics";

  private final @Nullable Metrics metrics;

  MetricsPage(Design design, @Nullable Metrics metrics) {
    var taken =
        design.operations().stream()
            .anyMatch(each -> each.http() != null && each.http().path().equals(PATH));
    this.metrics = taken ? null : metrics;
  }

  /// Whether it answers at a path, to GET and HEAD.
  boolean isAt(String path) {
    return metrics != null && path.equals(PATH);
  }

  /// The answer where metrics are asked for, else null.
  @Nullable HttpAnswer answer(HttpRequest request) {
    var method = request.method();
    return metrics == null
            || !request.path().equals(PATH)
            || !(method.equals("GET") || method.equals("HEAD"))
        ? null
        : HttpAnswer.of(200, Metrics.MEDIA, metrics.text());
  }
}
