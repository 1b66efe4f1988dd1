package dev.newel.publish.diagram;

import dev.newel.language.Dependency;

/// How a dependency is called, and what happens when it does not answer.
public final class CallDiagram {
  private CallDiagram() {}

  /// Whether a call may be tried again: the design says so, or else its method does no harm when
  /// it is repeated (RFC 9110, section 9.2.2).
  public static boolean repeats(Dependency.Offer offer) {
    if (offer.idempotent() != null) {
      return offer.idempotent();
    }
    var http = offer.http();
    return http != null && !http.method().equals("POST") && !http.method().equals("PATCH");
  }

  /// Mermaid text.
  ///
  /// @param offer what is called
  public static String of(String system, String name, Dependency dependency, String offer) {
    var sequence = new Sequence();
    sequence.participant("caller", system);
    var breaker = dependency.breaker();
    if (breaker != null) {
      sequence.participant("breaker", "Circuit breaker");
    }
    sequence.participant("callee", SystemDiagram.title(dependency.title(), name));
    var what = FlowDiagram.call(offer, dependency);
    if (breaker != null) {
      sequence.call("caller", "breaker", what);
      sequence.begin("alt", "open, after %s failed".formatted(breaker.failures()));
      sequence.answer("breaker", "caller", "refused at once");
      sequence.otherwise("closed");
      sequence.call("breaker", "callee", what);
    } else {
      sequence.call("caller", "callee", what);
    }
    if (dependency.timeout() != null) {
      sequence.note("callee", "at most " + dependency.timeout() + " an attempt");
    }
    var retry = dependency.retry();
    var called = dependency.offers().get(offer);
    if (retry != null && (called == null || repeats(called))) {
      sequence.begin("opt", "no answer in time");
      sequence.call(
          breaker == null ? "caller" : "breaker",
          "callee",
          "again, %s attempts in all".formatted(retry.attempts()));
      sequence.end();
    }
    sequence.answer("callee", "caller", "answer");
    if (breaker != null) {
      sequence.end();
    }
    if (dependency.unavailable() != null) {
      sequence.note("caller", "without an answer: " + dependency.unavailable());
    }
    return sequence.text();
  }
}
