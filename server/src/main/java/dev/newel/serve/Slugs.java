package dev.newel.serve;

import dev.newel.design.data.Entity;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.language.Modifier;
import dev.newel.serve.query.Session;
import dev.newel.serve.value.Catalog;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes slugs: the words of another field in a-z and 0-9, with a number behind them where they are
/// taken.
final class Slugs {
  private static final int LONGEST = 80;
  private static final int TRIES = 1_000;

  private Slugs() {}

  static void fill(
      Catalog catalog, Session session, Entity entity, Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      var of = field.slugOf();
      if (of != null && values.get(of) instanceof String text && values.get(field.name()) == null) {
        values.put(field.name(), free(catalog, session, entity, field.name(), slug(text), null));
      }
    }
  }

  /// Makes the `renewed` slugs anew whose field `values` changes; a slug that would be the same
  /// again, but for its number, stays.
  ///
  /// @param row as it is before the change
  static void renew(
      Catalog catalog,
      Session session,
      Entity entity,
      Row row,
      Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      var of = field.slugOf();
      if (of != null
          && field.is(Modifier.RENEWED)
          && values.get(of) instanceof String text
          && !text.equals(row.get(of))) {
        var now = row.get(field.name()) instanceof String slug ? slug : null;
        values.put(field.name(), free(catalog, session, entity, field.name(), slug(text), now));
      }
    }
  }

  static String slug(String text) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    var words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    var cut = words.length() <= LONGEST ? words : words.substring(0, LONGEST).replaceAll("-+$", "");
    return cut.isEmpty() ? "n" : cut;
  }

  /// @param own the slug that the row has already, null where it has none
  private static String free(
      Catalog catalog,
      Session session,
      Entity entity,
      String field,
      String slug,
      @Nullable String own) {
    var column = catalog.column(entity.name(), field).name();
    var sql =
        Sql.of(
            "SELECT 1 FROM "
                + SqlName.quoted(catalog.table(entity.name()).name())
                + " WHERE "
                + SqlName.quoted(column)
                + " = {}",
            Session.placeholder("$slug", ExprType.Scalar.TEXT, "text"));
    for (var i = 1; i < TRIES; i++) {
      var candidate = i == 1 ? slug : slug + "-" + i;
      if (candidate.equals(own)
          || session.query(sql, session.bindings().with("$slug", candidate), row -> 1).isEmpty()) {
        return candidate;
      }
    }
    return slug + "-" + java.util.UUID.randomUUID();
  }
}
