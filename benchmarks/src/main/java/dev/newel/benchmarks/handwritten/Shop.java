package dev.newel.benchmarks.handwritten;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server: what it needs stands in the environment.
public final class Shop {
  private static final String BASE = "/api/v1";

  private final Products products;
  private final People people;
  private final Windows windows;
  private final Telemetry telemetry = new Telemetry();
  private final @Nullable Cache<String, Answer> kept;

  private interface Act {
    Answer answer(ServerRequest request) throws SQLException;
  }

  private Shop(HikariDataSource pool, long limit, boolean caches) {
    this.products = new Products(pool);
    this.people = new People(pool);
    this.windows = new Windows(limit);
    this.kept =
        caches
            ? Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofMinutes(5))
                .build()
            : null;
  }

  /// Serves until it is ended.
  public static void main(String[] arguments) throws UnknownHostException {
    var config = new HikariConfig();
    config.setJdbcUrl(setting("JDBC_URL"));
    config.setUsername(setting("DATABASE_USER"));
    config.setPassword(setting("DATABASE_PASSWORD"));
    config.setMinimumIdle(5);
    config.setMaximumPoolSize(20);
    config.setConnectionTimeout(5_000);
    var shop =
        new Shop(
            new HikariDataSource(config),
            Long.parseLong(setting("LIMIT")),
            !setting("CACHE").equals("none"));
    WebServer.builder()
        .address(InetAddress.getLoopbackAddress())
        .port(Integer.parseInt(setting("PORT")))
        .featuresDiscoverServices(false)
        .routing(
            routing ->
                routing
                    .get("/health", (request, response) -> response.send("{\"status\":\"UP\"}"))
                    .get("/metrics", (request, response) -> response.send(shop.telemetry.page()))
                    .get(BASE + "/products", shop.handler("products.list", shop::list))
                    .get(BASE + "/products/{id}", shop.handler("products.get", shop::one))
                    .post(BASE + "/products", shop.handler("products.create", shop::create))
                    .post(BASE + "/auth/login", shop.handler("identity.login", shop::login)))
        .build()
        .start();
  }

  private static String setting(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }

  private Answer list(ServerRequest request) throws SQLException {
    var query = request.query();
    var category = query.first("category").map(UUID::fromString).orElse(null);
    var page = query.first("page").map(Integer::parseInt).orElse(1);
    var size = query.first("pageSize").map(Integer::parseInt).orElse(20);
    if (page < 1 || size < 1 || size > 100) {
      throw new Refused(400, "INVALID_PARAMETER", "page and pageSize are out of bounds");
    }
    return kept(request, () -> Answer.ok(products.list(category, page, size)))
        .with("Cache-Control", "public, max-age=300");
  }

  private Answer one(ServerRequest request) throws SQLException {
    var id = UUID.fromString(request.path().pathParameters().get("id"));
    return kept(request, () -> Answer.ok(products.one(id))).with("Cache-Control", "no-store");
  }

  private Answer create(ServerRequest request) throws SQLException {
    if (!people.caller(bearer(request)).role().equals("admin")) {
      throw new Refused(403, "FORBIDDEN", "Insufficient permissions");
    }
    var input = ProductInput.read(request.content().inputStream());
    var made = products.create(input);
    if (kept != null) {
      // A new product is related to those of its shelf, so every answer about products ends.
      kept.invalidateAll();
    }
    return Answer.created(made.body())
        .with("Location", BASE + "/products/" + made.id())
        .with("Cache-Control", "no-store");
  }

  private Answer login(ServerRequest request) throws SQLException {
    return Answer.ok(people.login(request.content().inputStream()))
        .with("Cache-Control", "no-store");
  }

  private interface Read {
    Answer answer() throws SQLException;
  }

  private Answer kept(ServerRequest request, Read read) throws SQLException {
    if (kept == null) {
      return read.answer();
    }
    var key = request.path().rawPath() + "?" + request.query().rawValue();
    var before = kept.getIfPresent(key);
    if (before != null) {
      return before;
    }
    var fresh = read.answer();
    kept.put(key, fresh);
    return fresh;
  }

  private static @Nullable String bearer(ServerRequest request) {
    var header = request.headers().first(HeaderNames.AUTHORIZATION).orElse(null);
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  private Handler handler(String operation, Act act) {
    return (request, response) -> {
      var begun = System.nanoTime();
      var id = UUID.randomUUID().toString();
      Answer answer;
      try {
        var who = Optional.ofNullable(bearer(request)).orElseGet(remote(request));
        var window = windows.take(who, System.currentTimeMillis());
        window.headers().forEach((name, value) -> response.headers().add(name, value));
        answer =
            window.isSpent()
                ? Answer.refused(new Refused(429, "RATE_LIMITED", "Too many requests"), id)
                : act.answer(request);
      } catch (Refused refused) {
        answer = Answer.refused(refused, id);
      } catch (IllegalArgumentException malformed) {
        answer = Answer.refused(new Refused(400, "MALFORMED", "Not understood"), id);
      } catch (SQLException broken) {
        answer = Answer.refused(new Refused(503, "UNAVAILABLE", "Try again later"), id);
      }
      var status = send(request, response, answer, id);
      telemetry.tell(request, operation, id, status, System.nanoTime() - begun);
    };
  }

  private static Supplier<String> remote(ServerRequest request) {
    return () -> request.remotePeer().host();
  }

  private static int send(
      ServerRequest request, ServerResponse response, Answer answer, String id) {
    var headers = response.headers();
    headers.set(HeaderNames.CONTENT_TYPE, "application/json");
    headers.set(HeaderNames.VARY, "Authorization, Origin");
    headers.set(HeaderNames.create("X-Request-Id"), id);
    headers.set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    headers.set(HeaderNames.create("X-Frame-Options"), "DENY");
    headers.set(HeaderNames.create("Referrer-Policy"), "no-referrer");
    headers.set(
        HeaderNames.create("Content-Security-Policy"),
        "default-src 'none'; frame-ancestors 'none'");
    headers.set(HeaderNames.create("traceparent"), Telemetry.trace());
    for (Map.Entry<String, String> each : answer.headers().entrySet()) {
      headers.set(HeaderNames.create(each.getKey()), each.getValue());
    }
    var known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null);
    if (answer.tag() != null && answer.tag().equals(known)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return 304;
    }
    response.status(Status.create(answer.status())).send(answer.body());
    return answer.status();
  }
}
