package dev.newel.facts.tables;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import dev.newel.facts.tables.Table.OnDelete;
import dev.newel.facts.tables.Table.Purpose;
import dev.newel.language.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the tables of a design.
final class TableDerivation {
  private final Design design;
  private final Columns columns;
  private final Indexes indexes;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  TableDerivation(Design design) {
    this.design = design;
    this.columns = new Columns(design.model());
    this.indexes = new Indexes(design);
  }

  Map<String, Table> tables() {
    for (var entity : design.model().entities().values()) {
      ofEntity(entity);
      for (var field : entity.fields().values()) {
        ofField(entity, field);
      }
    }
    return NamesApart.of(tables);
  }

  private void ofEntity(Entity entity) {
    var name = SqlName.of(entity.name());
    var made = new LinkedHashMap<String, Column>();
    var constraints = new LinkedHashMap<String, Constraint>();
    for (var field : entity.fields().values()) {
      if (field.isStored()) {
        columns.of(field, "", "", false).forEach(column -> made.put(column.name(), column));
        constraintsOf(name, entity.fields(), field, constraints);
      }
    }
    var key = columns.of(entity.keyField(), "", "", false).stream().map(Column::name).toList();
    tables.put(
        name,
        new Table(
            name,
            new Purpose.OfEntity(entity.name()),
            made,
            key,
            constraints,
            indexes.of(entity, name, made, constraints),
            entity.was() == null ? null : SqlName.of(entity.was())));
  }

  private void constraintsOf(
      String table, Map<String, Field> siblings, Field field, Map<String, Constraint> constraints) {
    if (field.type() instanceof Type.Reference(var target)) {
      var column = columns.of(field, "", "", false).getFirst().name();
      put(constraints, foreignKey(table, column, target, onDelete(field), field.name()));
    }
    if (field.uniquePer() != null && !field.is(Modifier.KEY)) {
      put(constraints, unique(table, siblings, field));
    }
    if (field.slugOf() != null) {
      put(
          constraints,
          new Constraint.Unique(
              SqlName.join(table, SqlName.of(field.name()), "key"),
              names(field),
              List.of(field.name())));
    }
    new Checks(design.model()).of(table, field, columns).forEach(check -> put(constraints, check));
  }

  private List<String> names(Field field) {
    return columns.of(field, "", "", false).stream().map(Column::name).toList();
  }

  private static void put(Map<String, Constraint> constraints, Constraint constraint) {
    constraints.put(constraint.name(), constraint);
  }

  private Constraint unique(String table, Map<String, Field> siblings, Field field) {
    var within = field.uniquePer() == null ? List.<String>of() : field.uniquePer();
    var fields = new ArrayList<String>(within);
    fields.add(field.name());
    var made = new ArrayList<String>();
    for (var name : fields) {
      var sibling = siblings.get(name);
      if (sibling != null) {
        made.addAll(names(sibling));
      }
    }
    return new Constraint.Unique(SqlName.join(table, String.join("_", made), "key"), made, fields);
  }

  private Constraint.ForeignKey foreignKey(
      String table, String column, String target, OnDelete onDelete, String field) {
    var other = design.model().entity(target);
    var references =
        columns.of(other.keyField(), "", "", false).stream().map(Column::name).toList();
    return new Constraint.ForeignKey(
        SqlName.join(table, column, "fkey"),
        List.of(column),
        SqlName.of(target),
        references,
        onDelete,
        field);
  }

  private static OnDelete onDelete(Field field) {
    if (field.is(Modifier.PARENT)) {
      return OnDelete.CASCADE;
    }
    return field.is(Modifier.CLEARED) ? OnDelete.SET_NULL : OnDelete.NO_ACTION;
  }

  private void ofField(Entity entity, Field field) {
    switch (field.type()) {
      case Type.ListOf list when field.computed() == null -> ofList(entity, field, list);
      case Type.Link(var target) when field.computed() == null -> ofLink(entity, field, target);
      case Type.Sequence(var per) -> ofSequence(entity, field, per);
      default -> {}
    }
  }

