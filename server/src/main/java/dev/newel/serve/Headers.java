package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.language.OperationText.HttpCache;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpAnswer.Header;
import dev.newel.serve.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The headers that answers bear whatever they answer.
final class Headers {
  private static final String EXPOSED =
      "Deprecation, ETag, Idempotency-Replayed, Link, Location, Retry-After, Sunset, X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";
  private static final List<Header> PROTECTING =
      List.of(
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("Referrer-Policy", "no-referrer"),
          new Header("X-Frame-Options", "DENY"),
          new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
  private static final long PREFLIGHT_SECONDS = 600;

  private final Design design;
  private final Caller caller;
  private final Origins origins;

  Headers(Design design, Caller caller) {
    this.design = design;
    this.caller = caller;
    this.origins = new Origins(design.api().cors());
  }

  Header challenge(String code) {
    return new Header("WWW-Authenticate", caller.challenge(code));
  }

  /// The methods in `Allow`: those that answer, and what HTTP adds to them.
  ///
  /// @param match what is at the path of the design; null where nothing is
  /// @param isOurs whether the server itself answers there
  String allow(Router.@Nullable Match<?> match, boolean isOurs) {
    var all = new TreeSet<>(match == null ? Set.<String>of() : match.byMethod().keySet());
    if (isOurs) {
      all.addAll(Health.METHODS);
    }
    all.add("OPTIONS");
    if (all.contains("GET")) {
      all.add("HEAD");
    }
    return String.join(", ", all);
  }

  /// The answer to OPTIONS; to a browser's preflight (Fetch standard, 3.3.5) what it may send.
  HttpAnswer options(HttpRequest request, String allowed) {
    var answer = HttpAnswer.of(204).with("Allow", allowed);
    if (origins.isNamed(request.header("Origin"))
        && request.header("Access-Control-Request-Method") != null) {
      return answer
          .with("Access-Control-Allow-Methods", allowed)
          .with(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id, "
                  + design.api().idempotencyHeader()
                  + caller.ownHeaders())
          .with("Access-Control-Max-Age", Long.toString(PREFLIGHT_SECONDS));
    }
    return answer;
  }

  /// How long an answer may be kept: not at all unless the operation says so, and never by others
  /// what a viewer sees.
  List<Header> cache(Exchange exchange) {
    var cache = exchange.operation().cache();
    if (cache == null
        || cache.http() == null
        || cache.http() == HttpCache.NONE
        || !exchange.operation().isRead()) {
      return List.of();
    }
    var seconds = cache.keep() == null ? 0 : cache.keep().estimate().toSeconds();
    var shared = cache.http() == HttpCache.PUBLIC && exchange.viewer.isAnonymous();
    var headers = new ArrayList<Header>();
    headers.add(
        new Header("Cache-Control", (shared ? "public" : "private") + ", max-age=" + seconds));
    headers.add(new Header("Vary", "Authorization" + caller.ownHeaders()));
    if (exchange.age > 0) {
      // Others may keep it for what is left of its time (RFC 9111, section 5.1).
      headers.add(new Header("Age", Long.toString(exchange.age)));
    }
    return headers;
  }

  /// The answer with all its headers.
  ///
  /// @param origin of the page that asks; null where none is told
  HttpAnswer complete(@Nullable String origin, String id, List<Header> known, HttpAnswer answer) {
    var all = new ArrayList<>(answer.headers());
    all.addAll(known);
    all.add(new Header("X-Request-Id", id));
    // A page of ours says for itself what it may load.
    PROTECTING.stream()
        .filter(each -> all.stream().noneMatch(header -> header.name().equals(each.name())))
        .forEach(all::add);
    if (all.stream().noneMatch(header -> header.name().equals("Cache-Control"))) {
      all.add(new Header("Cache-Control", "no-store"));
    }
    if (!design.api().cors().isEmpty()) {
      all.add(new Header("Vary", "Origin"));
      if (origin != null && origins.isNamed(origin)) {
        all.add(new Header("Access-Control-Allow-Origin", origin));
        all.add(new Header("Access-Control-Allow-Credentials", "true"));
        all.add(new Header("Access-Control-Expose-Headers", EXPOSED));
      }
    }
    return answer.with(all);
  }
}
