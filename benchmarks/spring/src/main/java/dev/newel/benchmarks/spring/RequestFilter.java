package dev.newel.benchmarks.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a request its id, counts it in the window of its caller and logs it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger("requests");
  private static final long WINDOW = TimeUnit.MINUTES.toMillis(1);

  private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();
  private final long limit;

  private record Window(long begun, long used) {}

  RequestFilter(@Value("${shop.limit}") long limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var begun = System.nanoTime();
    var id = UUID.randomUUID().toString();
    request.setAttribute("requestId", id);
    response.setHeader("X-Request-Id", id);
    try {
      if (admits(request, response)) {
        chain.doFilter(request, response);
      }
    } finally {
      LOG.atInfo()
          .addKeyValue("requestId", id)
          .addKeyValue("method", request.getMethod())
          .addKeyValue("path", request.getRequestURI())
          .addKeyValue("duration", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
          .addKeyValue("status", response.getStatus())
          .log("request");
    }
  }

  private boolean admits(HttpServletRequest request, HttpServletResponse response) {
    var now = System.currentTimeMillis();
    var bearer = request.getHeader("Authorization");
    var window =
        windows.merge(
            bearer == null ? request.getRemoteAddr() : bearer,
            new Window(now, 1),
            (before, first) ->
                now - before.begun >= WINDOW ? first : new Window(before.begun, before.used + 1));
    response.setHeader("X-RateLimit-Limit", Long.toString(limit));
    response.setHeader("X-RateLimit-Remaining", Long.toString(Math.max(0, limit - window.used)));
    response.setHeader(
        "X-RateLimit-Reset", Long.toString((window.begun + WINDOW - now + 999) / 1000));
    if (window.used > limit) {
      response.setStatus(429);
      return false;
    }
    return true;
  }
}
