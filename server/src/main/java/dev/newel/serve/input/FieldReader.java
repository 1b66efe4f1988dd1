package dev.newel.serve.input;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.language.Range;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.file.FileValue;
import dev.newel.serve.file.StoredFiles;
import dev.newel.serve.file.Upload;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges the JSON of one field by its type, and makes a value of it.
final class FieldReader {
  private static final int MOST_ITEMS = 10_000;

  private final Catalog catalog;
  private final boolean ignoresUnknown;
  private final List<FieldProblem> problems;
  private final List<String> roles;

  FieldReader(Catalog catalog, boolean ignoresUnknown, List<FieldProblem> problems) {
    this.catalog = catalog;
    this.ignoresUnknown = ignoresUnknown;
    this.problems = problems;
    this.roles = List.copyOf(catalog.design().identity().roles().keySet());
  }

  /// Reads a field's JSON; what fits goes under `place` into `into`, the parts of a value below it.
  ///
  /// @param wire its name in messages
  /// @param whole whether absent parts of a value are missing
  void read(
      Field field,
      String wire,
      String place,
      @Nullable Object json,
      boolean nullable,
      boolean whole,
      String pointer,
      Map<String, @Nullable Object> into) {
    var given = json instanceof String text ? normal(field, text) : json;
    if (given == null) {
      if (nullable) {
        clear(field, place, into);
      } else {
        add("REQUIRED", wire, pointer, Map.of());
      }
      return;
    }
    if (field.type() instanceof Type.Value(var value)) {
      if (given instanceof Map<?, ?> object) {
        parts(value, wire, place + ".", object, whole, pointer, into);
      } else {
        add("INVALID", wire, pointer, Map.of("problem", "must be an object"));
      }
      return;
    }
    var before = problems.size();
    var made =
        field.type() instanceof Type.MapOf(var of)
            ? map(field, of, wire, given, pointer, whole)
            : value(field, field.type(), wire, given, pointer);
    if (problems.size() == before && made != null) {
      into.put(place, made);
    }
  }

  private void clear(Field field, String place, Map<String, @Nullable Object> into) {
    if (field.type() instanceof Type.Value(var value)) {
      catalog.leaves(value).keySet().forEach(part -> into.put(place + "." + part, null));
    } else {
      into.put(place, null);
    }
  }

  private static @Nullable Object normal(Field field, String text) {
    var normal = text;
    if (field.is(Modifier.TRIM)) {
      normal = normal.strip();
    }
    if (field.is(Modifier.LOWERCASE)) {
      normal = normal.toLowerCase(java.util.Locale.ROOT);
    }
    if (field.is(Modifier.UPPERCASE)) {
      normal = normal.toUpperCase(java.util.Locale.ROOT);
    }
    return field.is(Modifier.BLANK_AS_NULL) && normal.isBlank() ? null : normal;
  }

  private void parts(
      String value,
      String wire,
      String place,
      Map<?, ?> object,
      boolean whole,
      String pointer,
      Map<String, @Nullable Object> into) {
    var known = new LinkedHashSet<String>();
    for (var part : catalog.fields(value).values()) {
      if (!part.isStored() || part.isManaged() || part.is(Modifier.READONLY)) {
        continue;
      }
      known.add(part.wire());
      var below = pointer + "/" + escaped(part.wire());
      if (object.containsKey(part.wire())) {
        read(
            part,
            wire + "." + part.wire(),
            place + part.name(),
            object.get(part.wire()),
            part.optional(),
            whole,
            below,
            into);
      } else if (whole && !part.optional() && part.initial() == null && !part.type().isMany()) {
        add("REQUIRED", wire + "." + part.wire(), below, Map.of());
      } else if (whole && part.optional()) {
        clear(part, place + part.name(), into);
      }
    }
    if (!ignoresUnknown) {
      object.keySet().stream()
          .map(String::valueOf)
          .filter(name -> !known.contains(name))
          .forEach(
              name ->
                  add("UNKNOWN_FIELD", wire + "." + name, pointer + "/" + escaped(name), Map.of()));
    }
  }

  private @Nullable Object value(Field field, Type type, String wire, Object json, String pointer) {
    return switch (type) {
      case Type.Text text -> text(field, text, wire, json, pointer);
      case Type.ListOf(var of, var size) -> list(field, of, size, wire, json, pointer);
      case Type.Link(var entity) ->
          list(field, new Type.Reference(entity), null, wire, json, pointer);
      case Type.MapOf(var of) -> map(field, of, wire, json, pointer, true);
      case Type.Scalar.JSON ->
          Texts.isClean(json) ? json : unfit(wire, pointer, "holds characters that cannot be kept");
      case Type.Scalar.BOOLEAN ->
          json instanceof Boolean ? json : unfit(wire, pointer, "must be true or false");
      case Type.Scalar.INT, Type.Scalar.LONG, Type.Scalar.FLOAT ->
          number(type, wire, json, pointer);
      case Type.Decimal decimal -> number(type, wire, json, pointer);
      case Type.Reference(var entity) -> key(catalog.keyType(entity), wire, json, pointer);
      case Type.Value(var value) -> {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        if (!(json instanceof Map<?, ?> object)) {
          yield unfit(wire, pointer, "must be an object");
        }
        parts(value, wire, "", object, true, pointer, parts);
        yield parts;
      }
      case Type.File(var max, var media) -> file(media, wire, json, pointer);
      default -> string(type, wire, json, pointer);
    };
  }

