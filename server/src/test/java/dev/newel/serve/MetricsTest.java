package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Golden;
import dev.newel.testing.Proves;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

/// What Prometheus would read, as a reader that knows nothing of Newel reads it.
class MetricsTest {
  private static final String NOTES =
      """
      entities: { Note: { id: uuid key, text: "string(1..80)" } }
      resources: { notes: { of: Note, list: public, get: public, create: public } }
      """;

  private static final String NAMED =
      """
      observability:
        metrics:
          request rate: { kind: counter, doc: Requests answered. }
          error rate: { kind: gauge, unit: "%" }
          errors: { kind: counter }
          response time: { kind: histogram, unit: ms }
          latency: { kind: histogram }
          query time: { kind: histogram, unit: ms }
          active connections: { kind: gauge }
      """
          + NOTES;

  private static Map<String, MetricFamily> read(Site site) {
    var answer = site.api().get("//metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    var walker = new CollectorPrometheusMetricsWalker();
    new TextPrometheusMetricsProcessor(new ByteArrayInputStream(answer.response().body()), walker)
        .walk();
    var families = new TreeMap<String, MetricFamily>();
    walker.getAllMetricFamilies().forEach(family -> families.put(family.getName(), family));
    return families;
  }

  private static List<Metric> of(Site site, String name) {
    var family = read(site).get(name);
    assertThat(family).as(name).isNotNull();
    return family == null ? List.of() : family.getMetrics();
  }

  private static double gauge(Site site, String name) {
    return ((Gauge) of(site, name).getFirst()).getValue();
  }

  @Test
  @Proves({"observability/metrics", "metric/kind", "metric/doc", "metric/unit"})
  void the_storefront_tells_its_six_metrics() {
    try (var site =
        Site.open(MetricsTest.class, Site.design(Golden.root().resolve("examples/storefront")))) {
      site.api().get("/products");
      var families = read(site);
      var types = new TreeMap<String, MetricType>();
      families.forEach((name, family) -> types.put(name, family.getType()));
      assertThat(types)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "request_rate_total", MetricType.COUNTER,
                  "error_rate", MetricType.GAUGE,
                  "response_time", MetricType.HISTOGRAM,
                  "query_time", MetricType.HISTOGRAM,
                  "cache_hit_rate", MetricType.GAUGE,
                  "active_connections", MetricType.GAUGE,
                  "newel_database_connections", MetricType.GAUGE));
      assertThat(families.get("request_rate_total"))
          .extracting(MetricFamily::getHelp)
          .isEqualTo("Requests answered. Unit: requests/min.");
      assertThat(gauge(site, "cache_hit_rate")).isZero();
      for (var i = 0; i < 3; i++) {
        site.api().get("/products");
      }
      assertThat(gauge(site, "cache_hit_rate")).isEqualTo(75);
      site.later(Duration.ofMinutes(6));
      assertThat(gauge(site, "cache_hit_rate")).isNaN();
    }
  }

  @Test
  void requests_are_counted_by_operation_method_and_status_and_by_nothing_a_client_makes_up() {
    try (var site = Site.open(MetricsTest.class, NAMED)) {
      site.api().get("/notes");
      site.api().get("/notes");
      for (var i = 0; i < 20; i++) {
        site.api().get("/notes/" + UUID.randomUUID());
        site.api().get("/made-up-" + i);
        site.api().send("X" + i, "/notes", null);
        site.api().post("/notes", Map.of("text", ""));
      }
      var seen = new TreeMap<String, Double>();
      for (var metric : of(site, "request_rate_total")) {
        var labels = metric.getLabels();
        assertThat(labels.keySet()).containsExactlyInAnyOrder("operation", "method", "status");
        seen.put(
            labels.get("operation") + " " + labels.get("method") + " " + labels.get("status"),
            ((Counter) metric).getValue());
      }
      assertThat(seen)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "notes.list GET 200", 2.0,
                  "notes.get GET 404", 20.0,
                  "none GET 404", 20.0,
                  "none other 405", 20.0,
                  "notes.create POST 422", 20.0));
      // The scrape before this one is a request too.
      assertThat(of(site, "request_rate_total"))
          .anyMatch(
              each ->
                  "200".equals(each.getLabels().get("status"))
                      && "none".equals(each.getLabels().get("operation")));
    }
  }

  @Test
  void times_are_told_in_the_unit_of_the_design() {
    try (var site = Site.open(MetricsTest.class, NAMED)) {
      site.api().get("/notes");
      var milliseconds = times(site, "response_time");
      var seconds = times(site, "latency");
      assertThat(milliseconds.getSampleCount()).isEqualTo(1);
      assertThat(milliseconds.getSampleSum()).isPositive();
      assertThat(milliseconds.getSampleSum() / 1000)
          .isCloseTo(seconds.getSampleSum(), org.assertj.core.data.Offset.offset(1e-9));
      assertThat(bounds(milliseconds)).contains(1.0, 100.0, 10_000.0, Double.POSITIVE_INFINITY);
      assertThat(bounds(seconds)).contains(0.001, 0.1, 10.0, Double.POSITIVE_INFINITY);
    }
  }

  private static Histogram times(Site site, String name) {
    return of(site, name).stream()
        .filter(each -> "notes.list".equals(each.getLabels().get("operation")))
        .map(Histogram.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static TreeSet<Double> bounds(Histogram histogram) {
    var bounds = new TreeSet<Double>();
    histogram.getBuckets().forEach(bucket -> bounds.add(bucket.getUpperBound()));
    return bounds;
  }

  @Test
  void statements_are_timed_where_they_fail_too() {
    try (var site = Site.open(MetricsTest.class, NAMED)) {
      assertThat(statements(site)).isZero();
      site.api().get("/notes");
      var listed = statements(site);
      assertThat(listed).isPositive();
      site.schema().execute("DROP TABLE note");
      assertThat(site.api().get("/notes").status()).isEqualTo(500);
      assertThat(statements(site)).isGreaterThan(listed);
    }
  }

  private static long statements(Site site) {
    return ((Histogram) of(site, "query_time").getFirst()).getSampleCount();
  }

  @Test
  void the_share_of_failures_looks_back_on_five_minutes() {
    try (var site = Site.open(MetricsTest.class, NAMED)) {
      assertThat(gauge(site, "error_rate")).isNaN();
      // That scrape was a request that did not fail.
      site.schema().execute("ALTER TABLE note RENAME TO away");
      for (var i = 0; i < 3; i++) {
        site.api().get("/notes");
      }
      assertThat(gauge(site, "error_rate")).isEqualTo(75);
      assertThat(of(site, "errors_total"))
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.getLabels()).isEqualTo(Map.of("operation", "notes.list"));
                assertThat(((Counter) each).getValue()).isEqualTo(3);
              });
      site.later(Duration.ofMinutes(6));
      assertThat(gauge(site, "error_rate")).isNaN();
    }
  }

  @Test
  void the_pool_is_told() {
    try (var site =
        Site.open(MetricsTest.class, "storage: { pool: { min: 1, max: 7 } }\n" + NAMED)) {
      site.api().get("/notes");
      var states = new TreeMap<String, Double>();
      for (var metric : of(site, "newel_database_connections")) {
        states.put(metric.getLabels().get("state"), ((Gauge) metric).getValue());
      }
      assertThat(states).containsOnlyKeys("active", "idle", "most", "waiting");
      assertThat(states).containsEntry("most", 7.0).containsEntry("waiting", 0.0);
      assertThat(gauge(site, "active_connections")).isBetween(0.0, 7.0);
    }
  }

  @Test
  void there_is_a_page_where_the_design_names_metrics_and_nowhere_else() {
    try (var site = Site.open(MetricsTest.class, NOTES)) {
      assertThat(site.api().get("//metrics").status()).isEqualTo(404);
    }
    try (var site = Site.open(MetricsTest.class, NAMED)) {
      var refused = site.api().post("//metrics", Map.of());
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertThat(site.api().send("HEAD", "//metrics", null).status()).isEqualTo(200);
    }
  }
}
