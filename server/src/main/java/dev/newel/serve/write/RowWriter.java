package dev.newel.serve.write;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.facts.tables.Tables;
import dev.newel.language.Modifier;
import dev.newel.serve.file.StoredFiles;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes rows with their lists and links. Values come by the path of their field, references as
/// keys, passwords hashed.
public final class RowWriter {
  private final Catalog catalog;
  private final Rules rules;
  private final RoleWatch roles;

  public RowWriter(Catalog catalog) {
    this.catalog = catalog;
    this.rules = new Rules(catalog);
    this.roles = new RoleWatch(catalog);
  }

  /// What holds of rows; whoever writes has it judged at the end.
  public Rules rules() {
    return rules;
  }

  /// Inserts a row; what `given` does not hold is null, or made by the database.
  public StoredRow insert(Session session, String entity, Map<String, @Nullable Object> given) {
    var values = StoredFiles.kept(session, entity, given);
    var table = catalog.table(entity);
    var names = new ArrayList<String>();
    var parts = new ArrayList<Sql>();
    var bindings = session.bindings();
    for (var column : table.columns().values()) {
      if (values.containsKey(column.field())
          && !(column.generated() != null && values.get(column.field()) == null)) {
        var root = "$" + names.size();
        names.add(SqlName.quoted(column.name()));
        parts.add(value(root, column));
        bindings = bindings.with(root, values.get(column.field()));
      }
    }
    var key = catalog.key(entity);
    var into = "INSERT INTO " + SqlName.quoted(table.name());
    var returning = " RETURNING " + SqlName.quoted(key.name());
    var sql =
        names.isEmpty()
            ? new Sql(into + " DEFAULT VALUES" + returning, List.of())
            : Sql.of(
                into + " (" + String.join(", ", names) + ") VALUES ({})" + returning,
                Sql.join(", ", parts));
    var made =
        Objects.requireNonNull(
            session
                .query(
                    sql,
                    bindings,
                    row -> Objects.requireNonNull(Jdbc.read(row, 1, catalog.keyType(entity))))
                .getFirst());
    collections(session, entity, made, values);
    roles.made(session, entity, made, values);
    rules.inserted(session, entity, made);
    return session.row(entity, made);
  }

  /// Gives a row that is about to be inserted the number that its key will be, where the database
  /// counts it: what is judged before the insert may speak of it.
  public void drawKey(Session session, Entity entity, Map<String, @Nullable Object> values) {
    var column = catalog.key(entity.name());
    if (column.isIdentity() && values.get(entity.key()) == null) {
      var drawn =
          session.query(
              Sql.of(
                  "SELECT nextval(pg_get_serial_sequence({}, {}))",
                  Session.placeholder("$table", ExprType.Scalar.TEXT, "text"),
                  Session.placeholder("$column", ExprType.Scalar.TEXT, "text")),
              session
                  .bindings()
                  .with("$table", SqlName.quoted(catalog.table(entity.name()).name()))
                  .with("$column", column.name()),
              row -> row.getLong(1));
      values.put(entity.key(), drawn.getFirst());
    }
  }

  private static Sql value(String root, Column column) {
    // The type of the root is of no matter: what is bound is cast to the column's type.
    return Session.placeholder(root, ExprType.Scalar.JSON, column.type());
  }

