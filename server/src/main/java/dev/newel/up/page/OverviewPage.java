package dev.newel.up.page;

import dev.newel.design.Design;
import dev.newel.publish.site.Html;
import dev.newel.serve.Server;
import org.jspecify.annotations.Nullable;

/// The first page: what is served where, and where to go from here.
final class OverviewPage {
  private OverviewPage() {}

  static String of(View view) {
    var html = new Html();
    var design = view.shown().design();
    if (design == null) {
      html.element("h1", "Nothing is served yet")
          .element("p", "This page follows the files: mend them, and the design is served.");
    } else {
      var system = design.prose().system();
      html.element("h1", system.title() == null ? system.name() : system.title());
      if (system.purpose() != null) {
        html.open("p", "class", "lead").text(system.purpose()).close("p");
      }
    }
    facts(html, view, design, view.server());
    if (view.server() != null) {
      gaps(html, view.server());
    }
    return Layout.page(view, "", "Overview", html);
  }

  private static void facts(
      Html html, View view, @Nullable Design design, @Nullable Server server) {
    var judgement = view.survey().judgement();
    html.open("dl", "class", "facts");
    html.element("dt", "Verdict").open("dd");
    html.element("strong", judgement.verdict().toString())
        .text(", ")
        .link(
            Pages.PREFIX + "findings",
            Layout.counted(judgement.open().size(), "finding", "findings"))
        .close("dd");
    if (design != null) {
      var system = design.prose().system();
      fact(html, "Name", system.name());
      fact(html, "Version", system.version());
      if (server != null) {
        html.element("dt", "Serves").open("dd");
        html.link(
                Pages.PREFIX + "reference",
                Layout.counted(server.operations(), "operation", "operations"))
            .text(" at ")
            .element("code", design.api().base().isEmpty() ? "/" : design.api().base())
            .close("dd");
        html.element("dt", "Health").open("dd");
        html.link(Pages.PREFIX + "health", server.healthPath()).close("dd");
      }
      html.element("dt", "Says").open("dd");
      html.text(
              "%s, %s, %s"
                  .formatted(
                      Layout.counted(design.model().entities().size(), "entity", "entities"),
                      Layout.counted(design.events().size(), "event", "events"),
                      Layout.counted(design.workflows().size(), "workflow", "workflows")))
          .close("dd");
      html.element("dt", "Documents").open("dd");
      html.link(Pages.PREFIX + "documents", "Documents and contracts").close("dd");
    }
    html.element("dt", "Files").open("dd").open("ul", "class", "plain");
    for (var file : view.survey().files()) {
      html.open("li").element("code", file).close("li");
    }
    html.close("ul").close("dd").close("dl");
  }

  private static void fact(Html html, String name, @Nullable String value) {
    if (value != null) {
      html.element("dt", name).element("dd", value);
    }
  }

  private static void gaps(Html html, Server server) {
    var gaps = server.gaps();
    if (gaps.isEmpty()) {
      return;
    }
    html.element("h2", "Not served yet")
        .element("p", "The design promises this, and the server does not keep it yet.")
        .open("ul");
    gaps.forEach(gap -> html.open("li").marked(gap).close("li"));
    html.close("ul");
  }
}
