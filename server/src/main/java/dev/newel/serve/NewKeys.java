package dev.newel.serve;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import dev.newel.serve.identity.ProgramKeys;
import dev.newel.serve.identity.SecretTexts;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import dev.newel.serve.write.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes API keys by hand: the first key of a program that nobody could make by a request.
final class NewKeys {
  private static final String REMEDY =
      "Name fields of the entity under `identity.keys.of`: `--key name=billing`.";

  private final Catalog catalog;
  private final ProgramKeys keys;
  private final Session session;

  private NewKeys(Catalog catalog, ProgramKeys keys, Session session) {
    this.catalog = catalog;
    this.keys = keys;
    this.session = session;
  }

  /// Makes a key with these fields; returns its secret, or null where a key with these fields is
  /// there already.
  ///
  /// @param fields texts by the name of the field; a reference by the first unique field of its
  ///     entity, else by its key
  /// @throws StartFailure where the design has no keys, or the fields do not fit
  static @Nullable String make(
      Database database, Catalog catalog, Map<String, String> fields, Instant now) {
    var keys = ProgramKeys.of(catalog);
    if (keys == null) {
      throw new StartFailure(
          "The design says nowhere which rows are API keys.",
          "Leave `--key` out, or name their entity under `identity.keys.of`.");
    }
    try {
      var secret =
          database.inTransaction(connection -> made(connection, catalog, keys, fields, now));
      return secret.isEmpty() ? null : secret;
    } catch (DatabaseException e) {
      throw new StartFailure(
          "The database refuses the key of `--key`: a field is missing, or its value is taken.",
          REMEDY,
          e);
    }
  }

  private static String made(
      Connection connection,
      Catalog catalog,
      ProgramKeys keys,
      Map<String, String> fields,
      Instant now)
      throws SQLException {
    var session = new Session(connection, catalog, new RowPlans(catalog), Bindings.at(now));
    try {
      return new NewKeys(catalog, keys, session).make(fields);
    } catch (Session.SqlTrouble e) {
      throw e.trouble();
    }
  }

  /// The secret; empty where the key is there.
  private String make(Map<String, String> fields) {
    var entity = catalog.entity(keys.entity());
    var values = new LinkedHashMap<String, @Nullable Object>();
    var same = new ArrayList<Expr>();
    for (var given : fields.entrySet()) {
      var field = entity.fields().get(given.getKey());
      if (field == null || !field.isStored() || SecretTexts.isSecret(field)) {
        throw new StartFailure(
            "`%s` has no field `%s` to be given.".formatted(entity.name(), given.getKey()), REMEDY);
      }
      values.put(field.name(), value(field, given.getValue()));
      session.bind("$" + field.name(), values.get(field.name()));
      same.add(equal(entity.name(), field, "$" + field.name()));
    }
    var where = Visibility.all(same);
    if (where != null && session.find(entity.name(), where, false) != null) {
      return "";
    }
    var secret = "";
    for (var field : entity.fields().values()) {
      if (SecretTexts.isSecret(field)) {
        secret = SecretTexts.make(field);
        values.put(field.name(), SecretTexts.kept(secret, session.now()));
      } else if (!values.containsKey(field.name())) {
        fill(field, values);
      }
    }
    new RowWriter(catalog).insert(session, entity.name(), values);
    return secret;
  }

  private void fill(Field field, Map<String, @Nullable Object> values) {
    if (field.is(Modifier.KEY) && field.isGeneratedKey() && field.type() == Type.Scalar.UUID) {
      values.put(field.name(), UUID.randomUUID());
    } else if (field.is(Modifier.CREATED) || field.is(Modifier.UPDATED)) {
      values.put(field.name(), session.now());
    } else if (field.is(Modifier.REVISION)) {
      values.put(field.name(), 1L);
    } else if (field.isStored() && field.initial() != null) {
      var made = StoredRow.of(session, keys.entity(), 0L, values);
      values.put(field.name(), Initial.plain(session.value(field.initial(), made)));
    }
  }

  private @Nullable Object value(Field field, String text) {
    try {
      if (field.type() instanceof Type.Reference(var entity)) {
        return referred(entity, text);
      }
      return Values.ofText(
          catalog.stored(field.type()),
          text,
          List.copyOf(catalog.design().identity().roles().keySet()));
    } catch (Values.Unfit e) {
      throw new StartFailure(
          "`%s` of `--key` must be %s, not `%s`.".formatted(field.name(), e.expected(), text),
          REMEDY);
    }
  }

  private Object referred(String entity, String text) throws Values.Unfit {
    var unique =
        catalog.entity(entity).fields().values().stream()
            .filter(field -> field.is(Modifier.UNIQUE) && field.isStored())
            .findFirst();
    var by = unique.orElseGet(() -> catalog.field(entity, catalog.entity(entity).key()));
    session.bind("$named", Values.ofText(catalog.stored(by.type()), text, List.of()));
    var found = session.find(entity, equal(entity, by, "$named"), false);
    if (found == null) {
      throw new StartFailure(
          "There is no `%s` `%s` for the key of `--key`.".formatted(entity, text),
          "Name one by its `%s`.".formatted(by.name()));
    }
    return found.key();
  }

  private Expr equal(String entity, Field field, String root) {
    return Visibility.equal(
        catalog.along(Catalog.self(entity, true), entity, List.of(field.name())),
        new Expr.Root(root, field.type().expr(), false));
  }
}
