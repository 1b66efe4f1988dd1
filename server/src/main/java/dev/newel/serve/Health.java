package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.health.Check;
import dev.newel.serve.health.Checks;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Says whether the server lives and whether it can serve.
///
/// What the design wants checked and no setting leads to stands in the answer as `unchecked`, so
/// that nobody takes it for healthy, and counts neither way.
final class Health {
  /// What it answers to; HEAD comes with GET.
  static final Set<String> METHODS = Set.of("GET");

  /// What has not answered by then counts as away.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Check> checks;
  private final List<String> unchecked;
  private final Duration patience;
  private final String whole;
  private final String live;
  private final String ready;
  private volatile boolean draining;

  /// @param unchecked what stands beside the checks and is not looked at
  Health(Design design, List<Check> checks, List<String> unchecked, Duration patience) {
    this.checks = List.copyOf(checks);
    this.unchecked = List.copyOf(unchecked);
    this.patience = patience;
    var told = design.prose().observability();
    var health = told == null ? null : told.health();
    this.whole = health == null || health.path() == null ? "/health" : health.path();
    this.live = health == null || health.live() == null ? "/health/live" : health.live();
    this.ready = health == null || health.ready() == null ? "/health/ready" : health.ready();
  }

  /// The health of a server.
  ///
  /// @param disk where it keeps what it keeps
  static Health of(
      Design design, Database database, Map<String, @Nullable Object> settings, Path disk) {
    return new Health(
        design,
        Checks.of(design, settings, () -> database.answers(PATIENCE), disk),
        Checks.unmade(design, settings),
        PATIENCE);
  }

  /// The path of the whole answer.
  String path() {
    return whole;
  }

  /// Every path that it answers at, that of the whole answer first.
  List<String> paths() {
    return List.of(whole, live, ready);
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
    var states = states();
    var needed = checks.stream().filter(Check::isNeeded).toList();
    var healthy = !draining && needed.stream().allMatch(check -> isThere(states, check));
    var all = checks.stream().allMatch(check -> isThere(states, check));
    var told = new LinkedHashMap<String, @Nullable Object>();
    checks.forEach(
        check -> told.put(check.name(), isThere(states, check) ? "healthy" : "unhealthy"));
    unchecked.forEach(name -> told.put(name, "unchecked"));
    body.put("status", !healthy ? "unhealthy" : all ? "healthy" : "degraded");
    body.put("timestamp", now.toString());
    body.put("checks", told);
    return HttpAnswer.of(healthy ? 200 : 503, "application/json", JsonText.bytes(body));
  }

  /// What each check says by the end of our patience; all of them look at once.
  private Map<Check, Boolean> states() {
    var looks = new LinkedHashMap<Check, CompletableFuture<Boolean>>();
    checks.forEach(check -> looks.put(check, check.look()));
    var end = System.nanoTime() + patience.toNanos();
    var states = new LinkedHashMap<Check, Boolean>();
    looks.forEach((check, look) -> states.put(check, by(look, end - System.nanoTime())));
    return states;
  }

  private static boolean by(CompletableFuture<Boolean> look, long nanos) {
    try {
      return look.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isThere(Map<Check, Boolean> states, Check check) {
    return Boolean.TRUE.equals(states.get(check));
  }
}
