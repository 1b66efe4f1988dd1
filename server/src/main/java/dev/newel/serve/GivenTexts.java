package dev.newel.serve;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import dev.newel.serve.input.Texts;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes values of fields from texts that come by no request: from a command, or from a token.
final class GivenTexts {
  private static final String NAMED = "$given";

  private final Catalog catalog;
  private final Session session;

  GivenTexts(Catalog catalog, Session session) {
    this.catalog = catalog;
    this.session = session;
  }

  /// The value that a text is for a field; null where it refers to a row that is not there.
  ///
  /// @param text of a reference: the first unique field of its entity, else its key
  @Nullable Object value(Field field, String text) throws Values.Unfit {
    if (field.type() instanceof Type.Reference(var entity)) {
      var row = find(entity, naming(entity), text);
      return row == null ? null : row.key();
    }
    if (!Texts.fits(field, text)) {
      throw new Values.Unfit("as its field is written");
    }
    return Values.ofText(
        catalog.stored(field.type()),
        field.is(Modifier.LOWERCASE) ? text.toLowerCase(Locale.ROOT) : text,
        List.copyOf(catalog.design().identity().roles().keySet()));
  }

  /// The field that names a row of an entity.
  Field naming(String entity) {
    return catalog.entity(entity).fields().values().stream()
        .filter(field -> field.is(Modifier.UNIQUE) && field.isStored())
        .findFirst()
        .orElseGet(() -> catalog.field(entity, catalog.entity(entity).key()));
  }

  /// The row of an entity with that value in a field; null where there is none.
  @Nullable StoredRow find(String entity, Field by, String text) throws Values.Unfit {
    var bare = by.is(Modifier.LOWERCASE) ? text.toLowerCase(Locale.ROOT) : text;
    session.bind(NAMED, Values.ofText(catalog.stored(by.type()), bare, List.of()));
    return session.find(entity, equal(entity, by, NAMED), false);
  }

  /// What holds of a row of an entity with the value that is bound to `root`.
  Expr equal(String entity, Field field, String root) {
    return Visibility.equal(
        catalog.along(Catalog.self(entity, true), entity, List.of(field.name())),
        new Expr.Root(root, field.type().expr(), false));
  }

  /// Fills what nobody gives: the key, times, the revision, and what the design says where nothing
  /// else is said.
  void fill(String entity, Map<String, @Nullable Object> values, Instant now) {
    for (var field : catalog.entity(entity).fields().values()) {
      if (values.containsKey(field.name())) {
        continue;
      }
      if (field.is(Modifier.KEY) && field.isGeneratedKey() && field.type() == Type.Scalar.UUID) {
        values.put(field.name(), UUID.randomUUID());
      } else if (field.is(Modifier.CREATED) || field.is(Modifier.UPDATED)) {
        values.put(field.name(), now);
      } else if (field.is(Modifier.REVISION)) {
        values.put(field.name(), 1L);
      } else if (field.isStored() && field.initial() != null) {
        var made = StoredRow.of(session, entity, 0L, values);
        values.put(field.name(), Initial.plain(session.value(field.initial(), made)));
      }
    }
  }
}
