package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.language.ApiText;
import dev.newel.language.Rate;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.limit.Limiter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds requests to the limits of the design, and tells in headers what is left of them.
final class Limits {
  private final Design design;
  private final Limiter limiter;

  Limits(Design design, Limiter limiter) {
    this.design = design;
    this.limiter = limiter;
  }

  /// Counts a request by the address that it comes from.
  ///
  /// @param operation null where the request leads to none
  /// @param claims whether it says who asks
  /// @param headers takes what is left
  void ofAddress(
      HttpRequest request,
      @Nullable Operation operation,
      boolean claims,
      Instant now,
      List<HttpAnswer.Header> headers) {
    var weight = operation == null ? 1 : operation.countsAs();
    var whom = "ip " + request.remote();
    var own = operation == null ? null : operation.limit();
    if (operation != null && own != null && own.per() == Rate.Partition.IP) {
      take(whom + " " + operation.id(), own, weight, now, headers);
    }
    var anonymous = design.identity().roles().get(Role.ANONYMOUS);
    // Where no operation is, nobody judges what the caller claims.
    if (anonymous != null && anonymous.limit() != null && (operation == null || !claims)) {
      take(whom, anonymous.limit(), weight, now, headers);
    }
  }

  /// Counts a request by who asks.
  ///
  /// @param claimed whether it said who asks, rightly or not, and so was not counted before
  void ofCaller(Exchange exchange, boolean claimed) {
    var operation = exchange.operation();
    var viewer = exchange.viewer;
    var role = design.identity().roles().get(viewer.role());
    if (role != null && role.limit() != null && (claimed || !viewer.isAnonymous())) {
      count(exchange, whom(exchange, role.limit(), role.name()), role.limit());
    }
    var own = operation.limit();
    if (own != null && own.per() != Rate.Partition.IP) {
      count(exchange, whom(exchange, own, "") + " " + operation.id(), own);
    }
  }

  /// Whether it has to be known which tenant whoever asks is of.
  boolean countsTenants(Exchange exchange) {
    var role = design.identity().roles().get(exchange.viewer.role());
    return !exchange.viewer.isAnonymous()
        && (isOfTenant(exchange.operation().limit()) || (role != null && isOfTenant(role.limit())));
  }

  private static boolean isOfTenant(@Nullable Rate rate) {
    return rate != null && rate.per() == Rate.Partition.TENANT;
  }

  /// Whom a limit counts. Whoever is of no tenant, or crosses all, is counted alone, and a stranger
  /// by the address: nobody uses up what is somebody else's.
  private static String whom(Exchange exchange, Rate rate, String role) {
    var mark = exchange.viewer.mark();
    var tenant = exchange.counted;
    if (rate.per() == Rate.Partition.TENANT && tenant != null) {
      return "tenant " + tenant.key() + " " + role;
    }
    return mark == null || rate.per() == Rate.Partition.IP
        ? "ip " + exchange.request.remote()
        : mark;
  }

  private void count(Exchange exchange, String whom, Rate rate) {
    take(whom, rate, exchange.operation().countsAs(), exchange.now, exchange.headers);
  }

  private void take(
      String whom, Rate rate, int weight, Instant now, List<HttpAnswer.Header> headers) {
    var verdict = limiter.take(whom, rate, weight, now);
    var api = design.api();
    headers.removeIf(header -> header.name().contains("RateLimit"));
    var reset =
        api.limitReset() == ApiText.Reset.EPOCH
            ? verdict.ends().getEpochSecond()
            : verdict.resetSeconds();
    if (api.limitHeaders() == ApiText.LimitHeaders.X_RATELIMIT
        || api.limitHeaders() == ApiText.LimitHeaders.BOTH) {
      headers.add(new HttpAnswer.Header("X-RateLimit-Limit", Long.toString(verdict.limit())));
      headers.add(
          new HttpAnswer.Header("X-RateLimit-Remaining", Long.toString(verdict.remaining())));
      headers.add(new HttpAnswer.Header("X-RateLimit-Reset", Long.toString(reset)));
    }
    if (api.limitHeaders() == ApiText.LimitHeaders.RATELIMIT
        || api.limitHeaders() == ApiText.LimitHeaders.BOTH) {
      headers.add(
          new HttpAnswer.Header(
              "RateLimit-Policy",
              "\"default\";q=%d;w=%d".formatted(verdict.limit(), rate.unit().seconds())));
      headers.add(
          new HttpAnswer.Header(
              "RateLimit",
              "\"default\";r=%d;t=%d".formatted(verdict.remaining(), verdict.resetSeconds())));
    }
    if (!verdict.allowed()) {
      headers.add(new HttpAnswer.Header("Retry-After", Long.toString(verdict.resetSeconds())));
      throw Refusal.of("RATE_LIMIT_EXCEEDED", Map.of("seconds", verdict.resetSeconds()));
    }
  }
}
