package dev.newel.serve.observe;

import dev.newel.design.Design;
import dev.newel.language.Observability.Metric;
import dev.newel.language.Observability.MetricKind;
import dev.newel.serve.store.Connections;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The metrics that a design names, as Prometheus reads them, under the design's names and in its
/// units.
///
/// A label holds an operation's id, a method or a status and never anything that a client can make
/// up, so that there are as many series as the design has room for.
public final class Metrics {
  /// As the text format has it.
  public static final String MEDIA = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final String OPERATION = "operation";
  /// The operation of a request that reached none.
  private static final String NONE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final List<Consumer<Answered>> onAnswer = new ArrayList<>();
  private final List<Consumer<Boolean>> onLook = new ArrayList<>();
  private final List<Consumer<Duration>> onStatement = new ArrayList<>();
  private final Clock clock;
  private final Supplier<Connections> pool;

  private Metrics(Map<String, Metric> named, Clock clock, Supplier<Connections> pool) {
    this.clock = clock;
    this.pool = pool;
    named.forEach(this::add);
    GaugeWithCallback.builder()
        .name("newel_database_connections")
        .help("Connections of the pool to the database, and threads that wait for one.")
        .labelNames("state")
        .callback(
            callback -> {
              var now = pool.get();
              callback.call(now.active(), "active");
              callback.call(now.idle(), "idle");
              callback.call(now.waiting(), "waiting");
              callback.call(now.most(), "most");
            })
        .register(registry);
  }

  /// The metrics of a design; null where it names none.
  public static @Nullable Metrics of(Design design, Clock clock, Supplier<Connections> pool) {
    var told = design.prose().observability();
    return told == null || told.metrics().isEmpty()
        ? null
        : new Metrics(told.metrics(), clock, pool);
  }

  /// What of `observability.metrics` is not exported or not as the design has it, each without a
  /// full stop.
  public static List<String> unkept(Design design) {
    var told = design.prose().observability();
    var lines = new ArrayList<String>();
    if (told != null) {
      told.metrics()
          .forEach(
              (name, metric) -> {
                var measure = Measure.of(name);
                if (measure == null) {
                  lines.add("`observability.metrics`: `%s` is not exported".formatted(name));
                } else if (metric.kind() != null && measure.kind(metric.kind()) != metric.kind()) {
                  lines.add(
                      "`observability.metrics`: `%s` is exported as a %s"
                          .formatted(name, measure.kind(null).name().toLowerCase(Locale.ROOT)));
                }
              });
    }
    return lines;
  }

  private void add(String name, Metric metric) {
    var measure = Measure.of(name);
    if (measure == null) {
      return;
    }
    var exported = Measure.exported(name);
    var says = says(measure, metric);
    switch (measure) {
      case REQUESTS -> requests(exported, says);
      case ERRORS -> {
        if (measure.kind(metric.kind()) == MetricKind.COUNTER) {
          errors(exported, says);
        } else {
          var share = new Share(clock);
          onAnswer.add(answered -> share.count(answered.status() >= 500));
          gauge(exported, says + " Of the answers of the last five minutes.", share::percent);
        }
      }
      case RESPONSE_TIME -> {
        var unit = perSecond(metric.unit());
        var times = times(exported, says, unit).labelNames(OPERATION).register(registry);
        onAnswer.add(
            answered ->
                times
                    .labelValues(operation(answered))
                    .observe(answered.duration().toNanos() / 1e9 * unit));
      }
      case QUERY_TIME -> {
        var unit = perSecond(metric.unit());
        var times = times(exported, says, unit).register(registry);
        onStatement.add(lasted -> times.observe(lasted.toNanos() / 1e9 * unit));
      }
      case CACHE_HITS -> {
        var share = new Share(clock);
        onLook.add(share::count);
        gauge(exported, says + " Of the requests of the last five minutes.", share::percent);
      }
      case CONNECTIONS -> gauge(exported, says, () -> pool.get().active());
    }
  }

  private static String says(Measure measure, Metric metric) {
    var says = metric.doc() == null ? measure.says() : metric.doc().strip();
    return metric.unit() == null ? says : says + " Unit: " + metric.unit().strip() + ".";
  }

  private void requests(String name, String says) {
    var counter =
        Counter.builder()
            .name(name)
            .help(says)
            .labelNames(OPERATION, "method", "status")
            .withoutExemplars()
            .register(registry);
    onAnswer.add(
        answered ->
            counter
                .labelValues(
                    operation(answered),
                    METHODS.contains(String.valueOf(answered.method()))
                        ? String.valueOf(answered.method())
                        : "other",
                    Integer.toString(answered.status()))
                .inc());
  }

  private void errors(String name, String says) {
    var counter =
        Counter.builder()
            .name(name)
            .help(says)
            .labelNames(OPERATION)
            .withoutExemplars()
            .register(registry);
    onAnswer.add(
        answered -> {
          if (answered.status() >= 500) {
            counter.labelValues(operation(answered)).inc();
          }
        });
  }

  private static Histogram.Builder times(String name, String says, double unit) {
    var bounds = new double[SECONDS.length];
    for (var i = 0; i < bounds.length; i++) {
      bounds[i] = SECONDS[i] * unit;
    }
    var builder = Histogram.builder().name(name).help(says);
    builder.classicOnly().classicUpperBounds(bounds).withoutExemplars();
    return builder;
  }

  private void gauge(String name, String says, Supplier<? extends Number> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(says)
        .callback(callback -> callback.call(value.get().doubleValue()))
        .register(registry);
  }

  /// How many of a unit are in a second; a metric without a unit counts seconds, as is usual.
  private static double perSecond(@Nullable String unit) {
    return switch (unit == null ? "s" : unit.strip().toLowerCase(Locale.ROOT)) {
      case "ms", "milliseconds", "millisecond" -> 1e3;
      case "us", "µs", "microseconds", "microsecond" -> 1e6;
      default -> 1;
    };
  }

  private static String operation(Answered answered) {
    return answered.operation() == null ? NONE : answered.operation();
  }

  /// Counts a request that was answered.
  public void answered(Answered answered) {
    onAnswer.forEach(each -> each.accept(answered));
  }

  /// Counts a request for an answer that may be kept.
  ///
  /// @param found whether it was
  public void looked(boolean found) {
    onLook.forEach(each -> each.accept(found));
  }

  /// Whether it wants to know of statements.
  public boolean wantsStatements() {
    return !onStatement.isEmpty();
  }

  /// Counts a statement that has run.
  public void ran(Duration lasted) {
    onStatement.forEach(each -> each.accept(lasted));
  }

  /// Everything in the text format 0.0.4.
  public byte[] text() {
    var out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
