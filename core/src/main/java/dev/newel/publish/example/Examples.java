package dev.newel.publish.example;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plausible values that fit a schema, made from its types and names alone: same schema, same
/// values.
///
/// An `examples` of the schema itself wins. Where nothing that fits is found, as for a pattern that
/// is too strange, there is none.
public final class Examples {
  private static final int DEEPEST = 12;

  private final Map<String, Schema> components;

  /// @param components what a `$ref` may point to
  public Examples(Map<String, Schema> components) {
    this.components = components;
  }

  /// A value for a member called `name`.
  public Optional<Json> of(Schema schema, String name) {
    return of(schema, name, name);
  }

  /// A value for a member of a thing.
  ///
  /// @param thing what has the member, as a schema or a member of that kind is called
  public Optional<Json> of(Schema schema, String name, String thing) {
    return Optional.ofNullable(value(schema, name, thing, 0, 0));
  }

  /// What a parameter of a path is of: the segment before it; the parameter itself where it stands
  /// nowhere in the path, or first.
  public static String thing(String path, String parameter) {
    var at = path.indexOf("/{" + parameter + "}");
    return at <= 0 ? parameter : path.substring(path.lastIndexOf('/', at - 1) + 1, at);
  }

  /// @param thing what has the member; the schema's own name where it is a component
  /// @param index tells the items of a list apart
  private @Nullable Json value(Schema schema, String name, String thing, int index, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    var known = known(schema, index);
    if (known != null) {
      return known;
    }
    var target = schema.target();
    if (target.isPresent()) {
      var found = components.get(target.get());
      return found == null ? null : value(found, name, target.get(), index, depth + 1);
    }
    var any = schema.list("anyOf");
    if (!any.isEmpty()) {
      return value(any.getFirst(), name, thing, index, depth + 1);
    }
    var type = schema.keywords().get("type");
    return switch (type instanceof List<?> types
        ? String.valueOf(types.getFirst())
        : String.valueOf(type)) {
      case "object" ->
          object(schema, name, schema.equals(components.get(thing)) ? thing : name, depth);
      case "array" -> array(schema, name, thing, depth);
      case "integer" -> Numbers.of(schema, name, index, true);
      case "number" -> Numbers.of(schema, name, index, false);
      case "boolean" ->
          new Json.Bool(
              !name.startsWith("is")
                  && !name.startsWith("hasPrev")
                  && !name.toLowerCase(java.util.Locale.ROOT).contains("deleted"));
      case "string" -> Words.of(schema, name, thing, index);
      case "null" -> Json.Null.NULL;
      default -> new Json.Object(Map.of("key", new Json.Text("value")));
    };
  }

  private static @Nullable Json known(Schema schema, int index) {
    var keywords = schema.keywords();
    if (keywords.get("examples") instanceof List<?> list
        && index < list.size()
        && list.get(index) instanceof Json example) {
      return example;
    }
    if (keywords.get("const") instanceof Json json) {
      return json;
    }
    if (keywords.get("const") instanceof String text) {
      return new Json.Text(text);
    }
    if (keywords.get("enum") instanceof List<?> words && !words.isEmpty()) {
      return words.get(index % words.size()) instanceof String word
          ? new Json.Text(word)
          : Json.Null.NULL;
    }
    return null;
  }

  private @Nullable Json object(Schema schema, String name, String thing, int depth) {
    var members = new LinkedHashMap<String, Json>();
    var required = schema.keywords().get("required") instanceof List<?> list ? list : List.of();
    for (var property : schema.properties().entrySet()) {
      var value = value(property.getValue(), property.getKey(), thing, 0, depth + 1);
      if (value != null) {
        members.put(property.getKey(), value);
      } else if (required.contains(property.getKey())) {
        return null;
      }
    }
    var others = schema.inner("additionalProperties");
    if (others.isPresent() && members.isEmpty()) {
      var value = value(others.get(), name, thing, 0, depth + 1);
      if (value != null) {
        members.put("key", value);
      }
    }
    return new Json.Object(members);
  }

  private @Nullable Json array(Schema schema, String name, String thing, int depth) {
    var items = schema.inner("items").orElse(Schema.ANY);
    var min = schema.keywords().get("minItems") instanceof Number number ? number.intValue() : 0;
    var max =
        schema.keywords().get("maxItems") instanceof Number number
            ? number.intValue()
            : Integer.MAX_VALUE;
    var made = new ArrayList<Json>();
    var single = Titles.singular(name);
    for (var i = 0; i < Math.clamp(min, Math.min(1, max), Math.max(1, max)) && i < max; i++) {
      var value = value(items, single, thing, i, depth + 1);
      if (value == null) {
        return min == 0 ? new Json.Array(List.of()) : null;
      }
      made.add(value);
    }
    return new Json.Array(made);
  }

  /// Numbers within their bounds.
  static final class Numbers {
    private Numbers() {}

    static Json of(Schema schema, String name, int index, boolean whole) {
      var step = whole ? BigDecimal.ONE : new BigDecimal("0.01");
      var min = bound(schema, "minimum");
      var above = bound(schema, "exclusiveMinimum");
      var max = bound(schema, "maximum");
      var below = bound(schema, "exclusiveMaximum");
      var value = guess(name, whole).add(BigDecimal.valueOf(index));
      if (above != null && value.compareTo(above) <= 0) {
        value = above.add(step);
      }
      if (min != null && value.compareTo(min) < 0) {
        value = min.add(BigDecimal.valueOf(index));
      }
      if (below != null && value.compareTo(below) >= 0) {
        value = below.subtract(step);
      }
      if (max != null && value.compareTo(max) > 0) {
        value = max;
      }
      var scale = schema.keywords().get("x-newel-scale") instanceof Integer digits ? digits : null;
      return new Json.Number(
          scale != null && value.scale() > scale
              ? value.setScale(scale, java.math.RoundingMode.FLOOR)
              : value);
    }

    private static @Nullable BigDecimal bound(Schema schema, String keyword) {
      return schema.keywords().get(keyword) instanceof Number number
          ? new BigDecimal(number.toString())
          : null;
    }

    private static BigDecimal guess(String name, boolean whole) {
      var word = name.toLowerCase(java.util.Locale.ROOT);
      if (whole) {
        return BigDecimal.valueOf(
            word.contains("year")
                ? 2027
                : word.contains("size") || word.contains("limit")
                    ? 20
                    : word.contains("pages")
                        ? 3
                        : word.contains("total") || word.contains("stock")
                            ? 42
                            : word.contains("offset") ? 0 : word.contains("expires") ? 900 : 1);
      }
      return word.contains("rate") || word.contains("percent")
          ? new BigDecimal("7.5")
          : word.contains("lat")
              ? new BigDecimal("52.52")
              : word.contains("lon") || word.contains("lng")
                  ? new BigDecimal("13.4")
                  : new BigDecimal("19.90");
    }
  }
}
