package dev.newel.publish.openapi;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Templates of bodies, JSON in which `{names}` are filled in, as schemas and as examples.
///
/// A text that is one placeholder alone takes the value's type, and its member is absent where the
/// value is; a list of one element repeats; a member whose name holds a placeholder repeats for
/// each distinct name.
final class Templates {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)\\}");

  private Templates() {}

  /// The schema of a filled template.
  ///
  /// @param values the schema of each placeholder
  /// @param optional the placeholders that may be absent
  static Schema schema(Json template, Map<String, Schema> values, Set<String> optional) {
    return switch (template) {
      case Json.Text(var text) -> {
        var hole = hole(text);
        yield hole.map(name -> values.getOrDefault(name, Schema.string()))
            .orElseGet(
                () ->
                    HOLE.matcher(text).find()
                        ? Schema.string()
                        : Schema.string().with("const", text));
      }
      case Json.Array(var items) when items.size() == 1 ->
          Schema.array(schema(items.getFirst(), values, optional));
      case Json.Array(var items) ->
          Schema.type("array")
              .with(
                  "prefixItems",
                  items.stream().map(item -> schema(item, values, optional)).toList());
      case Json.Object(var members) -> object(members, values, optional);
      default -> Schema.ANY.with("const", template);
    };
  }

  private static Schema object(
      Map<String, Json> members, Map<String, Schema> values, Set<String> optional) {
    var properties = new LinkedHashMap<String, Schema>();
    var required = new ArrayList<String>();
    Schema others = null;
    for (var member : members.entrySet()) {
      var schema = schema(member.getValue(), values, optional);
      if (HOLE.matcher(member.getKey()).find()) {
        others = schema;
      } else {
        properties.put(member.getKey(), schema);
        if (!mayBeAbsent(member.getValue(), optional)) {
          required.add(member.getKey());
        }
      }
    }
    return Schema.object(properties, required).with("additionalProperties", others);
  }

  private static boolean mayBeAbsent(Json value, Set<String> optional) {
    return switch (value) {
      case Json.Text(var text) -> hole(text).filter(optional::contains).isPresent();
      // A list that speaks of fields is absent where no field is at fault.
      case Json.Array(var items)
          when items.size() == 1 && items.getFirst() instanceof Json.Object ->
          optional.stream().anyMatch(name -> holds(value, name));
      default -> false;
    };
  }

  /// The name of the placeholder that the text is; empty where it is more or less than one.
  static Optional<String> hole(String text) {
    var matcher = HOLE.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// What a template says more narrowly of one placeholder: a schema that stands beside that of the
  /// whole.
  static Optional<Schema> narrowed(Json template, String name, Schema narrower) {
    return narrowed(template, name, narrower, true);
  }

  /// @param outermost whether it is the whole body; deeper objects name all their members, because
  ///     tools that refuse unknown members look at each object alone
  private static Optional<Schema> narrowed(
      Json template, String name, Schema narrower, boolean outermost) {
    return switch (template) {
      case Json.Text(var text) -> hole(text).filter(name::equals).map(same -> narrower);
      case Json.Object(var members) -> {
        var properties = new LinkedHashMap<String, Schema>();
        members.forEach(
            (key, value) -> {
              if (!HOLE.matcher(key).find()) {
                narrowed(value, name, narrower, false)
                    .ifPresent(schema -> properties.put(key, schema));
              }
            });
        if (!properties.isEmpty() && !outermost) {
          members.keySet().stream()
              .filter(key -> !HOLE.matcher(key).find())
              .forEach(key -> properties.putIfAbsent(key, Schema.ANY));
        }
        yield properties.isEmpty()
            ? Optional.empty()
            : Optional.of(Schema.ANY.with("properties", properties));
      }
      default -> Optional.empty();
    };
  }

  /// A filled template; a member whose placeholder has no value is absent.
  static Json filled(Json template, Map<String, Json> values) {
    return switch (template) {
      case Json.Text(var text) -> {
        var name = hole(text);
        yield name.isPresent() && values.containsKey(name.get())
            ? java.util.Objects.requireNonNull(values.get(name.get()))
            : new Json.Text(text(text, values));
      }
      case Json.Array(var items) ->
          new Json.Array(
              items.stream()
                  .filter(item -> isThere(item, values))
                  .map(item -> filled(item, each(values)))
                  .toList());
      case Json.Object(var members) -> {
        var made = new LinkedHashMap<String, Json>();
        members.forEach(
            (name, value) -> {
              if (isThere(value, values)) {
                made.put(text(name, values), filled(value, values));
              }
            });
        yield new Json.Object(made);
      }
      default -> template;
    };
  }

  /// The values for one problem of several: those called `each.` and a name go before those of the
  /// whole.
  private static Map<String, Json> each(Map<String, Json> values) {
    var each = new LinkedHashMap<>(values);
    values.forEach(
        (name, value) -> {
          if (name.startsWith("each.")) {
            each.put(name.substring("each.".length()), value);
          }
        });
    return each;
  }

  private static boolean isThere(Json template, Map<String, Json> values) {
    return switch (template) {
      case Json.Text(var text) -> hole(text).map(values::containsKey).orElse(true);
      case Json.Array(var items)
          when items.size() == 1 && items.getFirst() instanceof Json.Object ->
          java.util.stream.Stream.of("field", "pointer", "problem")
              .filter(name -> holds(template, name))
              .allMatch(values::containsKey);
      default -> true;
    };
  }

  /// A text with its placeholders filled; one without a value becomes its own name.
  static String text(String text, Map<String, Json> values) {
    return HOLE.matcher(text)
        .replaceAll(
            match -> {
              var value = values.get(match.group(1));
              return Matcher.quoteReplacement(
                  value instanceof Json.Text(var inner)
                      ? inner
                      : value instanceof Json.Number(var number)
                          ? number.toPlainString()
                          : match.group(1));
            });
  }

  /// Whether the template holds the placeholder anywhere.
  static boolean holds(Json template, String name) {
    return switch (template) {
      case Json.Text(var text) -> text.contains("{" + name + "}");
      case Json.Array(var items) -> items.stream().anyMatch(item -> holds(item, name));
      case Json.Object(var members) ->
          members.keySet().stream().anyMatch(key -> key.contains("{" + name + "}"))
              || members.values().stream().anyMatch(item -> holds(item, name));
      default -> false;
    };
  }

  /// The names of the placeholders of a whole page of rows.
  static Map<String, Schema> page(Schema items) {
    var count = Schema.integer().with("minimum", 0);
    var values = new LinkedHashMap<String, Schema>();
    values.put("items", items);
    values.put("page", count);
    values.put("offset", count);
    values.put("size", Schema.integer().with("minimum", 1));
    values.put("pages", count);
    values.put("total", count);
    values.put("hasNext", Schema.type("boolean"));
    values.put("hasPrevious", Schema.type("boolean"));
    values.put(
        "next",
        Schema.type("string")
            .with("description", "The cursor of the next page; null on the last.")
            .nullable());
    return values;
  }

  /// Placeholders of errors and their schemas.
  static Map<String, Schema> error() {
    var values = new LinkedHashMap<String, Schema>();
    values.put("code", Schema.string().with("description", "Tells programs what is wrong."));
    values.put("status", Schema.integer().with("minimum", 400).with("maximum", 599));
    values.put("text", Schema.string().with("description", "Tells people what is wrong."));
    values.put("field", Schema.string().with("description", "The field or parameter at fault."));
    values.put(
        "pointer", Schema.string().with("description", "Where it stands in the body (RFC 6901)."));
    values.put("problem", Schema.string().with("description", "What is wrong with the field."));
    values.put("about", Schema.string());
    values.put("requestId", Schema.string().with("description", "Names the request in our log."));
    values.put("url", Schema.string().with("format", "uri-reference"));
    values.put("path", Schema.string().with("format", "uri-reference"));
    values.put("now", Schema.string().with("format", "date-time"));
    return values;
  }
}
