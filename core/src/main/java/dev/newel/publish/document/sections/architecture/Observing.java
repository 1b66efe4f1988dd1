package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Observability;
import dev.newel.profile.DocumentSpec.Forbidden;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the running system tells: metrics, traces, alerts and health.
final class Observing {
  static final Section METRICS = Section.of("metrics", Observing::metrics);
  static final Section TRACING = Section.of("tracing", Observing::tracing);
  static final Section ALERTING = Section.of("alerting", Observing::alerting);
  static final Section HEALTH = Section.of("health", Observing::health);

  private static final Map<String, String> METRIC_COLUMNS =
      Phrase.row("Metric", "metric", "Type", "type", "Description", "description");
  private static final Map<String, String> ALERT_COLUMNS =
      Phrase.row(
          "Alert",
          "alert",
          "Condition",
          "condition",
          "Severity",
          "severity",
          "Response",
          "response");
  private static final Map<String, String> HEALTH_COLUMNS =
      Phrase.row("Endpoint", "endpoint", "Type", "type", "Checks", "checks");

  private Observing() {}

  static @Nullable Observability of(Place place) {
    return place.subject().design().prose().observability();
  }

  private static List<Block> metrics(Place place) {
    var told = of(place);
    if (told == null || told.metrics().isEmpty()) {
      return untold(place);
    }
    return List.of(
        place.table(
            METRIC_COLUMNS,
            List.copyOf(told.metrics().entrySet()),
            entry -> metric(entry.getKey(), entry.getValue())));
  }

  private static Map<String, String> metric(String name, Observability.Metric metric) {
    var called = Phrase.capital(MarkdownText.prose(name));
    var description =
        Phrase.words(
            Phrase.sentence(metric.doc()),
            metric.unit() == null ? "" : "Unit: %s.".formatted(MarkdownText.prose(metric.unit())));
    return Phrase.row(
        "metric", called,
        "type",
            metric.kind() == null
                ? "not stated"
                : Phrase.capital(metric.kind().name().toLowerCase(Locale.ROOT)),
        "description", description.isEmpty() ? "Its name says it." : description);
  }

  private static List<Block> tracing(Place place) {
    var told = of(place);
    if (told == null || told.traces() == null) {
      return untold(place);
    }
    var library =
        told.traces().equals("opentelemetry") ? "OpenTelemetry" : Phrase.clause(told.traces());
    var spans = new ArrayList<String>();
    spans.add("the request");
    if (!place.subject().slice().entities().isEmpty()) {
      spans.add("each statement of the database");
    }
    if (!place.subject().slice().dependencies().isEmpty()) {
      spans.add("each call of a dependency");
    }
    if (!place.subject().slice().workflows().isEmpty()) {
      spans.add("each step of a workflow");
    }
    return List.of(
        new Block.Paragraph(
            Phrase.words(
                "Traces are made with %s.".formatted(library),
                library.equals("OpenTelemetry")
                    ? "A trace that a caller has begun is continued (header `traceparent`), and calls out pass it on."
                    : "",
                "Spans: %s.".formatted(Phrase.and(spans)))));
  }

  private static List<Block> alerting(Place place) {
    var told = of(place);
    if (told == null || told.alerts().isEmpty()) {
      return untold(place);
    }
    return List.of(
        place.table(
            ALERT_COLUMNS,
            List.copyOf(told.alerts().entrySet()),
            entry -> alert(entry.getKey(), entry.getValue())));
  }

  private static Map<String, String> alert(String name, Observability.Alert alert) {
    var called = Phrase.capital(MarkdownText.prose(name));
    var does = Phrase.sentence(alert.does());
    return Phrase.row(
        "alert",
        called,
        "condition",
        MarkdownText.code(alert.when()),
        "severity",
        alert.severity() == null ? "not stated" : MarkdownText.prose(alert.severity()),
        "response",
        does.isEmpty() ? "not stated" : does);
  }

  /// What stands where the design tells nothing of it: that nothing stays up to be watched, or else
  /// nothing, which asks the question.
  static List<Block> untold(Place place) {
    return unserved(place, "nothing here is served, so that nothing stays up to be watched");
  }

  /// The same for what only a system asks for that stays up.
  ///
  /// @param reason why it does not apply where nothing is served
  static List<Block> unserved(Place place, String reason) {
    var slice = place.subject().slice();
    return slice.operations().isEmpty()
            && slice.events().isEmpty()
            && slice.jobs().isEmpty()
            && slice.workflows().isEmpty()
        ? Unknown.absent(place, reason)
        : List.of();
  }

  /// The answer of the overview while all is well; empty where the document holds no code.
  private static List<Block> answer(Place place, List<String> checks) {
    var forbids = place.subject().document().forbids();
    if (forbids.contains(Forbidden.CODE) || forbids.contains(Forbidden.CONFIGURATION)) {
      return List.of();
    }
    var each =
        checks.stream()
            .map(check -> "    \"%s\": \"healthy\"".formatted(check.replace("\"", "")))
            .toList();
    return List.of(
        new Block.Fence(
            "json",
            """
            {
              "status": "healthy",
              "timestamp": "2027-01-15T09:30:00.000Z",
              "checks": {
            %s
              }
            }"""
                .formatted(String.join(",\n", each))));
  }

  private static List<Block> health(Place place) {
    var told = of(place);
    var health = told == null ? null : told.health();
    if (health == null) {
      return untold(place);
    }
    var checks = health.checks().isEmpty() ? List.of("database") : health.checks();
    var checked = Phrase.and(checks.stream().map(MarkdownText::prose).toList());
    var rows =
        List.of(
            probe(
                health.live(),
                "/health/live",
                "Liveness",
                "The process answers; nothing else is asked."),
            probe(health.ready(), "/health/ready", "Readiness", Cells.brief(checked)),
            probe(health.path(), "/health", "Overview", Cells.brief(checked)));
    var blocks = new ArrayList<Block>();
    blocks.add(place.table(HEALTH_COLUMNS, rows, row -> row));
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                "They answer 200, or 503 where a check fails, and name each check with its state, `healthy` or `unhealthy`.",
                survived(place, checks),
                "They stand at the root and need no token.")));
    blocks.addAll(answer(place, checks));
    return blocks;
  }

  /// The checks of dependencies without which the service goes on, as the design says; empty where
  /// there are none. A service that did not serve without them would not degrade but stop.
  private static String survived(Place place, List<String> checks) {
    var dependencies = place.subject().design().prose().dependencies();
    var names =
        checks.stream()
            .filter(
                check -> {
                  var dependency = dependencies.get(check);
                  return dependency != null && dependency.unavailable() != null;
                })
            .map(MarkdownText::code)
            .toList();
    return names.isEmpty()
        ? ""
        : "A failure of %s is told and turns no answer into 503, for the service goes on without it."
            .formatted(Phrase.or(names));
  }

  private static Map<String, String> probe(
      @Nullable String path, String usual, String type, String checks) {
    return Phrase.row(
        "endpoint", MarkdownText.code("GET " + (path == null ? usual : path)),
        "type", type,
        "checks", checks);
  }
}
