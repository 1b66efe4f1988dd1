package dev.newel.publish.asyncapi;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import java.util.List;
import java.util.Map;

/// Whether a value that a person wrote has the shape of a schema: its types and its members. Bounds
/// and formats are not looked at.
record Fit(Map<String, Schema> schemas) {
  boolean of(Json value, Schema schema) {
    var target = schema.target();
    if (target.isPresent()) {
      var found = schemas.get(target.get());
      return found == null || of(value, found);
    }
    var any = schema.list("anyOf");
    if (!any.isEmpty()) {
      return any.stream().anyMatch(each -> of(value, each));
    }
    var type = schema.keywords().get("type");
    var types = type instanceof List<?> list ? list : type == null ? List.of() : List.of(type);
    return (types.isEmpty() || types.stream().anyMatch(each -> is(value, String.valueOf(each))))
        && inside(value, schema);
  }

  private static boolean is(Json value, String type) {
    return switch (value) {
      case Json.Text text -> type.equals("string");
      case Json.Number(var number) ->
          type.equals("number")
              || type.equals("integer") && number.stripTrailingZeros().scale() <= 0;
      case Json.Bool bool -> type.equals("boolean");
      case Json.Null nothing -> type.equals("null");
      case Json.Array array -> type.equals("array");
      case Json.Object object -> type.equals("object");
    };
  }

  private boolean inside(Json value, Schema schema) {
    return switch (value) {
      case Json.Array(var items) -> {
        var each = schema.inner("items").orElse(Schema.ANY);
        yield items.stream().allMatch(item -> of(item, each));
      }
      case Json.Object(var members) -> {
        var required = schema.keywords().get("required") instanceof List<?> list ? list : List.of();
        var properties = schema.properties();
        yield required.stream().allMatch(name -> members.containsKey(String.valueOf(name)))
            && members.entrySet().stream()
                .allMatch(
                    member ->
                        of(
                            member.getValue(),
                            properties.getOrDefault(member.getKey(), Schema.ANY)));
      }
      default -> true;
    };
  }
}
