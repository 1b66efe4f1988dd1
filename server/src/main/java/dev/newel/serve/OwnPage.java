package dev.newel.serve;

import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// What the server tells beside the operations of the design, to GET and HEAD.
interface OwnPage {
  /// Whether it answers at a path.
  boolean isAt(String path);

  /// What is told now at one of its paths.
  HttpAnswer content(String path);

  /// The answer where this page is asked for, else null.
  default @Nullable HttpAnswer answer(HttpRequest request) {
    var method = request.method();
    return isAt(request.path()) && (method.equals("GET") || method.equals("HEAD"))
        ? content(request.path())
        : null;
  }
}
