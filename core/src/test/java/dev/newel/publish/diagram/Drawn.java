package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A picture as a browser draws it, in pixels.
///
/// @param error what Mermaid said where it drew nothing, or else empty
/// @param shapes nodes of a graph, entities, states; participants and notes of a sequence
/// @param messages the words beside arrows
record Drawn(String error, double width, double height, List<Shape> shapes, List<Box> messages) {
  private static final JsonMapper JSON = new JsonMapper();

  /// A rectangle with words.
  record Box(String words, double x, double y, double w, double h) {
    private static Box of(JsonNode node) {
      return new Box(
          node.path("words").asString(),
          node.path("x").asDouble(),
          node.path("y").asDouble(),
          node.path("w").asDouble(),
          node.path("h").asDouble());
    }

    /// The pixels by which the other one stands out of this one, at its worst side.
    double outside(Box other) {
      var left = Math.max(x - other.x, other.x + other.w - x - w);
      return Math.max(left, Math.max(y - other.y, other.y + other.h - y - h));
    }

    /// The part of the smaller one that both cover, 0 to 1.
    double overlap(Box other) {
      var across = Math.min(x + w, other.x + other.w) - Math.max(x, other.x);
      var down = Math.min(y + h, other.y + other.h) - Math.max(y, other.y);
      var smaller = Math.min(w * h, other.w * other.h);
      return across <= 0 || down <= 0 || smaller <= 0 ? 0 : across * down / smaller;
    }
  }

  record Shape(Box box, List<Box> labels) {}

  /// Draws all texts in one page of a browser.
  static List<Drawn> of(List<String> texts) {
    try {
      var template = Golden.root().resolve("core/src/test/resources/mermaid/picture.html");
      var page = Files.createTempFile("newel-pictures", ".html");
      try {
        Files.writeString(
            page,
            Files.readString(template)
                .replace("MERMAID", MermaidParser.unpacked().toUri().toString())
                .replace("TEXTS", JSON.writeValueAsString(texts).replace("<", "\\u003c")));
        return measures(Browser.open(page), texts.size());
      } finally {
        Files.delete(page);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Drawn> measures(String dom, int count) {
    var begin = "<pre id=\"measures\">";
    var from = dom.indexOf(begin);
    assertThat(from).as("the page ends: " + dom.length() + " characters").isPositive();
    var text = dom.substring(from + begin.length(), dom.indexOf("</pre>", from));
    var answers = new ArrayList<Drawn>();
    JSON.readTree(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .forEach(each -> answers.add(read(each)));
    assertThat(answers).hasSize(count);
    return answers;
  }

  private static Drawn read(JsonNode node) {
    var shapes = new ArrayList<Shape>();
    node.path("shapes")
        .forEach(each -> shapes.add(new Shape(Box.of(each), boxes(each.path("labels")))));
    return new Drawn(
        node.path("error").asString(),
        node.path("width").asDouble(),
        node.path("height").asDouble(),
        shapes,
        boxes(node.path("messages")));
  }

  private static List<Box> boxes(JsonNode nodes) {
    var boxes = new ArrayList<Box>();
    nodes.forEach(each -> boxes.add(Box.of(each)));
    return boxes;
  }
}
