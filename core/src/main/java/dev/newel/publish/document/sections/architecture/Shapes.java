package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Shape;
import dev.newel.text.MarkdownText;
import java.util.List;

/// The members of a body that no entity of the design has: those of a dependency.
final class Shapes {
  private Shapes() {}

  /// Each member as code.
  static List<String> members(Shape shape) {
    return switch (shape) {
      case Shape.Named(var name) -> List.of(MarkdownText.code(name));
      case Shape.Fields(var items) ->
          items.stream().map(Shapes::name).map(MarkdownText::code).toList();
      case Shape.Members(var members) -> members.keySet().stream().map(MarkdownText::code).toList();
    };
  }

  private static String name(Shape.Item item) {
    return switch (item) {
      case Shape.Item.All() -> "all";
      case Shape.Item.Without(var field) -> "-" + field;
      case Shape.Item.Field(var path) -> path;
      case Shape.Item.Renamed(var name, var path) -> name;
      case Shape.Item.Opened(var field, var view) -> field;
      case Shape.Item.Nested(var field, var items) -> field;
    };
  }
}
