package dev.newel.up.page;

import dev.newel.publish.site.Html;

/// Whether the served design is healthy, asked by the browser as anybody would ask.
final class HealthPage {
  private HealthPage() {}

  static String of(View view) {
    var html = new Html().element("h1", "Health");
    var server = view.server();
    if (server == null) {
      html.element("p", "Nothing is served, so nothing says how it is.");
    } else {
      html.element("p", "What the server says of itself, asked from this page.")
          .open("p")
          .element("button", "Ask again", "type", "button", "id", "ask")
          .close("p");
      for (var path : server.healthPaths()) {
        html.open("section", "class", "health", "data-path", path)
            .open("h2")
            .element("code", "GET " + path)
            .close("h2")
            .element("p", "Not asked yet.", "class", "state", "role", "status")
            .open("pre", "tabindex", "0", "hidden", "")
            .close("pre")
            .close("section");
      }
    }
    return Layout.page(view, "health", "Health", html, "health.js");
  }
}
