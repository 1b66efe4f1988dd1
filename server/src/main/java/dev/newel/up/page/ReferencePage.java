package dev.newel.up.page;

import dev.newel.publish.site.ApiDescription;
import dev.newel.publish.site.ApiDescription.Body;
import dev.newel.publish.site.ApiDescription.Call;
import dev.newel.publish.site.ApiDescription.Parameter;
import dev.newel.publish.site.ApiDescription.Part;
import dev.newel.publish.site.FieldList;
import dev.newel.publish.site.Html;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Every operation with a form that calls it.
final class ReferencePage {
  private static final String LOGIN = "identity.login";

  private ReferencePage() {}

  static String of(View view) throws IOException {
    var html = new Html().element("h1", "API reference");
    var design = view.shown().design();
    var text = design == null ? null : view.shown().published().openApi();
    if (design == null || text == null) {
      html.element("p", "There is no operation over HTTP to call.");
      return Layout.page(view, "reference", "API reference", html);
    }
    var description = ApiDescription.of(text);
    html.open("p")
        .text("From the description of the interface, ")
        .link(Pages.PREFIX + "contracts/openapi.yaml", "openapi.yaml")
        .text(". Requests go to the server that runs here, with its data.")
        .close("p");
    var calls = description.groups().values().stream().flatMap(each -> each.stream()).toList();
    calls.stream()
        .filter(call -> call.id().equals(LOGIN))
        .findFirst()
        .ifPresent(call -> login(html, call, design.identity().access().scheme()));
    description
        .groups()
        .forEach(
            (group, members) -> {
              html.element("h2", group);
              members.forEach(call -> call(html, call));
            });
    return Layout.page(view, "reference", "API reference", html, "reference.js");
  }

  /// The form that logs in; the page keeps the token in its memory alone.
  ///
  /// @param scheme the word before a token
  private static void login(Html html, Call call, String scheme) {
    var body = call.body();
    if (body == null || body.example().isEmpty()) {
      return;
    }
    html.open("section", "class", "login", "aria-labelledby", "login")
        .element("h2", "Log in", "id", "login")
        .open(
            "form",
            "id",
            "login-form",
            "data-method",
            call.method(),
            "data-path",
            call.path(),
            "data-media",
            body.media(),
            "data-example",
            body.example(),
            "data-scheme",
            scheme);
    fields(html, ApiDescription.tree(body.example()), "");
    html.open("p")
        .element("button", "Log in")
        .text(" ")
        .element("button", "Forget the token", "type", "button", "id", "forget")
        .close("p")
        .close("form")
        .element(
            "p",
            "Nobody is logged in. The token stays in the memory of this page.",
            "id",
            "who",
            "role",
            "status")
        .close("section");
  }

  /// A field for every text of the example, whatever wraps it.
  private static void fields(Html html, tools.jackson.databind.JsonNode example, String above) {
    example.forEachEntry(
        (name, value) -> {
          var path = above.isEmpty() ? name : above + "." + name;
          if (value.isObject()) {
            fields(html, value, path);
          } else if (value.isString()) {
            var secret = name.toLowerCase(java.util.Locale.ROOT).contains("password");
            var id = "login-" + path;
            html.open("p")
                .element("label", name, "for", id)
                .open(
                    "input",
                    "id",
                    id,
                    "name",
                    path,
                    "type",
                    secret ? "password" : "text",
                    "autocomplete",
                    secret ? "current-password" : "username",
                    "required",
                    "")
                .close("p");
          }
        });
  }

  private static void call(Html html, Call call) {
    html.open("details", "class", "call", "id", call.id())
        .open("summary")
        .element("span", call.method(), "class", "method")
        .text(" ")
        .element("code", call.path())
        .text(" ")
        .element("span", call.summary(), "class", "summary")
        .close("summary");
    for (var paragraph : call.description().split("\n\n", -1)) {
      if (!paragraph.isBlank()) {
        html.open("p").marked(paragraph).close("p");
      }
    }
    form(html, call);
    var body = call.body();
    if (body != null) {
      fields(html, "Fields of the body", body.content());
    }
    html.element("h3", "Answers").open("dl", "class", "answers");
    call.answers()
        .forEach(
            (status, answer) -> {
              html.element("dt", status).open("dd").marked(answer.words());
              fields(html, "Fields of the answer", answer.content());
              html.close("dd");
            });
    html.close("dl").close("details");
  }

