package dev.newel.serve;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.serve.input.BodyReader;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
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

/// Carries out what changes something, in the transaction of the request.
final class Writes {
  private final Catalog catalog;
  private final RowWriter writer;
  private final Visibility visibility;

  Writes(Catalog catalog) {
    this.catalog = catalog;
    this.writer = new RowWriter(catalog);
    this.visibility = new Visibility(catalog);
  }

  /// Judges the body: fields, then bounds and references, and refuses all faults at once.
  void input(Exchange exchange) {
    var operation = exchange.operation();
    var input = operation.input();
    if (input == null) {
      return;
    }
    var whole = operation.kind() != Kind.UPDATE;
    var reader =
        new BodyReader(catalog, operation.ignoresUnknown(), whole, exchange.viewer.roles());
    var given = reader.read(input, parsed(exchange));
    var problems = new ArrayList<>(given.problems());
    var entity = operation.target().entity();
    if (entity != null && fillsRow(operation.kind())) {
      var values = complete(exchange, catalog.entity(entity), given.values());
      new FieldRules(catalog, visibility).check(exchange, entity, values, input, problems);
      exchange.input = values;
    } else {
      exchange.input = given.values();
    }
    BodyReader.refuse(problems);
    exchange.session().bind("input", new InputRow(exchange.session(), entity, exchange.input));
    for (var member : input.members()) {
      if (member.isArgument()) {
        exchange.session().bind(member.field().name(), exchange.input.get(member.field().name()));
      }
    }
  }

  private static @Nullable Object parsed(Exchange exchange) {
    try {
      return JsonText.parse(exchange.body);
    } catch (JsonText.Malformed e) {
      throw Refusal.of("MALFORMED", Map.of("problem", String.valueOf(e.getMessage())));
    }
  }

  private static boolean fillsRow(Kind kind) {
    return kind == Kind.CREATE
        || kind == Kind.REGISTER
        || kind == Kind.REPLACE
        || kind == Kind.UPDATE;
  }

