package dev.newel.publish.openapi;

import dev.newel.language.Json;
import dev.newel.language.Observability;
import dev.newel.publish.openapi.OpenApi.Media;
import dev.newel.publish.openapi.OpenApi.Response;
import dev.newel.publish.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The health endpoints, which stand beside the interface and below no base.
final class HealthPaths {
  /// What a check can say: `unchecked` of what the server does not look at.
  private static final List<String> STATES = List.of("healthy", "unhealthy", "unchecked");

  private static final String TIME = "2027-01-15T09:30:00Z";

  private HealthPaths() {}

  /// Each path with its one operation; paths that are alike are said once.
  static Map<String, Map<String, OpenApi.Operation>> of(Observability.Health health) {
    var paths = new LinkedHashMap<String, Map<String, OpenApi.Operation>>();
    var whole = health.path() == null ? "/health" : health.path();
    var live = health.live() == null ? "/health/live" : health.live();
    var ready = health.ready() == null ? "/health/ready" : health.ready();
    var checks = new ArrayList<>(health.checks());
    if (!checks.contains("database")) {
      checks.addFirst("database");
    }
    put(paths, whole, "health.get", "Tell whether the service is healthy", checks);
    put(paths, live, "health.live", "Tell whether the process lives", List.of());
    put(paths, ready, "health.ready", "Tell whether the service can serve", checks);
    return paths;
  }

  private static void put(
      Map<String, Map<String, OpenApi.Operation>> paths,
      String path,
      String id,
      String summary,
      List<String> checks) {
    var responses = new LinkedHashMap<String, OpenApi.Answer>();
    responses.put("200", response("It is.", checks, "healthy"));
    responses.put(
        "400",
        new Response(
            "The server cannot read it as a request of HTTP (RFC 9110, section 15.5.1).",
            Map.of(),
            Map.of()));
    if (!checks.isEmpty()) {
      responses.put("503", response("It is not.", checks, "unhealthy"));
    }
    paths.putIfAbsent(
        path,
        Map.of(
            "get",
            new OpenApi.Operation(
                List.of("health"),
                id,
                summary,
                description(checks),
                false,
                "/",
                List.of(),
                List.of(),
                null,
                responses,
                Map.of())));
  }

  private static String description(List<String> checks) {
    return checks.isEmpty()
        ? "For everybody, without a limit; it looks at nothing but the process itself."
        : "For everybody, without a limit; it looks at: %s.".formatted(String.join(", ", checks));
  }

  private static Response response(String description, List<String> checks, String status) {
    var properties = new LinkedHashMap<String, Schema>();
    properties.put("status", Schema.words(List.of("healthy", "unhealthy")));
    properties.put("timestamp", Schema.string().with("format", "date-time"));
    var example = new LinkedHashMap<String, Json>();
    example.put("status", new Json.Text(status));
    example.put("timestamp", new Json.Text(TIME));
    if (!checks.isEmpty()) {
      var states = new LinkedHashMap<String, Schema>();
      var said = new LinkedHashMap<String, Json>();
      for (var check : checks) {
        var isOurs = check.equals("database");
        states.put(check, Schema.words(isOurs ? STATES.subList(0, 2) : STATES));
        said.put(check, new Json.Text(isOurs ? status : "unchecked"));
      }
      properties.put("checks", Schema.object(states, List.copyOf(states.keySet())));
      example.put("checks", new Json.Object(said));
    }
    return new Response(
        description,
        Map.of(Answers.REQUEST_ID, Answers.NAMES_REQUEST),
        Map.of(
            "application/json",
            new Media(
                Schema.object(properties, List.copyOf(properties.keySet())),
                Map.of(status, new Json.Object(example)),
                Map.of())));
  }
}
