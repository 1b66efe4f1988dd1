package dev.newel.up;

import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpHandler;
import dev.newel.serve.http.HttpRequest;
import dev.newel.up.page.Pages;
import java.nio.charset.StandardCharsets;

/// Tells requests for the page from those for the design, which comes first everywhere but under
/// the page's own prefix.
final class Front implements HttpHandler {
  private static final byte[] NOTHING =
      "The design has errors, so nothing is served yet. See /\n".getBytes(StandardCharsets.UTF_8);

  private final ServedDesign served;
  private final Pages pages;

  Front(ServedDesign served, Pages pages) {
    this.served = served;
    this.pages = pages;
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    var path = request.path();
    if (path.startsWith(Pages.PREFIX)) {
      return pages.answer(request);
    }
    var root = path.equals("/");
    var answer = served.answer(request, !root);
    if (answer != null) {
      return answer;
    }
    return root
        ? pages.answer(request)
        : HttpAnswer.of(503, "text/plain; charset=utf-8", NOTHING)
            .with("Retry-After", "1")
            .with("X-Content-Type-Options", "nosniff");
  }
}
