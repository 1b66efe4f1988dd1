package dev.newel.write.unfold;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.FieldText;
import dev.newel.language.Range;
import dev.newel.language.Size;
import dev.newel.language.TypeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields and their types, with every length and every number of digits.
final class FieldUnfolding {
  private static final Range ANY = new Range(null, null);

  private FieldUnfolding() {}

  static Map<String, FieldText> all(Map<String, Field> fields) {
    var texts = new LinkedHashMap<String, FieldText>();
    fields.forEach((name, field) -> texts.put(name, of(field)));
    return texts;
  }

  static FieldText of(Field field) {
    var type = field.type();
    var element = type instanceof Type.ListOf(var of, var size) ? of : type;
    var derived = type instanceof Type.Derived of ? of : null;
    return new FieldText(
        type(type),
        field.optional(),
        field.bounds().stream()
            .map(bound -> new FieldText.Bound(bound.operator(), Expressed.of(bound.limit())))
            .toList(),
        element instanceof Type.Text text ? text.pattern() : null,
        field.modifiers(),
        via(type),
        field.slugOf(),
        element instanceof Type.File file ? file.media() : List.of(),
        field.uniquePer() == null ? List.of() : field.uniquePer(),
        type instanceof Type.Sequence(var per) ? per : null,
        derived == null ? null : Expressed.of(derived.where()),
        derived == null ? List.of() : derived.sort(),
        derived == null ? null : derived.first(),
        field.read(),
        field.write(),
        Expressed.orNull(field.initial()),
        Expressed.orNull(field.computed()),
        field.doc(),
        field.example(),
        field.was(),
        field.unit());
  }

  private static @Nullable String via(Type type) {
    return switch (type) {
      case Type.Inverse inverse -> inverse.via();
      case Type.LinkInverse inverse -> inverse.via();
      default -> null;
    };
  }

  static TypeText type(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> word(scalar.name().toLowerCase(Locale.ROOT));
      case Type.Text text ->
          sized(
              text.kind().name().toLowerCase(Locale.ROOT),
              text.min() == 0 ? null : Long.valueOf(text.min()),
              text.max() == null ? null : Long.valueOf(text.max()));
      case Type.Decimal(int precision, int scale) ->
          new TypeText("decimal", List.of(), null, (long) precision, scale, null, null, null);
      case Type.File(Size max, var media) ->
          new TypeText("file", List.of(), null, null, null, max, null, null);
      case Type.Enumeration(var words, var told) ->
          new TypeText("enum", words, null, null, null, null, null, null);
      case Type.Sequence sequence -> word("sequence");
      case Type.Value(var name) -> word(name);
      case Type.MapOf(var of) ->
          new TypeText("map", List.of(), null, null, null, null, type(of), null);
      case Type.ListOf(var of, var size) -> many(type(of), size == null ? ANY : size);
      case Type.Reference(var entity) -> word(entity);
      case Type.Inverse inverse -> many(word(inverse.entity()), ANY);
      case Type.Link link -> many(word(link.entity()), ANY);
      case Type.LinkInverse inverse -> many(word(inverse.entity()), ANY);
      case Type.Derived derived -> many(word(derived.entity()), ANY);
    };
  }

  private static TypeText word(String name) {
    return sized(name, null, null);
  }

  private static TypeText sized(String name, @Nullable Long min, @Nullable Long max) {
    return new TypeText(name, List.of(), min, max, null, null, null, null);
  }

  private static TypeText many(TypeText one, Range range) {
    return new TypeText(
        one.name(), one.words(), one.min(), one.max(), one.scale(), one.bytes(), one.of(), range);
  }
}
