package dev.newel.up.page;

import dev.newel.publish.site.Html;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.input.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers what a browser asks of the page.
public final class Pages {
  /// Under it stands whatever belongs to the page.
  public static final String PREFIX = "/.newel/";

  private static final Logger LOG = Logger.getLogger(Pages.class.getName());

  /// A browser asks again after this, so that no connection is held for ever.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A page of another site may point a name of its own at this machine and then read what is shown
  /// here; these names are nobody's.
  private static final Pattern LOCAL =
      Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Supplier<View> views;
  private final News news;
  private final boolean guarded;
  private final Assets assets = new Assets();

  /// @param guarded whether only this machine is to see the page
  public Pages(Supplier<View> views, News news, boolean guarded) {
    this.views = views;
    this.news = news;
    this.guarded = guarded;
  }

  /// The answer to a request under `PREFIX`, or for `/`.
  public HttpAnswer answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return text(405, "The page is only read.").with("Allow", "GET, HEAD");
    }
    var host = request.header("Host");
    if (guarded && (host == null || !LOCAL.matcher(host).matches())) {
      return text(421, "This page is for this machine alone: ask for it as localhost.");
    }
    return found(request);
  }

  private HttpAnswer found(HttpRequest request) {
    var path = request.path();
    var name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    if (name.equals("news")) {
      return news(request.query());
    }
    var asset = assets.answer(name, request.header("If-None-Match"));
    if (asset != null) {
      return headed(asset, false);
    }
    try {
      return page(name, views.get());
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, e, () -> "`" + path + "` cannot be shown");
      return text(500, "This cannot be shown: " + e.getMessage());
    }
  }

  private static HttpAnswer page(String name, View view) throws IOException {
    return switch (name) {
      case "" -> html(OverviewPage.of(view), false);
      case "findings" -> html(FindingsPage.of(view), false);
      case "documents" -> html(DocumentsPage.of(view), false);
      case "reference" -> html(ReferencePage.of(view), false);
      case "health" -> html(HealthPage.of(view), false);
      default -> published(name, view);
    };
  }

  private static HttpAnswer published(String name, View view) throws IOException {
    var document = below("documents/", name);
    if (document != null) {
      var page = DocumentsPage.document(view, document);
      return page == null ? missing(view) : html(page, true);
    }
    var contract = below("contracts/", name);
    var content = contract == null ? null : DocumentsPage.contract(view, contract);
    return content == null ? missing(view) : text(200, content);
  }

  private static @Nullable String below(String folder, String name) {
    if (!name.startsWith(folder)) {
      return null;
    }
    try {
      return Percent.ofPath(name.substring(folder.length()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static HttpAnswer missing(View view) {
    var html =
        new Html()
            .element("h1", "There is nothing here")
            .element("p", "The design may have changed since the link was made.");
    var page = html(Layout.page(view, "-", "Nothing here", html), false);
    return new HttpAnswer(404, page.headers(), page.body());
  }

  private HttpAnswer news(String query) {
    var known = query.matches("not=\\d{1,18}") ? Long.parseLong(query.substring(4)) : -1;
    var body = "{\"number\":%d}".formatted(news.await(known, PATIENCE));
    return headed(
        HttpAnswer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8))
            .with("Cache-Control", "no-store"),
        false);
  }

  private static HttpAnswer html(String page, boolean drawn) {
    var answer =
        HttpAnswer.of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    return headed(answer.with("Cache-Control", "no-store"), drawn);
  }

  private static HttpAnswer text(int status, String words) {
    var answer =
        HttpAnswer.of(status, "text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8));
    return headed(answer.with("Cache-Control", "no-store"), false);
  }

  /// @param drawn whether diagrams are drawn: Mermaid puts the style of each into its picture
  private static HttpAnswer headed(HttpAnswer answer, boolean drawn) {
    return answer
        .with("Content-Security-Policy", POLICY.formatted(drawn ? " 'unsafe-inline'" : ""))
        .with("X-Content-Type-Options", "nosniff")
        .with("X-Frame-Options", "DENY")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Referrer-Policy", "no-referrer");
  }
}
