package dev.newel.read.openapi;

import dev.newel.text.DidYouMean;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody meant who wrote a type that JSON Schema does not have.
final class TypeHints {
  private TypeHints() {}

  static @Nullable String of(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "int", "long", "short", "int32", "int64" -> "Write `integer`, with `format: int64`.";
      case "float", "double", "decimal" -> "Write `number`, with `format: double`.";
      case "bool" -> "Write `boolean`.";
      case "str", "text", "varchar", "char" -> "Write `string`.";
      case "date" -> "Write `string`, with `format: date`.";
      case "datetime", "date-time", "timestamp" -> "Write `string`, with `format: date-time`.";
      case "uuid" -> "Write `string`, with `format: uuid`.";
      case "file" -> "Write `string`, with `format: binary`.";
      case "list" -> "Write `array`.";
      case "map", "dict" -> "Write `object`, with `additionalProperties`.";
      case "any" -> "Leave `type` out: then any value is allowed.";
      default ->
          DidYouMean.hint(
              type, List.of("array", "boolean", "integer", "number", "object", "string"));
    };
  }
}
