package dev.newel.serve;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.language.Range;
import dev.newel.serve.input.GivenValues;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.seed.SeedValues;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The values of one row that is to be tried.
final class SeedRow {
  /// From this attempt on only what must be is there.
  private static final int FEW = 6;

  private final Catalog catalog;
  private final Session session;
  private final Entity entity;
  private final int number;
  private final boolean hasFew;
  private final SeedValues seed;
  private final Map<String, List<SeededRow>> rows;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private @Nullable Object tenant;

  SeedRow(
      Catalog catalog,
      Session session,
      Entity entity,
      int number,
      int attempt,
      Map<String, List<SeededRow>> rows) {
    this.catalog = catalog;
    this.session = session;
    this.entity = entity;
    this.number = number;
    this.hasFew = attempt >= FEW || entity.name().equals(catalog.design().identity().users());
    this.seed = new SeedValues(catalog, entity.name(), number, attempt);
    this.rows = rows;
  }

  /// By the path of the field; null where nothing fits a field that must have a value.
  @Nullable Map<String, @Nullable Object> values() {
    entity.the(Modifier.TENANT).ifPresent(field -> tenant = reference(field, field.name()));
    for (var field : entity.fields().values()) {
      if (Seeding.isLeftOut(field)) {
        continue;
      }
      if (field.type() instanceof Type.Value(var value)) {
        if (!field.optional() || !isEmpty(field, field.name())) {
          parts(value, field.name() + ".", values);
        }
        continue;
      }
      if (!put(field)) {
        return null;
      }
    }
    judge();
    return values;
  }

  /// Whether an optional field stays without a value.
  private boolean isEmpty(Field field, String place) {
    return field.optional() && (hasFew || seed.random(place + "?").nextInt(4) == 0);
  }

  private boolean put(Field field) {
    var name = field.name();
    if (field.is(Modifier.KEY) && field.isGeneratedKey()) {
      if (field.type() == Type.Scalar.UUID) {
        values.put(name, seed.key());
      }
      return true;
    }
    if (field.is(Modifier.CREATED) || field.is(Modifier.UPDATED)) {
      values.put(name, seed.made());
      return true;
    }
    if (field.is(Modifier.REVISION)) {
      values.put(name, 1L);
      return true;
    }
    if (isEmpty(field, name)) {
      values.put(name, null);
      return true;
    }
    if (hasFew && field.initial() != null) {
      values.put(name, Initial.plain(session.value(field.initial(), here())));
      return true;
    }
    var value = one(field, name, here());
    var made =
        value == null && field.initial() != null
            ? Initial.plain(session.value(field.initial(), here()))
            : value;
    values.put(name, made);
    return made != null || field.optional() || isFilledLater(field) || field.type().isMany();
  }

  /// Role and password of a person.
  private boolean isFilledLater(Field field) {
    var identity = catalog.design().identity();
    return entity.name().equals(identity.users())
        && (field.name().equals(identity.roleField()) || field.name().equals(identity.password()));
  }

  private StoredRow here() {
    return StoredRow.of(session, entity.name(), seed.key(), values);
  }

  private @Nullable Object one(Field field, String place, Row row) {
    return switch (field.type()) {
      case Type.Reference reference -> reference(field, place);
      case Type.Link(var other) -> many(other, place);
      case Type.ListOf(var of, var size) -> list(field, of, size, place);
      default -> seed.value(field, place, bound(field, ">", row), bound(field, "<", row));
    };
  }

  /// What a field must be above or below, as far as it is known yet.
  private @Nullable Object bound(Field field, String operator, Row row) {
    return field.bounds().stream()
        .filter(bound -> bound.operator().startsWith(operator))
        .map(bound -> session.value(bound.limit(), row))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void parts(String value, String place, Map<String, @Nullable Object> into) {
    for (var part : catalog.fields(value).values()) {
      var path = place + part.name();
      if (Seeding.isLeftOut(part)) {
        continue;
      }
      if (part.type() instanceof Type.Value(var inner)) {
        parts(inner, path + ".", into);
      } else if (!isEmpty(part, path)) {
        into.put(path, one(part, path, new PartRow(session, value, into, place)));
      }
    }
  }

  private @Nullable Object list(Field field, Type of, @Nullable Range size, String place) {
    var least = size == null || size.min() == null ? 0 : size.min();
    var most = size == null || size.max() == null ? least + 3 : Math.min(size.max(), least + 3);
    var count = hasFew ? least : least + seed.random(place + "#").nextInt((int) (most - least) + 1);
    var items = new ArrayList<@Nullable Object>();
    for (var i = 0; i < count; i++) {
      var at = place + "." + i;
      if (of instanceof Type.Value(var value)) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        for (var part : catalog.fields(value).values()) {
          if (!Seeding.isLeftOut(part) && !(part.type() instanceof Type.Value)) {
            var row = new PartRow(session, value, parts, "");
            parts.put(part.name(), one(part, at + "." + part.name(), row));
          }
        }
        items.add(parts);
      } else {
        var item = one(item(field, of), at, here());
        if (item != null && !items.contains(item)) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private static Field item(Field field, Type of) {
    return new Field(
        field.name(),
        field.wire(),
        of,
        false,
        List.of(),
        field.modifiers(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private List<SeededRow> among(String other) {
    var all = rows.getOrDefault(other, List.of());
    var field = catalog.entity(other).the(Modifier.TENANT);
    if (tenant == null || field.isEmpty()) {
      return all;
    }
    return all.stream().filter(row -> tenant.equals(row.values().get(field.get().name()))).toList();
  }

  private @Nullable Object reference(Field field, String place) {
    if (!(field.type() instanceof Type.Reference(var other))) {
      return null;
    }
    if (field.is(Modifier.TENANT) && tenant != null) {
      return tenant;
    }
    var among = among(other);
    if (among.isEmpty()) {
      return null;
    }
    var at =
        field.is(Modifier.UNIQUE) || field.is(Modifier.KEY)
            ? number % among.size()
            : field.is(Modifier.TENANT)
                ? number % Math.min(3, among.size())
                : seed.random(place).nextInt(among.size());
    return among.get(at).key();
  }

  private List<Object> many(String other, String place) {
    var among = among(other);
    var keys = new ArrayList<Object>();
    var random = seed.random(place);
    for (var i = random.nextInt(4); i > 0 && !among.isEmpty(); i--) {
      var key = among.get(random.nextInt(among.size())).key();
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  /// By what judges values of users; what it does not know is judged by the table.
  private void judge() {
    var given = new LinkedHashMap<String, @Nullable Object>();
    values.forEach(
        (path, value) -> {
          if (value != null && !(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
            given.put(path, value);
          }
        });
    new GivenValues(catalog).fields(entity, given);
    for (var field : entity.fields().values()) {
      var value = values.get(field.name());
      if (value != null
          && field.bounds().stream()
              .anyMatch(bound -> !FieldRules.isWithin(bound, value, session, here()))) {
        throw new IllegalArgumentException(field.name());
      }
    }
  }
}
