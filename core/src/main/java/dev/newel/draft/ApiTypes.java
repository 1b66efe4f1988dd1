package dev.newel.draft;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Shape;
import dev.newel.language.FieldText;
import dev.newel.language.Json;
import dev.newel.language.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The types of a description in our language. Objects that are no entities become values.
final class ApiTypes {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int DEEPEST = 6;

  private final HttpApi api;

  /// The entities, by the names of their schemas.
  private final Map<String, String> entities;

  /// The values, by name, and each with its fields.
  final Map<String, Map<String, String>> values = new LinkedHashMap<>();

  private final Map<String, String> valueOf = new LinkedHashMap<>();

  ApiTypes(HttpApi api, Map<String, String> entities) {
    this.api = api;
    this.entities = entities;
  }

  /// A schema as a type with bounds, without `?`; `json` for what the language has no type for.
  ///
  /// @param name for a value, where the schema has none
  String type(Schema written, String name, int depth) {
    var entity = entity(written);
    if (entity != null) {
      return entity;
    }
    var shape = Shape.of(api, written, false);
    var words = words(shape);
    if (words != null) {
      return words;
    }
    if (shape.isMixed() || shape.types().size() != 1) {
      return "json";
    }
    return switch (shape.types().iterator().next()) {
      case "string" -> text(shape);
      case "integer" -> (shape.format().equals("int64") ? "long" : "int") + numbers(shape);
      case "number" -> "float" + numbers(shape);
      case "boolean" -> "boolean";
      case "array" -> list(shape, name, depth);
      default -> object(written, shape, name, depth);
    };
  }

  /// The entity whose row a schema is; null where it is none.
  @Nullable String entity(Schema written) {
    var bare = written.mix().allOf().size() == 1 ? written.mix().allOf().getFirst() : written;
    var ref = bare.ref();
    return ref == null ? null : entities.get(ref.to());
  }

  private static @Nullable String words(Shape shape) {
    if (shape.words().isEmpty() || !shape.isOnly("string")) {
      return null;
    }
    var words = new ArrayList<String>();
    for (var word : shape.words()) {
      if (!(word instanceof Json.Text(var text)) || !WORD.matcher(text).matches()) {
        return null;
      }
      words.add(text);
    }
    var text = String.join(" | ", words);
    return words.size() > 1 && isRead(text) ? text : null;
  }

  private static String text(Shape shape) {
    var format =
        switch (shape.format()) {
          case "uuid" -> "uuid";
          case "email" -> "email";
          case "uri", "url" -> "uri";
          case "date" -> "date";
          case "date-time" -> "timestamp";
          case "duration" -> "duration";
          default -> "";
        };
    if (!format.isEmpty()) {
      return format;
    }
    var least = length(shape, Schema.Limits::shortest);
    var most = length(shape, Schema.Limits::longest);
    var type = shape.format().equals("password") ? "password" : "string";
    var length =
        least.isEmpty() && most.isEmpty()
            ? ""
            : "(" + (least.isEmpty() && most.isEmpty() ? "" : least + ".." + most) + ")";
    var pattern = shape.bound(limits -> limits.pattern().isEmpty() ? null : limits.pattern());
    var whole = type + length + (pattern == null ? "" : " ~ /" + pattern + "/");
    return isRead(whole) ? whole : type + length;
  }

  private static String length(Shape shape, Function<Schema.Limits, @Nullable Long> of) {
    var length = shape.bound(of);
    return length == null || length == 0 || length > Integer.MAX_VALUE ? "" : length.toString();
  }

  private static String numbers(Shape shape) {
    var least = shape.bound(Schema.Limits::least);
    var most = shape.bound(Schema.Limits::most);
    var above = Boolean.TRUE.equals(shape.bound(Schema.Limits::above));
    var below = Boolean.TRUE.equals(shape.bound(Schema.Limits::below));
    if (least != null && most != null && !above && !below) {
      return " " + number(least) + ".." + number(most);
    }
    return (least == null ? "" : (above ? " > " : " >= ") + number(least))
        + (most == null ? "" : (below ? " < " : " <= ") + number(most));
  }

  private static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private String list(Shape shape, String name, int depth) {
    var items = shape.items();
    var one = items == null ? "json" : type(items, Names.entity(name), depth + 1);
    if (one.contains(" ") || one.endsWith("]") || one.equals("json") || one.startsWith("map<")) {
      return one.contains(" | ") && isRead("string[]") ? "string[]" : "json";
    }
    var fewest = length(shape, Schema.Limits::fewest);
    var most = length(shape, Schema.Limits::greatest);
    var size = fewest.isEmpty() && most.isEmpty() ? "" : fewest + ".." + most;
    var text = one + "[" + size + "]";
    return isRead(text) ? text : "json";
  }

  private String object(Schema written, Shape shape, String name, int depth) {
    if (shape.properties().isEmpty()) {
      var others = shape.others();
      var of = others == null ? "json" : type(others, name, depth + 1);
      var map = "map<" + of + ">";
      return others != null && isRead(map) ? map : "json";
    }
    var ref = written.ref();
    var own = ref == null ? name : ref.to();
    var made = ref == null ? null : valueOf.get(ref.to());
    if (made != null) {
      // A value that is still being made holds itself.
      return values.containsKey(made) ? made : "json";
    }
    if (depth > DEEPEST) {
      return "json";
    }
    return value(Names.entity(plain(own)), ref == null ? "" : ref.to(), shape, depth);
  }

  private String value(String wanted, String ref, Shape shape, int depth) {
    var name = wanted.isEmpty() ? "Value" : wanted;
    for (var number = 2; entities.containsValue(name) || valueOf.containsValue(name); number++) {
      name = wanted + number;
    }
    valueOf.put(ref.isEmpty() ? "inline " + name : ref, name);
    var fields = new LinkedHashMap<String, String>();
    for (var property : shape.properties().entrySet()) {
      var field = Names.field(property.getKey());
      if (field.isEmpty()) {
        continue;
      }
      var type = type(property.getValue(), name + " " + property.getKey(), depth + 1);
      // A value of a row may hold values and no lists.
      var kept = type.endsWith("]") ? "json" : type;
      var inner = Shape.of(api, property.getValue(), false);
      var optional = !shape.required().contains(property.getKey()) || inner.nullable();
      fields.putIfAbsent(field, optional(kept, optional));
    }
    if (fields.isEmpty()) {
      return "json";
    }
    values.put(name, fields);
    return name;
  }

  /// A type with `?` behind it, before its bounds.
  static String optional(String type, boolean optional) {
    if (!optional || type.endsWith("]")) {
      return type;
    }
    if (type.contains(" | ")) {
      return type + "?";
    }
    var end = type.indexOf(' ');
    return end < 0 ? type + "?" : type.substring(0, end) + "?" + type.substring(end);
  }

  /// The name of a schema without the word that says that it is one.
  static String plain(String schema) {
    var last = schema.substring(schema.lastIndexOf('.') + 1);
    var plain =
        last.replaceFirst("(?i)(?<=[a-z0-9])[_-]?(?:dto|response|responsebody|model|schema)$", "");
    return plain.isEmpty() ? last : plain;
  }

  static boolean isRead(String text) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>;
  }
}
