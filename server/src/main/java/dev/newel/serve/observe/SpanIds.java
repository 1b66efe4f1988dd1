package dev.newel.serve.observe;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the span of a request the ids that its answer bears, and any other span ids by chance.
final class SpanIds implements IdGenerator {
  private final IdGenerator chance = IdGenerator.random();
  private final ThreadLocal<@Nullable Trace> next = new ThreadLocal<>();

  /// Runs what begins the span of the request itself.
  <T> T with(Trace trace, Supplier<T> begin) {
    next.set(trace);
    try {
      return begin.get();
    } finally {
      next.remove();
    }
  }

  @Override
  public String generateSpanId() {
    var trace = next.get();
    return trace == null ? chance.generateSpanId() : trace.span();
  }

  @Override
  public String generateTraceId() {
    var trace = next.get();
    return trace == null ? chance.generateTraceId() : trace.id();
  }
}
