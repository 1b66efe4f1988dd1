package dev.newel.up.page;

import dev.newel.publish.site.Html;
import java.util.List;

/// What surrounds the content of every page.
final class Layout {
  private record Entry(String path, String words) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("", "Overview"),
          new Entry("findings", "Findings"),
          new Entry("documents", "Documents"),
          new Entry("reference", "API reference"),
          new Entry("health", "Health"));

  private Layout() {}

  /// A page, whole.
  ///
  /// @param here the entry of the navigation that it belongs to
  /// @param scripts the names of modules that it needs beside `live.js`
  static String page(View view, String here, String title, Html content, String... scripts) {
    var name = name(view);
    var html =
        new Html()
            .made("<!doctype html>\n")
            .open("html", "lang", "en")
            .open("head")
            .open("meta", "charset", "utf-8")
            .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .element("title", title + " · " + name)
            .open("link", "rel", "icon", "href", "data:,")
            .open("link", "rel", "stylesheet", "href", Pages.PREFIX + "style.css");
    script(html, "live.js");
    for (var script : scripts) {
      script(html, script);
    }
    html.close("head")
        .open("body", "data-number", Long.toString(view.number()))
        .link("#main", "Skip to the content", "class", "skip")
        .open("header")
        .element("p", name, "class", "name")
        .open("nav", "aria-label", "Pages")
        .open("ul");
    for (var entry : ENTRIES) {
      html.open("li");
      var target = Pages.PREFIX + entry.path();
      if (entry.path().equals(here)) {
        html.open("a", "href", target, "aria-current", "page");
      } else {
        html.open("a", "href", target);
      }
      html.text(entry.words()).close("a").close("li");
    }
    html.close("ul")
        .close("nav")
        .close("header")
        .element("p", "", "id", "news", "role", "status")
        .open("main", "id", "main", "tabindex", "-1");
    state(html, view);
    return html.made(content.toString()).close("main").close("body").close("html").toString();
  }

  /// Both kinds run in their order once the page is read; what others made is no module.
  private static void script(Html html, String name) {
    if (name.endsWith(".min.js")) {
      html.open("script", "defer", "", "src", Pages.PREFIX + name).close("script");
    } else {
      html.open("script", "type", "module", "src", Pages.PREFIX + name).close("script");
    }
  }

  private static String name(View view) {
    var design = view.shown().design();
    if (design == null) {
      return "Newel";
    }
    var system = design.prose().system();
    return system.title() == null ? system.name() : system.title();
  }

  /// Says where what is shown is not what the files say.
  private static void state(Html html, View view) {
    var refusal = view.refusal();
    if (refusal != null) {
      html.open("section", "class", "alarm", "aria-label", "The changed design is not served")
          .open("p")
          .element("strong", "The changed design is not served. ")
          .marked(refusal.message())
          .close("p")
          .open("p")
          .marked(refusal.hint())
          .close("p");
      served(html, view);
      html.close("section");
    } else if (!view.isCurrent()) {
      html.open("section", "class", "alarm", "aria-label", "The design has errors")
          .open("p")
          .element("strong", "The design has errors. ")
          .link(Pages.PREFIX + "findings", "See the findings")
          .text(".")
          .close("p");
      served(html, view);
      html.close("section");
    }
  }

  private static void served(Html html, View view) {
    html.element(
        "p",
        view.server() == null
            ? "Nothing is served until it can be."
            : "The design before that change is served on, and shown here.");
  }

  /// `1 operation`, `2 operations`.
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
