package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.SecretTexts;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import dev.newel.serve.write.RowWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fills empty tables with the rows that a design begins with, once for each entity: what users
/// delete afterwards stays deleted.
final class SeedRows {
  /// The entities whose rows were written; the insert of a name waits for whoever writes it too.
  static final String TABLE = "CREATE TABLE IF NOT EXISTS \"newel_rows\" (entity text PRIMARY KEY)";

  private final Catalog catalog;
  private final Session session;
  private final RowWriter writer;
  private final Passwords passwords;

  private SeedRows(Catalog catalog, Session session) {
    this.catalog = catalog;
    this.session = session;
    this.writer = new RowWriter(catalog);
    this.passwords = new PasswordHashes(catalog.design().identity().hashing());
  }

  /// Adds the rows of every entity that has none yet and never got them, in one transaction;
  /// returns how many.
  static int add(Database database, Design design) {
    var catalog = Catalog.of(design);
    return database.inTransaction(
        connection -> {
          var session =
              new Session(connection, catalog, new RowPlans(catalog), Bindings.at(Instant.now()));
          var seeding = new SeedRows(catalog, session);
          var added = 0;
          for (var entity : design.model().rows().entrySet()) {
            if (seeding.isNew(entity.getKey()) && seeding.isEmpty(entity.getKey())) {
              for (var row : entity.getValue()) {
                seeding.insert(entity.getKey(), row);
                added++;
              }
            }
          }
          return added;
        });
  }

  private boolean isNew(String entity) {
    var sql =
        Sql.of(
            "INSERT INTO \"newel_rows\" (entity) VALUES ({}) ON CONFLICT DO NOTHING",
            Session.placeholder("$entity", ExprType.Scalar.TEXT, "text"));
    return session.update(sql, session.bindings().with("$entity", entity)) == 1;
  }

  private boolean isEmpty(String entity) {
    var sql =
        new Sql(
            "SELECT 1 FROM " + SqlName.quoted(catalog.table(entity).name()) + " LIMIT 1",
            List.of());
    return session.query(sql, session.bindings(), row -> 1).isEmpty();
  }

  private void insert(String entity, Json.Object row) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var field : catalog.entity(entity).fields().values()) {
      var given = row.members().get(field.name());
      if (given != null) {
        put(field, field.name(), given, values);
      } else if (field.is(Modifier.KEY)
          && field.isGeneratedKey()
          && field.type() == Type.Scalar.UUID) {
        values.put(field.name(), UUID.randomUUID());
      } else if (field.is(Modifier.CREATED) || field.is(Modifier.UPDATED)) {
        values.put(field.name(), session.now());
      }
    }
    Slugs.fill(catalog, session, catalog.entity(entity), values);
    var made = StoredRow.of(session, entity, 0L, values);
    for (var field : catalog.entity(entity).fields().values()) {
      if (field.isStored() && field.initial() != null && !values.containsKey(field.name())) {
        var value = session.value(field.initial(), made);
        values.put(field.name(), value instanceof dev.newel.expr.Row other ? other.key() : value);
      }
    }
    writer.insert(session, entity, values);
  }

  private void put(Field field, String place, Json given, Map<String, @Nullable Object> values) {
    if (field.type() instanceof Type.Value(var value) && given instanceof Json.Object(var parts)) {
      parts.forEach(
          (name, part) -> put(catalog.field(value, name), place + "." + name, part, values));
    } else {
      values.put(place, value(field.type(), given));
    }
  }

  private @Nullable Object value(Type type, Json given) {
    try {
      return switch (given) {
        case Json.Null none -> null;
        case Json.Bool(var flag) -> flag;
        case Json.Number(var number) -> number(catalog.stored(type), number);
        case Json.Text(var text)
            when type instanceof Type.Text password && password.kind() == Type.Text.Kind.PASSWORD ->
            passwords.hash(text);
        case Json.Text(var text)
            when type instanceof Type.Text secret && secret.kind() == Type.Text.Kind.SECRET ->
            SecretTexts.kept(text, session.now());
        case Json.Text(var text) when type instanceof Type.Reference(var entity) ->
            referred(entity, text);
        case Json.Text(var text) ->
            Values.ofText(
                catalog.stored(type),
                text,
                List.copyOf(catalog.design().identity().roles().keySet()));
        case Json.Array(var items) ->
            items.stream()
                .map(item -> item(type instanceof Type.ListOf(var of, var size) ? of : type, item))
                .toList();
        case Json.Object(var members) -> {
          var made = new LinkedHashMap<String, @Nullable Object>();
          members.forEach(
              (name, member) ->
                  made.put(
                      name,
                      value(
                          type instanceof Type.Value(var value)
                              ? catalog.field(value, name).type()
                              : type instanceof Type.MapOf(var of) ? of : type,
                          member)));
          yield made;
        }
      };
    } catch (Values.Unfit e) {
      throw new dev.newel.serve.store.StartFailure(
          "A row of the design holds what does not fit: it must be %s.".formatted(e.expected()),
          "Correct it under `rows`.");
    }
  }

  /// An item of a list; the parts of a value stand under their own paths.
  private @Nullable Object item(Type type, Json given) {
    if (!(type instanceof Type.Value(var value)) || !(given instanceof Json.Object(var members))) {
      return value(type, given);
    }
    var parts = new LinkedHashMap<String, @Nullable Object>();
    members.forEach((name, member) -> put(catalog.field(value, name), name, member, parts));
    return parts;
  }

  /// The key of the row that a text names: by the first unique field of its entity, else by its
  /// key.
  private Object referred(String entity, String text) throws Values.Unfit {
    var unique =
        catalog.entity(entity).fields().values().stream()
            .filter(field -> field.is(Modifier.UNIQUE) && field.isStored())
            .findFirst();
    if (unique.isEmpty()) {
      return Values.ofText(catalog.keyType(entity), text, List.of());
    }
    var field = unique.get();
    session.bind("$named", Values.ofText(catalog.stored(field.type()), text, List.of()));
    var found =
        session.find(
            entity,
            Visibility.equal(
                catalog.along(Catalog.self(entity, true), entity, List.of(field.name())),
                new Expr.Root("$named", field.type().expr(), false)),
            false);
    if (found == null) {
      throw new dev.newel.serve.store.StartFailure(
          "A row of the design refers to `%s` `%s`, and there is none.".formatted(entity, text),
          "Add it under `rows` before that row, or correct the name.");
    }
    return found.key();
  }

  private static Object number(Type type, BigDecimal number) throws Values.Unfit {
    return type instanceof Type.Text ? number.toPlainString() : Values.number(type, number);
  }
}
