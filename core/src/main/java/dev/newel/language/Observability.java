package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the running system tells.
@Element(says = "What the running system tells.")
public record Observability(
    @Key(
            says = "What each request logs.",
            eg = "{ format: json, fields: [timestamp, level] }",
            kept = Kept.SERVED)
        @Nullable Log log,
    @Key(
            says = "The metrics, by name; a list of names will do.",
            eg = "[request rate, error rate]",
            listed = true,
            kept = Kept.SERVED)
        Map<String, Metric> metrics,
    @Key(says = "How traces are made.", eg = "opentelemetry", kept = Kept.SERVED)
        @Nullable String traces,
    @Key(says = "The health endpoints.", eg = "{ path: /health, checks: [database] }")
        @Nullable Health health,
    @Key(
            says = "The alerts, by name.",
            eg = "{ errors: { when: error rate > 1% for 5m, severity: page } }")
        Map<String, Alert> alerts,
    @Key(says = "The requirements that it meets.", eg = "[NFR-006]") List<String> satisfies) {
  public Observability {
    metrics = Maps.ordered(metrics);
    alerts = Maps.ordered(alerts);
    satisfies = List.copyOf(satisfies);
  }

  /// What each request logs.
  @Element(says = "What each request logs.")
  public record Log(
      @Key(says = "The form of a line.", eg = "json", otherwise = "json", kept = Kept.SERVED)
          @Nullable String format,
      @Key(
              says = "The least level that is written.",
              eg = "info",
              otherwise = "info",
              kept = Kept.SERVED)
          @Nullable String level,
      @Key(says = "The fields of a line.", eg = "[timestamp, level, requestId]", kept = Kept.SERVED)
          List<String> fields,
      @Key(says = "What is never logged.") @Nullable String doc,
      @Key(says = "The requirements that it meets.", eg = "[NFR-006]") List<String> satisfies) {
    public Log {
      fields = List.copyOf(fields);
      satisfies = List.copyOf(satisfies);
    }
  }

  /// A number that is watched.
  @Element(says = "A number that is watched.")
  public record Metric(
      @Key(says = "Its kind.", eg = "histogram", kept = Kept.SERVED) @Nullable MetricKind kind,
      @Key(says = "What it counts.", kept = Kept.SERVED) @Nullable String doc,
      @Key(says = "Its unit.", eg = "ms", kept = Kept.SERVED) @Nullable String unit) {}

  /// The kinds of metric.
  public enum MetricKind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /// The health endpoints.
  @Element(says = "The health endpoints.")
  public record Health(
      @Key(says = "The one for people.", eg = "/health", otherwise = "/health", kept = Kept.SERVED)
          @Nullable String path,
      @Key(
              says = "Whether the process lives.",
              eg = "/health/live",
              otherwise = "/health/live",
              kept = Kept.SERVED)
          @Nullable String live,
      @Key(
              says = "Whether it can serve.",
              eg = "/health/ready",
              otherwise = "/health/ready",
              kept = Kept.SERVED)
          @Nullable String ready,
      @Key(
              says = "What readiness checks.",
              eg = "[database, redis, disk]",
              otherwise = "[database]",
              kept = Kept.SERVED)
          List<String> checks,
      @Key(says = "The requirements that it meets.", eg = "[FR-025]") List<String> satisfies) {
    public Health {
      checks = List.copyOf(checks);
      satisfies = List.copyOf(satisfies);
    }
  }

  /// What wakes somebody.
  @Element(says = "What wakes somebody.")
  public record Alert(
      @Key(says = "The condition.", eg = "error rate > 1% for 5m", required = true) String when,
      @Key(says = "How grave.", eg = "page") @Nullable String severity,
      @Key(says = "What the person does.", eg = "See the runbook on payment outages.", name = "do")
          @Nullable String does,
      @Key(says = "The requirements that it meets.", eg = "[NFR-006]") List<String> satisfies) {
    public Alert {
      satisfies = List.copyOf(satisfies);
    }
  }
}
