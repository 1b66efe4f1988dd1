package dev.newel.serve;

import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.serve.identity.SecretTexts;
import dev.newel.serve.input.MergePatch;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a row holds that nobody gave: keys, times, owner, tenant, parent, numbers, defaults.
final class Initial {
  private final Catalog catalog;
  private final RowWriter writer;
  private final Tenants tenants;

  Initial(Catalog catalog, RowWriter writer) {
    this.catalog = catalog;
    this.writer = writer;
    this.tenants = new Tenants(catalog);
  }

  /// What the row will hold: what was given, and at a create or replace the defaults of what was
  /// not.
  Map<String, @Nullable Object> complete(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> given) {
    var kind = exchange.operation().kind();
    var values = new LinkedHashMap<String, @Nullable Object>(given);
    if (kind == Kind.UPDATE) {
      merge(exchange.row(), values);
      return values;
    }
    if (kind == Kind.REPLACE) {
      absentAsDefault(exchange, entity, values);
      return values;
    }
    managed(exchange, entity, values);
    var session = exchange.session();
    var row =
        StoredRow.of(
            session,
            entity.name(),
            java.util.Objects.requireNonNullElse(values.get(entity.key()), 0L),
            values);
    for (var field : entity.fields().values()) {
      if (field.isStored() && field.initial() != null && !holds(values, field)) {
        put(values, field, session.value(field.initial(), row));
      }
    }
    partDefaults(exchange, entity, values);
    return values;
  }

  /// Only maps and JSON are kept as objects: the parts of a value stand under their own paths.
  private static void merge(StoredRow row, Map<String, @Nullable Object> values) {
    values.replaceAll(
        (path, value) ->
            value instanceof Map<?, ?> ? MergePatch.applied(row.values().get(path), value) : value);
  }

  Map<String, @Nullable Object> defaults(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    var made = new LinkedHashMap<String, @Nullable Object>();
    var row = StoredRow.of(exchange.session(), entity.name(), 0L, values);
    for (var field : entity.fields().values()) {
      if (field.isStored() && field.initial() != null && !holds(values, field)) {
        put(made, field, exchange.session().value(field.initial(), row));
      }
    }
    return made;
  }

  private static boolean holds(Map<String, @Nullable Object> values, Field field) {
    return values.containsKey(field.name())
        || values.keySet().stream().anyMatch(path -> path.startsWith(field.name() + "."));
  }

  /// Whether anything stands in a value: null clears each of its parts.
  private static boolean isGiven(Map<String, @Nullable Object> values, Field field) {
    return values.entrySet().stream()
        .anyMatch(part -> part.getValue() != null && part.getKey().startsWith(field.name() + "."));
  }

  private static void put(
      Map<String, @Nullable Object> values, Field field, @Nullable Object value) {
    values.put(field.name(), value instanceof Row row ? row.key() : value);
  }

  private void absentAsDefault(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    var session = exchange.session();
    var input = exchange.operation().input();
    if (input != null) {
      for (var member : input.members()) {
        if (!member.path().isEmpty()) {
          var field = entity.field(member.path().getFirst());
          if (!holds(values, field)) {
            if (field.initial() != null) {
              put(values, field, session.value(field.initial(), exchange.row()));
            } else if (field.type() instanceof Type.Value(var value)) {
              catalog
                  .leaves(value)
                  .keySet()
                  .forEach(part -> values.put(field.name() + "." + part, null));
            } else {
              values.put(
                  field.name(),
                  field.type() instanceof Type.MapOf
                      ? Map.of()
                      : field.type().isMany() ? List.of() : null);
            }
          }
        }
      }
    }
    partDefaults(exchange, entity, values);
  }

  /// What nobody gives: keys, times, owner, tenant, parent, numbers.
  void managed(Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    var session = exchange.session();
    var viewer = exchange.viewer.row();
    for (var field : entity.fields().values()) {
      if (field.is(Modifier.KEY) && field.type() == Type.Scalar.UUID && field.isGeneratedKey()) {
        values.put(field.name(), UUID.randomUUID());
      } else if (field.is(Modifier.CREATED) || field.is(Modifier.UPDATED)) {
        values.put(field.name(), session.now());
      } else if (field.is(Modifier.REVISION)) {
        values.put(field.name(), 1L);
      } else if (field.is(Modifier.OWNER) && viewer != null && !holds(values, field)) {
        values.put(field.name(), viewer.key());
      } else if (field.is(Modifier.TENANT) && !holds(values, field)) {
        var tenant = tenants.of(exchange, session);
        if (tenant != null) {
          values.put(field.name(), tenant.key());
        }
      } else if (SecretTexts.isSecret(field)) {
        values.put(field.name(), exchange.secrets.made(field, session.now()));
      } else if (field.type() instanceof Type.MapOf
          && !holds(values, field)
          && !field.optional()
          && field.initial() == null) {
        values.put(field.name(), Map.of());
      }
    }
    if (!exchange.parents.isEmpty()) {
      var via = exchange.operation().target().parents().getLast().via();
      values.put(via, exchange.parents.getLast().key());
    }
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Sequence) {
        values.put(field.name(), writer.next(session, entity.name(), field, values));
      }
    }
  }

  /// Defaults inside values that are given and inside the items of lists: `unitPrice =
  /// product.price`.
  private void partDefaults(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Value(var value) && isGiven(values, field)) {
        // What nobody writes is in the row already where that is replaced.
        var isMade = exchange.operation().kind() != Kind.REPLACE;
        fill(exchange.session(), value, field.name() + ".", values, isMade);
      } else if (field.type() instanceof Type.ListOf(Type.Value(var value), var size)
          && values.get(field.name()) instanceof List<?> items) {
        var filled = new ArrayList<@Nullable Object>();
        for (var item : items) {
          filled.add(item instanceof Map<?, ?> struct ? filled(exchange, value, struct) : item);
        }
        values.put(field.name(), filled);
      }
    }
  }

  private Map<String, @Nullable Object> filled(Exchange exchange, String value, Map<?, ?> struct) {
    var parts = new LinkedHashMap<String, @Nullable Object>();
    struct.forEach((name, part) -> parts.put(String.valueOf(name), part));
    fill(exchange.session(), value, "", parts, true);
    return parts;
  }

  /// @param isMade whether parts that nobody writes are made with it
  private void fill(
      Session session,
      String value,
      String place,
      Map<String, @Nullable Object> parts,
      boolean isMade) {
    var row = new PartRow(session, value, parts, place);
    for (var part : catalog.fields(value).values()) {
      var path = place + part.name();
      if (part.type() instanceof Type.Value(var inner)) {
        if (part.isStored() && row.get(part.name()) != null) {
          fill(session, inner, path + ".", parts, isMade);
        }
      } else if (part.isStored()
          && part.initial() != null
          && !parts.containsKey(path)
          && (isMade || !part.is(Modifier.READONLY))) {
        parts.put(path, plain(session.value(part.initial(), row)));
      }
    }
  }

  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Row row -> row.key();
      case BigInteger number -> new BigDecimal(number);
      case null, default -> value;
    };
  }
}
