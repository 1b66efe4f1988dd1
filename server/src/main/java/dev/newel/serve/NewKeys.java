package dev.newel.serve;

import dev.newel.design.data.Field;
import dev.newel.expr.Bindings;
import dev.newel.expr.Expr;
import dev.newel.serve.identity.ProgramKeys;
import dev.newel.serve.identity.SecretTexts;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
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
import java.util.Map;
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
    var texts = new GivenTexts(catalog, session);
    var values = new LinkedHashMap<String, @Nullable Object>();
    var same = new ArrayList<Expr>();
    for (var given : fields.entrySet()) {
      var field = entity.fields().get(given.getKey());
      if (field == null || !field.isStored() || SecretTexts.isSecret(field)) {
        throw new StartFailure(
            "`%s` has no field `%s` to be given.".formatted(entity.name(), given.getKey()), REMEDY);
      }
      values.put(field.name(), value(texts, field, given.getValue()));
      session.bind("$" + field.name(), values.get(field.name()));
      same.add(texts.equal(entity.name(), field, "$" + field.name()));
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
      }
    }
    texts.fill(entity.name(), values, session.now());
    new RowWriter(catalog).insert(session, entity.name(), values);
    return secret;
  }

  private static Object value(GivenTexts texts, Field field, String text) {
    try {
      var value = texts.value(field, text);
      if (value != null) {
        return value;
      }
    } catch (Values.Unfit e) {
      throw new StartFailure(
          "`%s` of `--key` must be %s, not `%s`.".formatted(field.name(), e.expected(), text),
          REMEDY);
    }
    throw new StartFailure(
        "`%s` of `--key` refers to `%s`, and there is no such row.".formatted(field.name(), text),
        "Name a row by its first `unique` field, else by its key.");
  }
}
