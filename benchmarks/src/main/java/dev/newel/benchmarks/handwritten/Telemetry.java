package dev.newel.benchmarks.handwritten;

import io.helidon.webserver.http.ServerRequest;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A line of the log and the metrics of a request.
final class Telemetry {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      Counter.builder()
          .name("requests")
          .labelNames("method", "operation", "status")
          .register(registry);
  private final Histogram times =
      Histogram.builder()
          .name("response_time")
          .classicOnly()
          .labelNames("operation")
          .register(registry);
  private final PrintStream log = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  void tell(ServerRequest request, String operation, String id, int status, long nanos) {
    var method = request.prologue().method().text();
    requests.labelValues(method, operation, Integer.toString(status)).inc();
    times.labelValues(operation).observe(nanos / 1e9);
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.now().toString());
    line.put("level", "info");
    line.put("service", "storefront");
    line.put("requestId", id);
    line.put("method", method);
    line.put("path", request.path().rawPath());
    line.put("duration", TimeUnit.NANOSECONDS.toMillis(nanos));
    line.put("status", status);
    log.println(Answer.JSON.writeValueAsString(line));
  }

  static String trace() {
    var id = UUID.randomUUID();
    return "00-%016x%016x-%016x-00"
        .formatted(
            id.getMostSignificantBits(),
            id.getLeastSignificantBits(),
            UUID.randomUUID().getMostSignificantBits());
  }

  String page() {
    var page = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(page, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString(StandardCharsets.UTF_8);
  }
}