  /// Changes the fields of a row that `given` holds, and the times and counters that change with
  /// every write.
  public void update(
      Session session, String entity, Object key, Map<String, @Nullable Object> given) {
    var values = StoredFiles.kept(session, entity, given);
    rules.changed(session, entity, key, given.keySet());
    roles.changed(session, entity, key, values);
    var table = catalog.table(entity);
    var sets = new ArrayList<Sql>();
    var bindings = session.bindings();
    for (var column : table.columns().values()) {
      if (values.containsKey(column.field())) {
        var root = "$" + sets.size();
        sets.add(Sql.of(SqlName.quoted(column.name()) + " = {}", value(root, column)));
        bindings = bindings.with(root, values.get(column.field()));
      }
    }
    var touched = !values.isEmpty();
    for (var field : catalog.entity(entity).fields().values()) {
      var name =
          field.is(Modifier.REVISION) || field.is(Modifier.UPDATED)
              ? SqlName.quoted(catalog.column(entity, field.name()).name())
              : "";
      if (touched && field.is(Modifier.REVISION)) {
        sets.add(new Sql(name + " = " + name + " + 1", List.of()));
      } else if (touched && field.is(Modifier.UPDATED) && !values.containsKey(field.name())) {
        sets.add(
            Sql.of(
                name + " = " + later(name),
                Session.placeholder("$now", ExprType.Scalar.TIMESTAMP, "timestamptz")));
        bindings = bindings.with("$now", session.now());
      }
    }
    if (!sets.isEmpty()) {
      session.update(
          Sql.of(
              "UPDATE "
                  + SqlName.quoted(table.name())
                  + " SET {} WHERE "
                  + SqlName.quoted(catalog.key(entity).name())
                  + " = {}",
              Sql.join(", ", sets),
              key(entity)),
          bindings.with(RowPlans.KEY, Row.ofKey(entity, key)));
    }
    collections(session, entity, key, values);
    rules.changed(session, entity, key, given.keySet());
    var deleted = catalog.entity(entity).the(Modifier.DELETED);
    if (deleted.isPresent() && values.get(deleted.get().name()) != null) {
      rules.hidden(session, entity, key);
    }
  }

  private String later(String column) {
    return catalog.design().api().increasing()
        ? "GREATEST({}, " + column + " + interval '1 millisecond')"
        : "{}";
  }

  private Sql key(String entity) {
    return Session.placeholder(
        RowPlans.KEY, new ExprType.RowOf(entity), catalog.key(entity).type());
  }

  /// Removes the row itself.
  public void delete(Session session, String entity, Object key) {
    rules.removed(session, entity, key);
    session.update(
        Sql.of(
            "DELETE FROM "
                + SqlName.quoted(catalog.table(entity).name())
                + " WHERE "
                + SqlName.quoted(catalog.key(entity).name())
                + " = {}",
            key(entity)),
        session.bindings().with(RowPlans.KEY, Row.ofKey(entity, key)));
  }

  private void collections(
      Session session, String entity, Object key, Map<String, @Nullable Object> values) {
    for (var field : catalog.entity(entity).fields().values()) {
      if (values.containsKey(field.name()) && field.computed() == null) {
        var items = values.get(field.name()) instanceof List<?> list ? list : List.of();
        if (field.type() instanceof Type.ListOf list) {
          items(session, entity, key, field, list, items);
        } else if (field.type() instanceof Type.Link) {
          var table = catalog.tables().ofField(entity, field.name());
          clear(session, entity, key, table);
          items.forEach(
              item -> pair(session, entity, field.name(), key, Objects.requireNonNull(item), true));
        }
      }
    }
  }

  private void clear(Session session, String entity, Object key, Table table) {
    var own =
        switch (table.of()) {
          case Purpose.OfList list -> list.row();
          case Purpose.OfLink link -> link.from();
          default -> throw new IllegalStateException(table.name() + " belongs to no row");
        };
    session.update(
        Sql.of(
            "DELETE FROM "
                + SqlName.quoted(table.name())
                + " WHERE "
                + SqlName.quoted(own)
                + " = {}",
            key(entity)),
        session.bindings().with(RowPlans.KEY, Row.ofKey(entity, key)));
  }

