package dev.newel.serve;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries out effects beyond the row of the request. All right sides see that row as it was.
final class Effecting {
  private final Catalog catalog;
  private final RowWriter writer;
  private final Initial initial;

  Effecting(Catalog catalog, RowWriter writer, Initial initial) {
    this.catalog = catalog;
    this.writer = writer;
    this.initial = initial;
  }

  /// The effects beyond the row itself. All right sides see the row as it was.
  /// Where a handler does it instead, the operation that is served has none.
  ///
  /// @param before a row, or a value in a list of one, which has no links
  void further(Exchange exchange, Effects effects, Row before) {
    if (effects.handler() != null) {
      handle(exchange, before);
      return;
    }
    var session = exchange.session();
    lock(exchange, effects, List.of(before));
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
          .forEach((name, expr) -> values.put(name, Initial.plain(session.value(expr, before))));
      exchange.made.add(create(exchange, entity, values, exchange.secrets::hash));
    }
    remove(exchange, effects.deletes(), before, true);
    remove(exchange, effects.purges(), before, false);
  }

  /// Locks the rows farther away that effects give other values, in one order for everybody: what
  /// they hold is read behind the lock, so that nobody counts with what another is changing.
  void lock(Exchange exchange, Effects effects, List<? extends Row> rows) {
    var ends = new TreeMap<String, TreeMap<String, Object>>();
    for (var set : effects.sets()) {
      for (var row : set.path().size() > 1 ? rows : List.<Row>of()) {
        var end = end(row, set.path());
        var key = end == null ? null : end.key();
        if (end != null && key != null) {
          ends.computeIfAbsent(end.type(), entity -> new TreeMap<>()).put(key.toString(), key);
        }
      }
    }
    ends.forEach(
        (entity, keys) -> exchange.session().lock(entity, List.copyOf(keys.values()), false));
  }

  /// The row that the last name of a path is a field of; null where it is a value of the row
  /// itself, and where a reference on the way is empty.
  private static @Nullable Row end(Row from, List<String> path) {
    var here = from;
    for (var name : path.subList(0, path.size() - 1)) {
      if (here.get(name) instanceof PartRow || !(here.get(name) instanceof Row next)) {
        return null;
      }
      here = next;
    }
    return here;
  }

  private static void handle(Exchange exchange, Row row) {
    try {
      exchange.handling().carryOut((StoredRow) row);
    } catch (SQLException e) {
      throw new Session.SqlTrouble(e);
    }
  }

  /// A new row; what is not given is what nobody gives, or has its default.
  ///
  /// @param hash of passwords
  StoredRow create(
      Exchange exchange,
      Entity entity,
      Map<String, @Nullable Object> given,
      UnaryOperator<String> hash) {
    var values = new LinkedHashMap<String, @Nullable Object>(given);
    initial.managed(exchange, entity, values);
    values.putAll(given);
    values.putAll(initial.defaults(exchange, entity, values));
    hashPasswords(hash, entity, values);
    Slugs.fill(catalog, exchange.session(), entity, values);
    return writer.insert(exchange.session(), entity.name(), values);
  }

  /// Gives fields of a row other values.
  void change(
      Exchange exchange,
      StoredRow row,
      Map<String, @Nullable Object> given,
      UnaryOperator<String> hash) {
    var entity = catalog.entity(row.type());
    var values = new LinkedHashMap<String, @Nullable Object>(given);
    hashPasswords(hash, entity, values);
    Slugs.renew(catalog, exchange.session(), entity, row, values);
    writer.update(exchange.session(), row.type(), row.key(), values);
  }

  private void setFarther(Exchange exchange, Row before, Effects.Assignment set) {
    Row here = before;
    var path = set.path();
    for (var name : path.subList(0, path.size() - 1)) {
      if (here.get(name) instanceof PartRow) {
        var whole = String.join(".", path);
        var single = new LinkedHashMap<String, @Nullable Object>();
        single.put(whole, Initial.plain(exchange.session().value(set.value(), before)));
        writer.update(
            exchange.session(), before.type(), Objects.requireNonNull(before.key()), single);
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
      single.put(path.getLast(), Initial.plain(exchange.session().value(set.value(), before)));
      Slugs.renew(catalog, exchange.session(), catalog.entity(here.type()), here, single);
      writer.update(exchange.session(), here.type(), key, single);
    }
  }

  private void link(Exchange exchange, Row row, String name, Expr expr, boolean makes) {
    var other = Initial.plain(exchange.session().value(expr, row));
    var key = row.key();
    if (other != null && key != null) {
      writer.link(exchange.session(), row.type(), name, key, other, makes);
    }
  }

  private void remove(Exchange exchange, @Nullable Expr expr, Row row, boolean soft) {
    if (expr != null
        && exchange.session().value(expr, row) instanceof Row gone
        && gone.key() != null) {
      remove(exchange, gone.type(), Objects.requireNonNull(gone.key()), soft);
    }
  }

  void remove(Exchange exchange, String entity, Object key, boolean soft) {
    var deleted = catalog.entity(entity).the(Modifier.DELETED);
    if (soft && deleted.isPresent()) {
      var values = new LinkedHashMap<String, @Nullable Object>();
      values.put(deleted.get().name(), exchange.now);
      writer.update(exchange.session(), entity, key, values);
    } else {
      writer.delete(exchange.session(), entity, key);
    }
  }

  static void hashPasswords(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    hashPasswords(exchange.secrets::hash, entity, values);
  }

  private static void hashPasswords(
      UnaryOperator<String> hash, Entity entity, Map<String, @Nullable Object> values) {
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Text text
          && text.kind() == Type.Text.Kind.PASSWORD
          && values.get(field.name()) instanceof String password) {
        values.put(field.name(), hash.apply(password));
      }
    }
  }
}
