package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import java.util.List;
import java.util.Objects;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// One endpoint of the design as Java 25 that compiles with the JDK alone: the first list, with its
/// parameters, bounds, defaults and errors.
final class JavaEndpoint {
  static final Section SECTION = Section.of("java-endpoint", JavaEndpoint::render);

  private JavaEndpoint() {}

  private static List<Block> render(Place place) {
    var operation = chosen(place.subject().slice().operations());
    if (operation == null) {
      return OperationWords.overHttp(place.subject().slice().operations()).isEmpty()
          ? Endpoints.none(place)
          : Unknown.absent(place, "no list of the HTTP interface stands at a path of its own");
    }
    var source = new JavaSource(operation, Book.of(place));
    return List.of(
        new Block.Paragraph(
            "%s in Java 25 with classes of the JDK alone: `jdk.httpserver` answers, and `Rows` is what the store implements. The other endpoints follow the same pattern."
                .formatted(OperationWords.route(operation))),
        new Block.Fence("java", source.text()));
  }

  private static @Nullable Operation chosen(List<Operation> operations) {
    return OperationWords.overHttp(operations).stream()
        .filter(operation -> operation.kind() == Operation.Kind.LIST)
        .filter(operation -> operation.query() != null)
        .filter(operation -> OperationWords.endpoint(operation).parameters().isEmpty())
        .findFirst()
        .orElse(null);
  }

  /// The Java type of a value that a filter compares.
  static String type(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> "Boolean";
            case INT -> "Integer";
            case LONG -> "Long";
            case FLOAT -> "Double";
            case UUID -> "java.util.UUID";
            case DATE -> "java.time.LocalDate";
            case TIME -> "java.time.LocalTime";
            case TIMESTAMP -> "java.time.Instant";
            case DURATION -> "java.time.Duration";
            case JSON, ROLE -> "String";
          };
      case Type.Decimal decimal -> "java.math.BigDecimal";
      case Type.Sequence sequence -> "Long";
      default -> "String";
    };
  }

  /// The Java function that reads such a value and throws where it cannot.
  static String reader(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> "value -> Boolean.valueOf(oneOf(value, List.of(\"true\", \"false\")))";
            case INT -> "Integer::valueOf";
            case LONG -> "Long::valueOf";
            case FLOAT -> "Double::valueOf";
            case UUID -> "java.util.UUID::fromString";
            case DATE -> "java.time.LocalDate::parse";
            case TIME -> "java.time.LocalTime::parse";
            case TIMESTAMP -> "java.time.Instant::parse";
            case DURATION -> "java.time.Duration::parse";
            case JSON, ROLE -> "value -> value";
          };
      case Type.Decimal decimal -> "java.math.BigDecimal::new";
      case Type.Sequence sequence -> "Long::valueOf";
      case Type.Enumeration(var words, var told) ->
          "value -> oneOf(value, %s)".formatted(list(words));
      default -> "value -> value";
    };
  }

  /// `List.of("a", "b")`.
  static String list(List<String> words) {
    return "List.of(%s)"
        .formatted(String.join(", ", words.stream().map(JavaTemplate::literal).toList()));
  }

  /// The name of a parameter as a Java name.
  static String name(String wire) {
    var name = wire.replaceAll("[^A-Za-z0-9_]", "_");
    var legal = name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "p" + name;
    return Objects.equals(legal, "_") || SourceVersion.isKeyword(legal) ? legal + "Value" : legal;
  }
}