  private @Nullable Object key(Type type, String wire, Object json, String pointer) {
    return switch (type) {
      case Type.Scalar.INT, Type.Scalar.LONG -> number(type, wire, json, pointer);
      case Type.Text text ->
          json instanceof String given && Texts.isClean(given)
              ? given
              : unfit(wire, pointer, "must be a text");
      default -> string(type, wire, json, pointer);
    };
  }

  private @Nullable Object number(Type type, String wire, Object json, String pointer) {
    if (!(json instanceof BigDecimal number)) {
      return unfit(wire, pointer, "must be a number");
    }
    try {
      return Values.number(type, number);
    } catch (Values.Unfit unfit) {
      return unfit(wire, pointer, "must be " + unfit.expected());
    }
  }

  private @Nullable Object string(Type type, String wire, Object json, String pointer) {
    if (!(json instanceof String text)) {
      return unfit(wire, pointer, "must be a text");
    }
    try {
      return Values.ofString(type, text, roles);
    } catch (Values.Unfit unfit) {
      return unfit(wire, pointer, "must be " + unfit.expected());
    }
  }

  private @Nullable Object text(
      Field field, Type.Text type, String wire, Object json, String pointer) {
    if (!(json instanceof String text)) {
      return unfit(wire, pointer, "must be a text");
    }
    if (!Texts.isClean(text)) {
      return unfit(wire, pointer, "holds characters that cannot be kept");
    }
    var length = text.codePointCount(0, text.length());
    if (length < type.min()) {
      add("TOO_SHORT", wire, pointer, Map.of("min", type.min(), "length", length));
      return null;
    }
    if (type.max() != null && length > type.max()) {
      add("TOO_LONG", wire, pointer, Map.of("max", type.max(), "length", length));
      return null;
    }
    var fault = Texts.fault(type, text, field.is(Modifier.PUBLIC_HTTPS));
    return fault == null ? text : unfit(wire, pointer, fault);
  }

  private @Nullable Object list(
      Field field, Type of, @Nullable Range size, String wire, Object json, String pointer) {
    if (!(json instanceof List<?> items)) {
      return unfit(wire, pointer, "must be a list");
    }
    var min = size == null || size.min() == null ? 0 : size.min();
    var max = size == null || size.max() == null ? MOST_ITEMS : size.max();
    if (items.size() < min) {
      add("TOO_SHORT", wire, pointer, Map.of("min", min, "length", items.size()));
      return null;
    }
    if (items.size() > max) {
      add("TOO_LONG", wire, pointer, Map.of("max", max, "length", items.size()));
      return null;
    }
    var made = new ArrayList<@Nullable Object>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i) instanceof String text ? normal(field, text) : items.get(i);
      var below = pointer + "/" + i;
      if (item == null) {
        add("REQUIRED", wire + "." + i, below, Map.of());
      } else {
        made.add(value(field, of, wire + "." + i, item, below));
      }
    }
    return ordered(field, made);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<@Nullable Object> ordered(Field field, List<@Nullable Object> items) {
    var list = field.is(Modifier.DEDUPED) ? new ArrayList<>(new LinkedHashSet<>(items)) : items;
    if (field.is(Modifier.SORTED) && list.stream().allMatch(item -> item instanceof Comparable)) {
      Collections.sort((List) list);
    }
    return list;
  }

  /// @param whole whether a member that is null is missing; a merge removes it
  private @Nullable Object map(
      Field field, Type of, String wire, Object json, String pointer, boolean whole) {
    if (!(json instanceof Map<?, ?> object)) {
      return unfit(wire, pointer, "must be an object");
    }
    var made = new LinkedHashMap<String, @Nullable Object>();
    object.forEach(
        (key, item) -> {
          var name = String.valueOf(key);
          var below = pointer + "/" + escaped(name);
          if (!Texts.isClean(name)) {
            unfit(wire, below, "has a name with characters that cannot be kept");
          } else if (item == null && whole) {
            add("REQUIRED", wire + "." + name, below, Map.of());
          } else if (item == null) {
            made.put(name, null);
          } else {
            made.put(name, value(field, of, wire + "." + name, item, below));
          }
        });
    return made;
  }

  private @Nullable Object file(List<String> allowed, String wire, Object json, String pointer) {
    if (!(json instanceof Upload upload)) {
      return unfit(wire, pointer, "must be a file, which is a part of a form");
    }
    var media = upload.media(allowed);
    if (media == null) {
      return unfit(
          wire,
          pointer,
          upload.size() == 0
              ? "must not be empty"
              : "must be of the type `" + String.join("` or `", allowed) + "`");
    }
    return new FileValue(StoredFiles.newKey(), upload.name(), media, upload.size(), upload);
  }

  private @Nullable Object unfit(String wire, String pointer, String problem) {
    add("INVALID", wire, pointer, Map.of("problem", problem));
    return null;
  }

  private void add(String code, String wire, String pointer, Map<String, Object> details) {
    problems.add(new FieldProblem(code, wire, pointer, details));
  }

  /// A name inside a JSON pointer (RFC 6901, section 3).
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