  /// What the row will hold: what was given, and at a create or replace the defaults of what was
  /// not.
  private Map<String, @Nullable Object> complete(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> given) {
    var kind = exchange.operation().kind();
    var values = new LinkedHashMap<String, @Nullable Object>(given);
    if (kind == Kind.UPDATE) {
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
    itemDefaults(exchange, entity, values);
    return values;
  }

  private static boolean holds(Map<String, @Nullable Object> values, Field field) {
    return values.containsKey(field.name())
        || values.keySet().stream().anyMatch(path -> path.startsWith(field.name() + "."));
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
                  .fields(value)
                  .values()
                  .forEach(part -> values.put(field.name() + "." + part.name(), null));
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
    itemDefaults(exchange, entity, values);
  }

  /// What nobody gives: keys, times, owner, tenant, parent, numbers.
  private void managed(Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
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
      } else if (field.is(Modifier.TENANT) && viewer != null && !holds(values, field)) {
        values.put(field.name(), tenantOf(viewer));
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

  private @Nullable Object tenantOf(StoredRow viewer) {
    var field = catalog.entity(viewer.type()).the(Modifier.TENANT);
    return field.map(tenant -> viewer.values().get(tenant.name())).orElse(null);
  }

  /// Defaults inside the items of lists: `unitPrice = product.price`.
  private void itemDefaults(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.ListOf(Type.Value(var value), var size)
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
    var session = exchange.session();
    for (var part : catalog.fields(value).values()) {
      if (part.isStored() && part.initial() != null && !parts.containsKey(part.name())) {
        put(parts, part, session.value(part.initial(), new PartRow(session, value, parts, "")));
      }
    }
    return parts;
  }

  /// Whether the row may be changed now: `locked`, `moves`, `when`.
  void state(Exchange exchange) {
    var operation = exchange.operation();
    var row = exchange.row;
    var entity =
        operation.target().entity() == null ? null : catalog.entity(operation.target().entity());
    var kind = operation.kind();
    var session = exchange.session();
    if (row != null
        && entity != null
        && entity.locked() != null
        && (kind == Kind.UPDATE || kind == Kind.REPLACE || kind == Kind.DELETE)
        && session.holds(entity.locked(), row)) {
      throw Refusal.of("LOCKED");
    }
    if (row != null) {
      moves(operation.effects(), row);
    }
    if (kind != Kind.CREATE && kind != Kind.REGISTER) {
      guards(
          exchange,
          operation.effects(),
          row == null ? new InputRow(session, null, exchange.input) : row);
    }
  }

  private void moves(Effects effects, StoredRow row) {
    for (var move : effects.moves()) {
      var now = String.valueOf(row.values().get(move.field()));
      if (!move.from().contains(now)) {
        throw Refusal.of(
            move.code(),
            Map.of(
                "field",
                catalog.field(row.type(), move.field()).wire(),
                "from",
                now,
                "expected",
                String.join(" or ", move.from())));
      }
    }
  }

  private static void guards(Exchange exchange, Effects effects, Row row) {
    for (var guard : effects.when()) {
      if (!exchange.session().holds(guard.expr(), row)) {
        throw Refusal.of(guard.code());
      }
    }
  }

  /// Inserts the row that the input describes.
  StoredRow create(Exchange exchange) {
    var operation = exchange.operation();
    var entity = catalog.entity(String.valueOf(operation.target().entity()));
    var values = exchange.input;
    if (operation.kind() == Kind.REGISTER) {
      asNewcomer(entity, values);
    }
    hashPasswords(exchange, entity, values);
    Slugs.fill(catalog, exchange.session(), entity, values);
    var row = writer.insert(exchange.session(), entity.name(), values);
    guards(exchange, operation.effects(), row);
    effects(exchange, operation, row);
    invariants(exchange, entity, exchange.session().row(entity.name(), row.key()));
    return exchange.session().row(entity.name(), row.key());
  }

  private void asNewcomer(Entity entity, Map<String, @Nullable Object> values) {
    var identity = catalog.design().identity();
    var field = identity.roleField() == null ? null : entity.fields().get(identity.roleField());
    if (field != null
        && identity.newcomers() != null
        && values.get(field.name()) == null
        && field.type() == Type.Scalar.ROLE) {
      values.put(field.name(), identity.newcomers());
    }
  }

  private static void hashPasswords(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Text text
          && text.kind() == Type.Text.Kind.PASSWORD
          && values.get(field.name()) instanceof String password) {
        values.put(field.name(), exchange.secrets.hash(password));
      }
    }
  }

  /// Changes the row by the input and the effects.
  StoredRow change(Exchange exchange) {
    var operation = exchange.operation();
    var row = exchange.row();
    var entity = catalog.entity(row.type());
    var values = new LinkedHashMap<String, @Nullable Object>();
    if (operation.kind() == Kind.UPDATE || operation.kind() == Kind.REPLACE) {
      values.putAll(exchange.input);
      hashPasswords(exchange, entity, values);
    }
    operation.effects().moves().forEach(move -> values.put(move.field(), move.to()));
    operation.effects().sets().stream()
        .filter(set -> set.path().size() == 1)
        .forEach(
            set ->
                values.put(
                    set.path().getFirst(), plain(exchange.session().value(set.value(), row))));
    writer.update(exchange.session(), entity.name(), row.key(), values);
    further(exchange, operation.effects(), row);
    var now = exchange.session().row(entity.name(), row.key());
    if (!deletes(operation)) {
      invariants(exchange, entity, now);
    }
    return now;
  }

