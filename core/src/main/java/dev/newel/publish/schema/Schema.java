package dev.newel.publish.schema;

import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A schema of JSON Schema, draft 2020-12, which OpenAPI 3.1 takes over whole.
///
/// @param keywords in the order in which they are printed; a value is a Schema, a map of names to
///     schemas, a [Json] value, a String, Number or Boolean, or a list of these
public record Schema(Map<String, Object> keywords) {
  /// Where OpenAPI keeps the schemas that have a name.
  public static final String COMPONENTS = "#/components/schemas/";

  /// Fits everything.
  public static final Schema ANY = new Schema(Map.of());

  public Schema {
    keywords = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  public static Schema type(String type) {
    return ANY.with("type", type);
  }

  public static Schema string() {
    return type("string");
  }

  public static Schema integer() {
    return type("integer");
  }

  /// One of a few words.
  public static Schema words(Collection<String> words) {
    return string().with("enum", List.copyOf(words));
  }

  /// The schema of that name under `components`.
  public static Schema ref(String name) {
    return ANY.with("$ref", COMPONENTS + name);
  }

  public static Schema array(Schema items) {
    return type("array").with("items", items);
  }

  /// @param required the names of members that must be there
  public static Schema object(SequencedMap<String, Schema> properties, List<String> required) {
    return type("object")
        .with("required", required.isEmpty() ? null : List.copyOf(required))
        .with("properties", properties.isEmpty() ? null : properties);
  }

  /// The same with one more keyword; null leaves it out.
  public Schema with(String keyword, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(keywords);
    more.put(keyword, value);
    return new Schema(more);
  }

  /// The same, or null.
  public Schema nullable() {
    var type = keywords.get("type");
    if (keywords.isEmpty() || (type instanceof List<?> types && types.contains("null"))) {
      return this;
    }
    if (type instanceof String name) {
      var nullable = with("type", List.of(name, "null"));
      return keywords.get("enum") instanceof List<?> words
          ? nullable.with("enum", withNull(words))
          : nullable;
    }
    return ANY.with("anyOf", List.of(this, type("null")));
  }

  private static List<Object> withNull(List<?> words) {
    var all = new ArrayList<Object>(words);
    all.add(Json.Null.NULL);
    return List.copyOf(all);
  }

  /// The name that a `$ref` points to.
  public Optional<String> target() {
    return keywords.get("$ref") instanceof String ref && ref.startsWith(COMPONENTS)
        ? Optional.of(ref.substring(COMPONENTS.length()))
        : Optional.empty();
  }

  /// The members that are described, by name.
  public SequencedMap<String, Schema> properties() {
    return schemas("properties");
  }

  private SequencedMap<String, Schema> schemas(String keyword) {
    var schemas = new LinkedHashMap<String, Schema>();
    if (keywords.get(keyword) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value instanceof Schema schema) {
              schemas.put(String.valueOf(name), schema);
            }
          });
    }
    return schemas;
  }

  /// The schema under a keyword, where there is one.
  public Optional<Schema> inner(String keyword) {
    return keywords.get(keyword) instanceof Schema schema ? Optional.of(schema) : Optional.empty();
  }

  /// The schemas in a list under a keyword: `anyOf`, `allOf`.
  public List<Schema> list(String keyword) {
    return keywords.get(keyword) instanceof List<?> list
        ? list.stream().filter(Schema.class::isInstance).map(Schema.class::cast).toList()
        : List.of();
  }
}
