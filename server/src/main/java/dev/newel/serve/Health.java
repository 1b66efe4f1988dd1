package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whether the server lives and whether it can serve.
///
/// The database is the one thing that it checks. Whatever else the design wants checked stands in
/// the answer as `unchecked`, so that nobody takes it for healthy, and counts neither way.
final class Health {
  /// What it answers to; HEAD comes with GET.
  static final Set<String> METHODS = Set.of("GET");

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String DATABASE = "database";

  private final Database database;
  private final List<String> unchecked;
  private final String whole;
  private final String live;
  private final String ready;
  private volatile boolean draining;

  Health(Design design, Database database) {
    this.database = database;
    var told = design.prose().observability();
    var health = told == null ? null : told.health();
    this.unchecked = unchecked(design);
    this.whole = health == null || health.path() == null ? "/health" : health.path();
    this.live = health == null || health.live() == null ? "/health/live" : health.live();
    this.ready = health == null || health.ready() == null ? "/health/ready" : health.ready();
  }

  /// What the design wants checked and this server does not check.
  static List<String> unchecked(Design design) {
    var told = design.prose().observability();
    return told == null || told.health() == null
        ? List.of()
        : told.health().checks().stream().filter(name -> !name.equals(DATABASE)).toList();
  }

  /// The path of the whole answer.
  String path() {
    return whole;
  }

  /// From now on it is not ready.
  void drain() {
    draining = true;
  }

  /// Whether it answers at a path, to the methods under `METHODS`.
  boolean isAt(String path) {
    return path.equals(whole) || path.equals(live) || path.equals(ready);
  }

  /// The answer where health is asked for, else null.
  @Nullable HttpAnswer answer(HttpRequest request, Instant now) {
    var path = request.path();
    if (!isAt(path) || !(request.method().equals("GET") || request.method().equals("HEAD"))) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    if (path.equals(live)) {
      body.put("status", "healthy");
      body.put("timestamp", now.toString());
      return HttpAnswer.of(200, "application/json", JsonText.bytes(body));
    }
    var answers = database.answers(PATIENCE);
    var healthy = answers && !draining;
    var checks = new LinkedHashMap<String, @Nullable Object>();
    checks.put(DATABASE, answers ? "healthy" : "unhealthy");
    unchecked.forEach(name -> checks.put(name, "unchecked"));
    body.put("status", healthy ? "healthy" : "unhealthy");
    body.put("timestamp", now.toString());
    body.put("checks", checks);
    return HttpAnswer.of(healthy ? 200 : 503, "application/json", JsonText.bytes(body));
  }
}
