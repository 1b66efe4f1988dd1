package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.facts.tables.Tables;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the items of a list field of one row.
final class ListItems {
  private final Catalog catalog;
  private final String entity;
  private final Type.ListOf list;
  private final Table table;
  private final Purpose.OfList purpose;

  ListItems(Catalog catalog, String entity, String field, Type.ListOf list) {
    this.catalog = catalog;
    this.entity = entity;
    this.list = list;
    this.table = catalog.tables().ofField(entity, field);
    if (!(table.of() instanceof Purpose.OfList of)) {
      throw new IllegalStateException(field + " of " + entity + " is no list");
    }
    this.purpose = of;
  }

  List<@Nullable Object> read(Session session, Object key) {
    return list.of() instanceof Type.Value(var value)
        ? structs(session, key, value)
        : values(session, key);
  }

  private Sql select(String columns) {
    return Sql.of(
        "SELECT %s FROM %s WHERE %s = {} ORDER BY %s"
            .formatted(
                columns,
                SqlName.quoted(table.name()),
                SqlName.quoted(purpose.row()),
                SqlName.quoted(Purpose.OfList.POSITION)),
        Session.placeholder(RowPlans.KEY, new ExprType.RowOf(entity), catalog.key(entity).type()));
  }

  private List<@Nullable Object> values(Session session, Object key) {
    var type = catalog.stored(list.of());
    return session.<@Nullable Object>query(
        select(SqlName.quoted(Purpose.OfList.VALUE)),
        session.bindings().with(RowPlans.KEY, Row.ofKey(entity, key)),
        row -> {
          var value = Jdbc.read(row, 1, type);
          return value != null && list.of() instanceof Type.Reference(var target)
              ? session.row(target, value)
              : value;
        });
  }

  private List<@Nullable Object> structs(Session session, Object key, String value) {
    var leaves = List.copyOf(catalog.leaves(value).entrySet());
    var columns =
        leaves.stream()
            .map(leaf -> SqlName.quoted(Tables.columnsIn(table, leaf.getKey()).getFirst().name()))
            .toList();
    return session.<@Nullable Object>query(
        select(String.join(", ", columns)),
        session.bindings().with(RowPlans.KEY, Row.ofKey(entity, key)),
        row -> {
          var parts = new LinkedHashMap<String, @Nullable Object>();
          for (var i = 0; i < leaves.size(); i++) {
            var leaf = leaves.get(i);
            parts.put(leaf.getKey(), Jdbc.read(row, i + 1, catalog.stored(leaf.getValue())));
          }
          return new PartRow(session, value, parts, "");
        });
  }
}
