package dev.newel.foreign.http;

import dev.newel.language.Json;
import dev.newel.source.Span;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a value must be. A reference to another schema stays a name, so that a schema that holds
/// itself is a finite value.
///
/// @param ref the schema that this one refers to; the rest then is what it adds, mostly nothing
/// @param types as written, without `null`: `string`, `integer`, `number`, `boolean`, `array`,
///     `object`; empty where none is said
/// @param nullable whether null is allowed beside the types
/// @param format as written, empty where none is
/// @param words the values that alone are allowed (`enum`, `const`); empty where any is
/// @param initial the default; null where none is given
/// @param examples of the value
public record Schema(
    @Nullable Reference ref,
    List<String> types,
    boolean nullable,
    String format,
    Told told,
    Limits limits,
    List<Json> words,
    Members members,
    Mix mix,
    @Nullable Json initial,
    List<Json> examples,
    List<HttpApi.Extension> extensions,
    Span place) {
  public Schema {
    types = List.copyOf(types);
    words = List.copyOf(words);
    examples = List.copyOf(examples);
    extensions = List.copyOf(extensions);
  }

  /// Whether the schema says that a value is of `type`, and of no other.
  public boolean isOnly(String type) {
    return types.size() == 1 && types.getFirst().equals(type);
  }

  /// Whether a value is an object: by its type, or by having properties.
  public boolean isObject() {
    return types.contains("object") || (types.isEmpty() && !members.properties().isEmpty());
  }

  /// Whether a value is a list: by its type, or by having items.
  public boolean isList() {
    return types.contains("array") || (types.isEmpty() && members.items() != null);
  }

  /// The property called `name`; null where the schema itself has none.
  public @Nullable Property property(String name) {
    for (var property : members.properties()) {
      if (property.name().equals(name)) {
        return property;
      }
    }
    return null;
  }

  /// A schema that is named and not repeated.
  ///
  /// @param to a key of [HttpApi#schemas]; where the description refers to what is not there, no
  ///     key
  /// @param written as written: `#/components/schemas/Pet`
  public record Reference(String to, String written, Span place) {}

  /// What a schema says for people.
  public record Told(
      String title, String description, boolean deprecated, boolean readOnly, boolean writeOnly) {
    public static final Told NOTHING = new Told("", "", false, false, false);
  }

  /// What bounds a value; null where nothing does.
  ///
  /// @param above whether `least` itself is refused
  /// @param below whether `most` itself is refused
  /// @param shortest the least number of characters
  /// @param fewest the least number of items of a list
  /// @param pattern as written, empty where there is none
  public record Limits(
      @Nullable BigDecimal least,
      boolean above,
      @Nullable BigDecimal most,
      boolean below,
      @Nullable BigDecimal multipleOf,
      @Nullable Long shortest,
      @Nullable Long longest,
      @Nullable Long fewest,
      @Nullable Long greatest,
      boolean unique,
      String pattern) {
    public static final Limits NONE =
        new Limits(null, false, null, false, null, null, null, null, null, false, "");
  }

  /// What a value consists of.
  ///
  /// @param required the names that must be there, among them such as have no property here
  /// @param items of a list; null where nothing is said of them
  /// @param others what further properties of an object are; null where nothing is said
  /// @param closed whether an object may have no other properties
  public record Members(
      List<Property> properties,
      List<String> required,
      @Nullable Schema items,
      @Nullable Schema others,
      boolean closed) {
    public static final Members NONE = new Members(List.of(), List.of(), null, null, false);

    public Members {
      properties = List.copyOf(properties);
      required = List.copyOf(required);
    }
  }

  /// A property of an object.
  ///
  /// @param required whether the schema that has the property says that it must be there
  /// @param place of its name
  public record Property(String name, Schema schema, boolean required, Span place) {}

  /// How schemas are put together.
  ///
  /// @param discriminator the property that tells which of `oneOf` or `anyOf` a value is; empty
  ///     where none does
  /// @param mapping from its values to what they stand for, as written
  public record Mix(
      List<Schema> allOf,
      List<Schema> oneOf,
      List<Schema> anyOf,
      @Nullable Schema not,
      String discriminator,
      Map<String, String> mapping) {
    public static final Mix NONE = new Mix(List.of(), List.of(), List.of(), null, "", Map.of());

    public Mix {
      allOf = List.copyOf(allOf);
      oneOf = List.copyOf(oneOf);
      anyOf = List.copyOf(anyOf);
      mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }
  }
}
