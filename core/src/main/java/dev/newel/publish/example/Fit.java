package dev.newel.publish.example;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a value that a person wrote has the shape of a schema: its types and its members. Bounds
/// and formats are not looked at.
public record Fit(Map<String, Schema> schemas) {
  /// The first place where `value` has another shape than `schema`, as a clause that begins with
  /// it: "`quote.price` is text, where a number is expected"; null where it has its shape.
  ///
  /// @param at the name of the value, a dotted path
  public @Nullable String unlike(Json value, Schema schema, String at) {
    var target = schema.target();
    if (target.isPresent()) {
      var found = schemas.get(target.get());
      return found == null ? null : unlike(value, found, at);
    }
    var any = schema.list("anyOf");
    if (!any.isEmpty()) {
      var unlike = any.stream().map(each -> unlike(value, each, at)).toList();
      return unlike.contains(null) ? null : unlike.getFirst();
    }
    var type = schema.keywords().get("type");
    var types = type instanceof List<?> list ? list : type == null ? List.of() : List.of(type);
    var names = types.stream().map(String::valueOf).toList();
    return names.isEmpty() || names.stream().anyMatch(each -> is(value, each))
        ? inside(value, schema, at)
        : "`%s` is %s, where %s is expected"
            .formatted(
                at, said(value), String.join(" or ", names.stream().map(Fit::said).toList()));
  }

  private static boolean is(Json value, String type) {
    return switch (value) {
      case Json.Text text -> type.equals("string");
      case Json.Number(var number) ->
          type.equals("number")
              || (type.equals("integer") && number.stripTrailingZeros().scale() <= 0);
      case Json.Bool bool -> type.equals("boolean");
      case Json.Null nothing -> type.equals("null");
      case Json.Array array -> type.equals("array");
      case Json.Object object -> type.equals("object");
    };
  }

  private static String said(Json value) {
    return said(
        switch (value) {
          case Json.Text text -> "string";
          case Json.Number number -> "number";
          case Json.Bool bool -> "boolean";
          case Json.Null nothing -> "null";
          case Json.Array array -> "array";
          case Json.Object object -> "object";
        });
  }

  private static String said(String type) {
    return switch (type) {
      case "string" -> "text";
      case "number" -> "a number";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> type;
    };
  }

  private @Nullable String inside(Json value, Schema schema, String at) {
    return switch (value) {
      case Json.Array(var items) -> {
        var each = schema.inner("items").orElse(Schema.ANY);
        yield IntStream.range(0, items.size())
            .mapToObj(i -> unlike(items.get(i), each, "%s[%d]".formatted(at, i)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
      }
      case Json.Object(var members) -> inside(members, schema, at);
      default -> null;
    };
  }

  private @Nullable String inside(Map<String, Json> members, Schema schema, String at) {
    var required = schema.keywords().get("required") instanceof List<?> list ? list : List.of();
    for (var name : required) {
      if (!members.containsKey(String.valueOf(name))) {
        return "`%s.%s` is missing".formatted(at, name);
      }
    }
    var properties = schema.properties();
    for (var member : members.entrySet()) {
      var shape = properties.getOrDefault(member.getKey(), Schema.ANY);
      var unlike = unlike(member.getValue(), shape, at + "." + member.getKey());
      if (unlike != null) {
        return unlike;
      }
    }
    return null;
  }
}