  private static boolean deletes(Operation operation) {
    return operation.effects().deletes() != null || operation.effects().purges() != null;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Row row -> row.key();
      case BigInteger number -> new BigDecimal(number);
      case null, default -> value;
    };
  }

  private void effects(Exchange exchange, Operation operation, StoredRow row) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    operation.effects().sets().stream()
        .filter(set -> set.path().size() == 1)
        .forEach(
            set ->
                values.put(
                    set.path().getFirst(), plain(exchange.session().value(set.value(), row))));
    if (!values.isEmpty()) {
      writer.update(exchange.session(), row.type(), row.key(), values);
    }
    further(exchange, operation.effects(), row);
  }

  /// The effects beyond the row itself. All right sides see the row as it was.
  private void further(Exchange exchange, Effects effects, StoredRow before) {
    var session = exchange.session();
    for (var set : effects.sets()) {
      if (set.path().size() > 1) {
        setFarther(exchange, before, set);
      }
    }
    effects.adds().forEach((name, expr) -> link(exchange, before, name, expr, true));
    effects.removes().forEach((name, expr) -> link(exchange, before, name, expr, false));
    for (var creation : effects.creates()) {
      var entity = catalog.entity(creation.entity());
      var values = new LinkedHashMap<String, @Nullable Object>();
      creation
          .fields()
          .forEach((name, expr) -> values.put(name, plain(session.value(expr, before))));
      managed(exchange, entity, values);
      values.putAll(defaults(exchange, entity, values));
      hashPasswords(exchange, entity, values);
      Slugs.fill(catalog, session, entity, values);
      var made = writer.insert(session, entity.name(), values);
      invariants(exchange, entity, made);
    }
    remove(exchange, effects.deletes(), before, true);
    remove(exchange, effects.purges(), before, false);
  }

  private Map<String, @Nullable Object> defaults(
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

  private void setFarther(Exchange exchange, StoredRow before, Effects.Assignment set) {
    Row here = before;
    var path = set.path();
    for (var name : path.subList(0, path.size() - 1)) {
      if (here.get(name) instanceof PartRow) {
        var whole = String.join(".", path);
        var single = new LinkedHashMap<String, @Nullable Object>();
        single.put(whole, plain(exchange.session().value(set.value(), before)));
        writer.update(exchange.session(), before.type(), before.key(), single);
        return;
      }
      if (!(here.get(name) instanceof Row next)) {
        return;
      }
      here = next;
    }
    var key = here.key();
    if (key != null) {
      var single = new LinkedHashMap<String, @Nullable Object>();
      single.put(path.getLast(), plain(exchange.session().value(set.value(), before)));
      writer.update(exchange.session(), here.type(), key, single);
    }
  }

  private void link(Exchange exchange, StoredRow row, String name, Expr expr, boolean makes) {
    var other = plain(exchange.session().value(expr, row));
    if (other != null) {
      writer.link(exchange.session(), row.type(), name, row.key(), other, makes);
    }
  }

  private void remove(Exchange exchange, @Nullable Expr expr, StoredRow row, boolean soft) {
    if (expr != null
        && exchange.session().value(expr, row) instanceof Row gone
        && gone.key() != null) {
      remove(exchange, gone.type(), java.util.Objects.requireNonNull(gone.key()), soft);
    }
  }

  /// Deletes the row of the request: hides it where it has a `deleted` field.
  void delete(Exchange exchange) {
    further(exchange, exchange.operation().effects(), exchange.row());
    remove(exchange, exchange.row().type(), exchange.row().key(), true);
  }

  private void remove(Exchange exchange, String entity, Object key, boolean soft) {
    var deleted = catalog.entity(entity).the(Modifier.DELETED);
    if (soft && deleted.isPresent()) {
      var values = new LinkedHashMap<String, @Nullable Object>();
      values.put(deleted.get().name(), exchange.now);
      writer.update(exchange.session(), entity, key, values);
    } else {
      writer.delete(exchange.session(), entity, key);
    }
  }

  /// Undoes a soft delete.
  StoredRow restore(Exchange exchange) {
    var row = exchange.row();
    catalog
        .entity(row.type())
        .the(Modifier.DELETED)
        .ifPresent(
            field -> {
              var values = new LinkedHashMap<String, @Nullable Object>();
              values.put(field.name(), null);
              writer.update(exchange.session(), row.type(), row.key(), values);
            });
    return exchange.session().row(row.type(), row.key());
  }

  private static void invariants(Exchange exchange, Entity entity, StoredRow row) {
    for (var invariant : entity.holds()) {
      if (!exchange.session().holds(invariant.expr(), row)) {
        throw Refusal.of(invariant.code());
      }
    }
  }

  RowWriter writer() {
    return writer;
  }
}
