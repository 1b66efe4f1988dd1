package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.observe.Metrics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the metrics are read, beside the paths of health at the root; an operation of the design
/// at that path wins.
final class MetricsPage implements OwnPage {
  static final String PATH = "/metrics";

  private final @Nullable Metrics metrics;

  MetricsPage(Design design, @Nullable Metrics metrics) {
    var taken =
        design.operations().stream()
            .anyMatch(each -> each.http() != null && each.http().path().equals(PATH));
    this.metrics = taken ? null : metrics;
  }

  @Override
  public boolean isAt(String path) {
    return metrics != null && path.equals(PATH);
  }

  @Override
  public HttpAnswer content(String path) {
    return HttpAnswer.of(200, Metrics.MEDIA, Objects.requireNonNull(metrics).text());
  }
}
