package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Looks at every picture as a browser draws it: what parses can still be unreadable.
class PicturesTest {
  /// A page at half its size is still read; what is wider is not.
  private static final double MOST_WIDE = 2000;

  private static final double MOST_HIGH = 3000;

  /// Pixels by which fonts differ from what Mermaid reckons with.
  private static final double SLACK = 6;

  private static final double MOST_OVERLAP = 0.02;

  /// Mermaid lays out nodes and arrows, not the words of arrows: these may touch.
  private static final double MOST_OVERLAP_OF_WORDS = 0.25;

  /// What is too wide, what is no picture, what is fine.
  private static final List<String> UNREADABLE =
      List.of(
          IntStream.range(0, 30)
              .mapToObj(i -> "  n%d[\"A node of thirty\"]\n".formatted(i))
              .collect(Collectors.joining("", "graph TB\n", "")),
          "graph TB\n a[",
          "graph TB\n a[\"one\"] --> b[\"two\"]");

  /// The texts of the pictures by their names.
  private static final Map<String, String> PICTURES = Pictures.all();

  /// Every picture by its text, drawn in one page: a browser takes its time to start.
  private static final Map<String, Drawn> DRAWN = new LinkedHashMap<>();

  @BeforeAll
  static void draw() {
    var texts = new LinkedHashSet<>(PICTURES.values());
    texts.addAll(UNREADABLE);
    var drawn = Drawn.of(List.copyOf(texts)).iterator();
    texts.forEach(text -> DRAWN.put(text, drawn.next()));
  }

  private static Drawn drawn(String text) {
    return Objects.requireNonNull(DRAWN.get(text), text);
  }

  /// What a reader of the picture would complain of.
  private static List<String> faults(Drawn picture) {
    if (!picture.error().isEmpty()) {
      return List.of("is not drawn: " + picture.error());
    }
    var faults = new ArrayList<String>();
    if (picture.width() > MOST_WIDE || picture.height() > MOST_HIGH) {
      faults.add("is %.0f by %.0f large".formatted(picture.width(), picture.height()));
    }
    if (picture.shapes().isEmpty()) {
      faults.add("shows nothing");
    }
    var shapes = picture.shapes().stream().map(Drawn.Shape::box).toList();
    for (var shape : picture.shapes()) {
      if (shape.box().w() < 1 || shape.box().h() < 1) {
        faults.add("has a shape without a size: " + shape.box().words());
      }
      for (var label : shape.labels()) {
        if (shape.box().outside(label) > SLACK) {
          faults.add("has words out of their shape: " + label.words());
        }
      }
    }
    overlaps(shapes, MOST_OVERLAP, faults);
    overlaps(picture.messages(), MOST_OVERLAP_OF_WORDS, faults);
    return faults;
  }

  private static void overlaps(List<Drawn.Box> boxes, double most, List<String> faults) {
    for (var i = 0; i < boxes.size(); i++) {
      for (var j = 0; j < i; j++) {
        if (boxes.get(i).overlap(boxes.get(j)) > most) {
          faults.add("has `%s` over `%s`".formatted(boxes.get(i).words(), boxes.get(j).words()));
        }
      }
    }
  }

  @Test
  void everyPictureIsReadable() {
    var faults = new LinkedHashMap<String, List<String>>();
    PICTURES.forEach((name, text) -> faults.put(name, faults(drawn(text))));
    faults.values().removeIf(List::isEmpty);
    assertThat(faults).isEmpty();
  }

  /// Every node of a small graph has a shape with its own words in it.
  @Test
  void everyNodeIsDrawn() {
    var text = Objects.requireNonNull(PICTURES.get("storefront null system"));
    var words = drawn(text).shapes().stream().map(it -> it.box().words());
    assertThat(words)
        .contains("Web shop", "Content delivery network", "ordering", "PostgreSQL 17", "Outbox")
        .contains("Payment provider", "Sales analytics")
        .hasSize(16);
  }

  @Test
  void whatIsUnreadableIsSeen() {
    var drawn = UNREADABLE.stream().map(PicturesTest::drawn).toList();
    assertThat(faults(drawn.get(0))).singleElement().asString().contains("large");
    assertThat(faults(drawn.get(1))).singleElement().asString().contains("is not drawn");
    assertThat(faults(drawn.get(2))).isEmpty();
    var box = new Drawn.Box("one", 0, 0, 100, 50);
    var away = new Drawn.Box("two", 90, 0, 100, 50);
    var shapes = List.of(new Drawn.Shape(box, List.of(away)), new Drawn.Shape(away, List.of()));
    assertThat(faults(new Drawn("", 190, 50, shapes, List.of())))
        .containsExactly("has words out of their shape: two", "has `two` over `one`");
  }
}
