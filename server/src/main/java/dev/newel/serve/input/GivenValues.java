package dev.newel.serve.input;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.handler.Row;
import dev.newel.language.ApiText.Precision;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Judges values that Java code gives as those of a body are judged: by the same types.
public final class GivenValues {
  private final Catalog catalog;

  public GivenValues(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The values of fields of an entity, by the path of the field, as a writer of rows takes them.
  ///
  /// @throws IllegalArgumentException for the first that is no field or does not fit
  public Map<String, @Nullable Object> fields(
      Entity entity, Map<String, ? extends @Nullable Object> given) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    given.forEach(
        (path, value) -> {
          var name = entity.name() + "." + path;
          var field = field(entity, path);
          if (field == null || field.computed() != null || isElsewhere(field.type())) {
            throw new IllegalArgumentException("`%s` is no field to be written".formatted(name));
          }
          read(field, name, path, json(value), values);
        });
    return values;
  }

  private @Nullable Field field(Entity entity, String path) {
    var names = path.split("\\.", -1);
    var here = entity.fields().get(names[0]);
    for (var i = 1; i < names.length && here != null; i++) {
      here =
          here.type() instanceof Type.Value(var value) ? catalog.fields(value).get(names[i]) : null;
    }
    return here;
  }

  /// Rows that refer here are written where they are.
  private static boolean isElsewhere(Type type) {
    return type instanceof Type.Inverse
        || type instanceof Type.LinkInverse
        || type instanceof Type.Derived;
  }

  /// A value on its way into an answer, as JSON has it.
  ///
  /// @throws IllegalArgumentException where it does not fit the field
  public @Nullable Object answer(Field field, String name, @Nullable Object given) {
    var json = json(given);
    var made = new LinkedHashMap<String, @Nullable Object>();
    read(field, name, "", json, made);
    var plain = made.get("");
    return plain instanceof BigDecimal || plain instanceof String ? plain : json;
  }

  private void read(
      Field field,
      String name,
      String place,
      @Nullable Object json,
      Map<String, @Nullable Object> into) {
    var problems = new ArrayList<FieldProblem>();
    new FieldReader(catalog, false, problems)
        .read(field, name, place, json, field.optional(), true, "", into);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(told(problems.getFirst()));
    }
  }

  /// What is wrong, without the value.
  public static String told(FieldProblem problem) {
    return "`%s` %s".formatted(problem.field(), what(problem));
  }

  /// The same without the name of the field.
  public static String what(FieldProblem problem) {
    return switch (problem.code()) {
      case "REQUIRED" -> "is missing";
      case "UNKNOWN_FIELD" -> "is not known here";
      case "NOT_WRITABLE" -> "may not be given";
      case "TOO_SHORT" -> "must be at least %s long".formatted(problem.details().get("min"));
      case "TOO_LONG" -> "must be at most %s long".formatted(problem.details().get("max"));
      case "TOO_SMALL" -> "must be at least %s".formatted(problem.details().get("min"));
      case "TOO_LARGE" -> "must be at most %s".formatted(problem.details().get("max"));
      default -> String.valueOf(problem.details().getOrDefault("problem", "does not fit"));
    };
  }

  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case Enum<?> word -> word.name();
      case UUID id -> id.toString();
      case Instant instant -> Values.text(instant, Precision.US);
      case LocalTime time -> Values.text(time, Precision.US);
      case LocalDate date -> date.toString();
      case Duration duration -> duration.toString();
      case Row row -> json(row.key());
      case Map<?, ?> map -> {
        var made = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, member) -> made.put(String.valueOf(name), json(member)));
        yield made;
      }
      case Collection<?> items -> {
        List<@Nullable Object> made = new ArrayList<>();
        items.forEach(item -> made.add(json(item)));
        yield made;
      }
      default ->
          throw new IllegalArgumentException(
              "a `%s` is no value of a design".formatted(value.getClass().getName()));
    };
  }
}