  private static void form(Html html, Call call) {
    var body = call.body();
    html.open(
        "form",
        "class",
        "try",
        "data-method",
        call.method(),
        "data-path",
        call.path(),
        "data-secured",
        Boolean.toString(call.secured()),
        "aria-label",
        "Try " + call.id());
    for (var parameter : call.parameters()) {
      if (!parameter.in().equals("cookie")) {
        parameter(html, call, parameter);
      }
    }
    if (body != null && body.parts().isEmpty()) {
      body(html, call, body);
    } else if (body != null) {
      body.parts().forEach(part -> part(html, call, part));
    }
    html.open("p")
        .element("button", "Send")
        .close("p")
        .close("form")
        .open("div", "class", "answer", "role", "status")
        .close("div");
  }

  private static void parameter(Html html, Call call, Parameter parameter) {
    var id = call.id() + "-" + parameter.in() + "-" + parameter.name();
    html.open("p").open("label", "for", id).element("code", parameter.name());
    html.text(" in the %s%s".formatted(parameter.in(), parameter.required() ? ", required" : ""))
        .close("label");
    // An example of something optional would narrow what is asked for.
    var value = parameter.required() ? parameter.example() : "";
    var hint = id + "-hint";
    if (parameter.words().isEmpty()) {
      html.open(
          "input",
          "id",
          id,
          "name",
          parameter.name(),
          "data-in",
          parameter.in(),
          "type",
          "text",
          "value",
          value,
          "aria-describedby",
          hint,
          parameter.required() ? "required" : "data-optional",
          "");
    } else {
      html.open(
          "select",
          "id",
          id,
          "name",
          parameter.name(),
          "data-in",
          parameter.in(),
          "aria-describedby",
          hint);
      if (!parameter.required()) {
        html.element("option", "not given", "value", "");
      }
      parameter.words().forEach(word -> html.element("option", word));
      html.close("select");
    }
    html.open("span", "class", "hint", "id", hint).marked(parameter.description()).close("span");
    html.close("p");
  }

  /// A part of a form: a chooser of a file, or a field for a text.
  private static void part(Html html, Call call, Part part) {
    var id = call.id() + "-part-" + part.name();
    html.open("p").open("label", "for", id).element("code", part.name());
    html.text(part.required() ? " in the form, required" : " in the form").close("label");
    html.open(
        "input",
        "id",
        id,
        "name",
        part.name(),
        "data-part",
        part.isFile() ? "file" : "text",
        "type",
        part.isFile() ? "file" : "text",
        part.isFile() && !part.types().isEmpty() ? "accept" : "data-any",
        part.types(),
        "aria-describedby",
        id + "-hint",
        part.required() ? "required" : "data-optional",
        "");
    html.open("span", "class", "hint", "id", id + "-hint")
        .marked(part.description())
        .close("span")
        .close("p");
  }

  private static void body(Html html, Call call, Body body) {
    var id = call.id() + "-body";
    var lines = Math.clamp(body.example().lines().count() + 1, 3, 20);
    html.open("p")
        .element("label", "Body, " + body.media(), "for", id)
        .open(
            "textarea",
            "id",
            id,
            "data-media",
            body.media(),
            "rows",
            Integer.toString(lines),
            "spellcheck",
            "false")
        .text("\n" + body.example())
        .close("textarea")
        .close("p");
  }

  /// What the schema says of each field, closed until somebody asks.
  private static void fields(Html html, String words, ApiDescription.@Nullable Content content) {
    if (content != null && !content.fields().isEmpty()) {
      html.open("details", "class", "schema").element("summary", words);
      FieldList.of(html, content.fields());
      html.close("details");
    }
  }
}
