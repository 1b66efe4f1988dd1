package dev.newel.up.page;

import dev.newel.publish.document.Publication.Written;
import dev.newel.publish.site.Html;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is published of the design: the list of it, and each document.
final class DocumentsPage {
  private DocumentsPage() {}

  static String of(View view) throws IOException {
    var html = new Html().element("h1", "Documents");
    if (view.shown().design() == null) {
      html.element("p", "A design with errors is not published.");
      return Layout.page(view, "documents", "Documents", html);
    }
    var published = view.shown().published();
    html.element("p", "Published from the design, in the families that `newel publish` writes.");
    families(published.documents())
        .forEach(
            (family, documents) -> {
              html.element("h2", family).open("ul");
              documents.forEach(document -> item(html, document));
              html.close("ul");
            });
    if (!published.contracts().isEmpty()) {
      html.element("h2", "contracts").open("ul");
      for (var contract : published.contracts()) {
        html.open("li")
            .link(Pages.PREFIX + "contracts/" + encoded(contract.path()), contract.path())
            .close("li");
      }
      html.close("ul");
    }
    return Layout.page(view, "documents", "Documents", html);
  }

  private static Map<String, List<Written>> families(List<Written> documents) {
    var families = new LinkedHashMap<String, List<Written>>();
    for (var document : documents) {
      var family = document.document().substring(0, document.document().indexOf('/'));
      families.computeIfAbsent(family, unseen -> new ArrayList<>()).add(document);
    }
    return families;
  }

  private static void item(Html html, Written document) {
    var path = document.output().path();
    html.open("li");
    if (path.endsWith(".md")) {
      html.link(
          Pages.PREFIX + "documents/" + encoded(path),
          MarkdownHtml.title(document.output().content(), path));
    } else {
      html.link(Pages.PREFIX + "contracts/" + encoded(path), path);
    }
    if (!document.item().equals("-")) {
      html.text(" of " + document.item());
    }
    html.open("br").element("code", path, "class", "path").close("li");
  }

  /// A path as a URL has it.
  private static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  /// The page of a document; null where there is none of that path.
  static @Nullable String document(View view, String path) throws IOException {
    var text = path.endsWith(".md") ? content(view, path) : null;
    if (text == null) {
      return null;
    }
    var html =
        new Html()
            .open("p")
            .link(Pages.PREFIX + "documents", "All documents")
            .text(" · ")
            .element("code", path, "class", "path")
            .close("p")
            .open("article")
            .made(MarkdownHtml.of(text))
            .close("article");
    return Layout.page(
        view, "documents", MarkdownHtml.title(text, path), html, "mermaid.min.js", "diagrams.js");
  }

  /// The text of a contract, or of a document that is no Markdown; null where there is none of that
  /// path.
  static @Nullable String contract(View view, String path) throws IOException {
    return content(view, path);
  }

  private static @Nullable String content(View view, String path) throws IOException {
    if (view.shown().design() == null) {
      return null;
    }
    var published = view.shown().published();
    for (var document : published.documents()) {
      if (document.output().path().equals(path)) {
        return document.output().content();
      }
    }
    for (var contract : published.contracts()) {
      if (contract.path().equals(path)) {
        return contract.content();
      }
    }
    return null;
  }
}
