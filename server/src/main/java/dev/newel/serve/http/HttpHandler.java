package dev.newel.serve.http;

/// Answers requests; many threads call it at once.
@FunctionalInterface
public interface HttpHandler {
  /// The answer; it never throws for what a client sent.
  HttpAnswer answer(HttpRequest request);
}
