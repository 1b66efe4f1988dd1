package dev.newel.publish.site;

import dev.newel.publish.site.ApiDescription.Call;
import dev.newel.publish.site.ApiDescription.Content;

/// A page that tells people all that a description of an interface says, for wherever it is served.
/// It stands for itself: one style beside it, no script, nothing from elsewhere.
public final class ReferencePage {
  private ReferencePage() {}

  /// The page of a description in JSON.
  ///
  /// @param beside the path below which `style.css`, `openapi.json` and `openapi.yaml` answer
  public static String of(String openApi, String beside) {
    var description = ApiDescription.of(openApi);
    var html =
        new Html()
            .made("<!doctype html>\n")
            .open("html", "lang", "en")
            .open("head")
            .open("meta", "charset", "utf-8")
            .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .element("title", description.title())
            .open("link", "rel", "icon", "href", "data:,")
            .open("link", "rel", "stylesheet", "href", beside + "/style.css")
            .close("head")
            .open("body")
            .link("#main", "Skip to the content", "class", "skip")
            .open("main", "id", "main", "tabindex", "-1")
            .element("h1", description.title());
    paragraphs(html, description.about());
    html.open("p")
        .text("For programs: ")
        .link(beside + "/openapi.json", "openapi.json")
        .text(" and ")
        .link(beside + "/openapi.yaml", "openapi.yaml")
        .text(".")
        .close("p")
        .open("nav", "aria-label", "Operations");
    description
        .groups()
        .forEach(
            (group, calls) -> {
              html.element("p", group).open("ul");
              calls.forEach(
                  call ->
                      html.open("li")
                          .link("#" + call.id(), call.method() + " " + call.path())
                          .close("li"));
              html.close("ul");
            });
    html.close("nav");
    description
        .groups()
        .forEach(
            (group, calls) -> {
              html.element("h2", group);
              calls.forEach(call -> call(html, call));
            });
    return html.close("main").close("body").close("html").toString();
  }

  private static void call(Html html, Call call) {
    html.open("section", "id", call.id(), "aria-label", call.id())
        .open("h3")
        .text(call.method() + " ")
        .element("code", call.path())
        .close("h3")
        .open("p")
        .marked(call.summary())
        .close("p");
    paragraphs(html, call.description());
    if (!call.parameters().isEmpty()) {
      html.element("h4", "Parameters").open("ul", "class", "fields");
      for (var parameter : call.parameters()) {
        html.open("li").element("code", parameter.name());
        html.text(
            " in the %s%s".formatted(parameter.in(), parameter.required() ? ", required" : ""));
        FieldList.bounds(html, parameter.bounds());
        FieldList.described(html, parameter.description());
        html.close("li");
      }
      html.close("ul");
    }
    var body = call.body();
    if (body != null) {
      html.element("h4", "Body");
      content(html, body.content());
    }
    html.element("h4", "Answers");
    call.answers()
        .forEach(
            (status, answer) -> {
              html.open("p").element("strong", status).text(" ").marked(answer.words()).close("p");
              if (answer.content() != null) {
                content(html, answer.content());
              }
            });
    html.close("section");
  }

  private static void content(Html html, Content content) {
    html.open("p").element("code", content.media()).close("p");
    FieldList.of(html, content.fields());
  }

  private static void paragraphs(Html html, String text) {
    for (var paragraph : text.split("\n\n", -1)) {
      if (!paragraph.isBlank()) {
        html.open("p").marked(paragraph).close("p");
      }
    }
  }
}
