package dev.newel.serve.run;

import dev.newel.cli.ApiPages;
import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The pages at `api.docs` as answers. They are composed elsewhere, since the server looks at no
/// output of another verb.
final class ApiDocs {
  /// A style beside the page, and nothing else.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ApiDocs() {}

  static Map<String, Supplier<HttpAnswer>> of(Design design) {
    var pages = new LinkedHashMap<String, Supplier<HttpAnswer>>();
    ApiPages.of(design).forEach((path, shown) -> pages.put(path, () -> answer(shown)));
    return pages;
  }

  private static HttpAnswer answer(ApiPages.Shown shown) {
    return HttpAnswer.of(200, shown.media(), shown.text().get().getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "no-cache");
  }
}
