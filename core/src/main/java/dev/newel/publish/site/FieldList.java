package dev.newel.publish.site;

import java.util.List;

/// The fields of a body as a list: a table would be too wide for a small screen.
public final class FieldList {
  private FieldList() {}

  /// Nothing where there are none.
  public static void of(Html html, List<SchemaFields.Field> fields) {
    if (fields.isEmpty()) {
      return;
    }
    html.open("ul", "class", "fields");
    for (var field : fields) {
      html.open("li");
      if (!field.path().isEmpty()) {
        html.element("code", field.path()).text(" ");
      }
      html.text(field.type() + (field.required() && !field.path().isEmpty() ? ", required" : ""));
      bounds(html, field.bounds());
      described(html, field.description());
      html.close("li");
    }
    html.close("ul");
  }

  static void bounds(Html html, List<String> bounds) {
    bounds.forEach(bound -> html.text(", ").marked(bound));
  }

  static void described(Html html, String description) {
    if (!description.isEmpty()) {
      html.open("span", "class", "hint").text(" ").marked(description).close("span");
    }
  }
}
