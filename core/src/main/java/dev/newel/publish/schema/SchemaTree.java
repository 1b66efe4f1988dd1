package dev.newel.publish.schema;

import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Schemas and values of JSON as maps, lists and scalars, which printers take.
///
/// @param home where schemas that have a name stand in the document, such as `#/$defs/`
/// @param alone whether readers take a `$ref` alone and overlook what stands beside it, as they did
///     until draft 7 of JSON Schema
public record SchemaTree(String home, boolean alone) {
  /// For documents that keep named schemas under `components`.
  public static final SchemaTree COMPONENTS = new SchemaTree(Schema.COMPONENTS, false);

  /// The same where schemas are read by the rules of draft 7.
  public static final SchemaTree COMPONENTS_OF_DRAFT_7 = new SchemaTree(Schema.COMPONENTS, true);

  public @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case Schema schema -> map(moved(schema).keywords());
      case Map<?, ?> map -> map(map);
      case List<?> list ->
          list.stream()
              .map(this::of)
              .collect(ArrayList<@Nullable Object>::new, ArrayList::add, ArrayList::addAll);
      case Json.Text(var text) -> text;
      case Json.Number(var number) -> number;
      case Json.Bool(var bool) -> bool;
      case Json.Null nothing -> null;
      case Json.Array(var items) -> of(items);
      case Json.Object(var members) -> map(members);
      case null, default -> value;
    };
  }

  private Schema moved(Schema schema) {
    var moved = schema.target().map(name -> schema.with("$ref", home + name)).orElse(schema);
    return alone && moved.keywords().size() > 1 && moved.keywords().containsKey("$ref")
        ? apart(moved)
        : moved;
  }

  /// The reference in an `allOf`, and the rest beside that.
  private static Schema apart(Schema schema) {
    var reference = new Schema(Map.of("$ref", schema.keywords().get("$ref")));
    var parts = new ArrayList<Object>(schema.list("allOf"));
    parts.add(reference);
    var rest = new LinkedHashMap<>(schema.keywords());
    rest.remove("$ref");
    rest.put("allOf", List.copyOf(parts));
    return new Schema(rest);
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((name, value) -> tree.put(String.valueOf(name), of(value)));
    return tree;
  }
}