  private void items(
      Session session, String entity, Object key, Field field, Type.ListOf list, List<?> items) {
    var table = catalog.tables().ofField(entity, field.name());
    if (!(table.of() instanceof Purpose.OfList of)) {
      throw new IllegalStateException(table.name() + " is no list");
    }
    clear(session, entity, key, table);
    for (var position = 0; position < items.size(); position++) {
      var names =
          new ArrayList<>(
              List.of(SqlName.quoted(of.row()), SqlName.quoted(Purpose.OfList.POSITION)));
      var parts =
          new ArrayList<>(
              List.of(
                  key(entity), Session.placeholder("$position", ExprType.Scalar.INT, "integer")));
      var bindings =
          session
              .bindings()
              .with(RowPlans.KEY, Row.ofKey(entity, key))
              .with("$position", (long) position);
      if (list.of() instanceof Type.Value(var value)
          && items.get(position) instanceof Map<?, ?> struct) {
        for (var part : catalog.leaves(value).keySet()) {
          var column = Tables.columnsIn(table, part).getFirst();
          var root = "$" + names.size();
          names.add(SqlName.quoted(column.name()));
          parts.add(value(root, column));
          bindings = bindings.with(root, struct.get(part));
        }
      } else {
        names.add(SqlName.quoted(Purpose.OfList.VALUE));
        parts.add(value("$item", table.column(Purpose.OfList.VALUE)));
        bindings = bindings.with("$item", items.get(position));
      }
      session.update(
          Sql.of(
              "INSERT INTO "
                  + SqlName.quoted(table.name())
                  + " ("
                  + String.join(", ", names)
                  + ") VALUES ({})",
              Sql.join(", ", parts)),
          bindings);
    }
  }

  /// Makes or ends one pair of a link; either may be so already.
  public void link(
      Session session, String entity, String name, Object key, Object other, boolean makes) {
    if (catalog.field(entity, name).type() instanceof Type.LinkInverse(var owner, var via)) {
      rules.changed(session, owner, other, Set.of(via));
      pair(session, entity, name, key, other, makes);
      rules.changed(session, owner, other, Set.of(via));
    } else {
      rules.changed(session, entity, key, Set.of(name));
      pair(session, entity, name, key, other, makes);
      rules.changed(session, entity, key, Set.of(name));
    }
  }

  private void pair(
      Session session, String entity, String name, Object key, Object other, boolean makes) {
    var type = catalog.field(entity, name).type();
    var table =
        type instanceof Type.LinkInverse(var owner, var via)
            ? catalog.tables().ofField(owner, via)
            : catalog.tables().ofField(entity, name);
    if (!(table.of() instanceof Purpose.OfLink link)) {
      throw new IllegalStateException(table.name() + " is no link");
    }
    var forwards = type instanceof Type.Link;
    var from = table.column(link.from());
    var to = table.column(link.to());
    var sql =
        makes
            ? "INSERT INTO %s (%s, %s) VALUES ({}, {}) ON CONFLICT DO NOTHING"
            : "DELETE FROM %s WHERE %s = {} AND %s = {}";
    session.update(
        Sql.of(
            sql.formatted(
                SqlName.quoted(table.name()),
                SqlName.quoted(from.name()),
                SqlName.quoted(to.name())),
            value("$from", from),
            value("$to", to)),
        session
            .bindings()
            .with("$from", forwards ? key : other)
            .with("$to", forwards ? other : key));
  }

  /// The next number of a sequence, within the row that it counts in.
  public long next(
      Session session, String entity, Field field, Map<String, @Nullable Object> values) {
    var table =
        catalog.tables().tables().values().stream()
            .filter(each -> each.of().equals(new Purpose.OfSequence(entity, field.name())))
            .findFirst()
            .orElseThrow();
    var within =
        table.columns().values().stream()
            .filter(column -> table.key().contains(column.name()))
            .findFirst()
            .orElseThrow();
    var per = within.field().isEmpty() ? (Object) true : values.get(within.field());
    var counter = SqlName.quoted(table.name());
    return session
        .query(
            Sql.of(
                "INSERT INTO %s AS c (%s, \"last\") VALUES ({}, 1) ON CONFLICT (%s) DO UPDATE SET \"last\" = c.\"last\" + 1 RETURNING \"last\""
                    .formatted(
                        counter, SqlName.quoted(within.name()), SqlName.quoted(within.name())),
                value("$per", within)),
            session.bindings().with("$per", per),
            row -> row.getLong(1))
        .getFirst();
  }
}