  private void ofList(Entity entity, Field field, Type.ListOf list) {
    var name = Tables.fieldTable(entity.name(), field.name());
    var row = rowColumn(entity);
    var made = new LinkedHashMap<String, Column>();
    var constraints = new LinkedHashMap<String, Constraint>();
    made.put(row.name(), row);
    made.put(
        Purpose.OfList.POSITION,
        new Column(Purpose.OfList.POSITION, "integer", false, null, "", null));
    put(constraints, foreignKey(name, row.name(), entity.name(), OnDelete.CASCADE, field.name()));
    if (list.of() instanceof Type.Value(var value)) {
      var type = design.model().values().get(value);
      for (var part : type == null ? List.<Field>of() : type.fields().values()) {
        if (part.isStored()) {
          columns.of(part, "", "", false).forEach(column -> made.put(column.name(), column));
          constraintsOf(name, type == null ? Map.of() : type.fields(), part, constraints);
        }
      }
    } else {
      made.put(Purpose.OfList.VALUE, columns.item(list.of()));
      if (list.of() instanceof Type.Reference(var target)) {
        put(
            constraints,
            foreignKey(name, Purpose.OfList.VALUE, target, OnDelete.CASCADE, field.name()));
      }
      if (field.is(Modifier.DEDUPED)) {
        put(
            constraints,
            new Constraint.Unique(
                SqlName.join(name, Purpose.OfList.VALUE, "key"),
                List.of(row.name(), Purpose.OfList.VALUE),
                List.of(field.name())));
      }
    }
    var index = indexes.ofItems(name, made, entity, list);
    tables.put(
        name,
        new Table(
            name,
            new Purpose.OfList(entity.name(), field.name(), row.name()),
            made,
            List.of(row.name(), Purpose.OfList.POSITION),
            constraints,
            index,
            formerTable(entity, field)));
  }

  private void ofLink(Entity entity, Field field, String target) {
    var name = Tables.fieldTable(entity.name(), field.name());
    var from = rowColumn(entity);
    var other = design.model().entity(target);
    var otherKey = columns.of(other.keyField(), "", "", false).getFirst();
    var to =
        new Column(
            SqlName.join(SqlName.of(field.name()), otherKey.name()),
            otherKey.type(),
            false,
            null,
            field.name(),
            otherKey.formerReference(
                SqlName.of(field.name()), field.was() == null ? null : SqlName.of(field.was())));
    var made = new LinkedHashMap<String, Column>();
    made.put(from.name(), from);
    made.put(to.name(), to);
    var constraints = new LinkedHashMap<String, Constraint>();
    put(constraints, foreignKey(name, from.name(), entity.name(), OnDelete.CASCADE, field.name()));
    put(constraints, foreignKey(name, to.name(), target, OnDelete.CASCADE, field.name()));
    var index =
        new Index(
            SqlName.join(name, to.name(), "idx"),
            List.of(to.name(), from.name()),
            null,
            "the other end of the link");
    tables.put(
        name,
        new Table(
            name,
            new Purpose.OfLink(entity.name(), field.name(), from.name(), to.name()),
            made,
            List.of(from.name(), to.name()),
            constraints,
            Map.of(index.name(), index),
            formerTable(entity, field)));
  }

  private void ofSequence(Entity entity, Field field, @Nullable String per) {
    var name = SqlName.join(Tables.fieldTable(entity.name(), field.name()), "counter");
    var made = new LinkedHashMap<String, Column>();
    var constraints = new LinkedHashMap<String, Constraint>();
    var was = formerTable(entity, field);
    var within = per == null ? null : entity.fields().get(per);
    if (within == null) {
      made.put("only", new Column("only", "boolean", false, "true", "", null));
      put(
          constraints,
          new Constraint.Check(SqlName.join(name, "only_check"), quoted("only"), field.name()));
    } else {
      columns.of(within, "", "", false).forEach(column -> made.put(column.name(), column));
      if (within.type() instanceof Type.Reference(var target)) {
        put(
            constraints,
            foreignKey(
                name, made.keySet().iterator().next(), target, OnDelete.CASCADE, field.name()));
      }
    }
    var key = List.copyOf(made.keySet());
    made.put("last", new Column("last", "bigint", false, "0", field.name(), null));
    tables.put(
        name,
        new Table(
            name,
            new Purpose.OfSequence(entity.name(), field.name()),
            made,
            key,
            constraints,
            Map.of(),
            was == null ? null : SqlName.join(was, "counter")));
  }

  /// The column by which a list or link refers to the row that owns it.
  private Column rowColumn(Entity entity) {
    var key = columns.of(entity.keyField(), "", "", false).getFirst();
    return new Column(
        SqlName.join(SqlName.of(entity.name()), key.name()),
        key.type(),
        false,
        null,
        entity.key(),
        key.formerReference(
            SqlName.of(entity.name()), entity.was() == null ? null : SqlName.of(entity.was())));
  }

  private static @Nullable String formerTable(Entity entity, Field field) {
    if (entity.was() == null && field.was() == null) {
      return null;
    }
    return Tables.fieldTable(
        entity.was() == null ? entity.name() : entity.was(),
        field.was() == null ? field.name() : field.was());
  }

  private static String quoted(String name) {
    return SqlName.quoted(name);
  }
}
