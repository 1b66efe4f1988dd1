package dev.newel.facts.tables;

import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.SqlNames;
import dev.newel.facts.tables.Table.Purpose;
import java.util.List;

/// Tells the translator of expressions where the database keeps what they name.
public final class DesignNames implements SqlNames {
  private final Model model;
  private final Tables tables;

  public DesignNames(Model model, Tables tables) {
    this.model = model;
    this.tables = tables;
  }

  /// The column of a field of an entity that has exactly one.
  private Column column(String entity, String field) {
    return tables.columns(entity, field).getFirst();
  }

  @Override
  public SqlNames.Table table(String entity) {
    var key = column(entity, model.entity(entity).key());
    return new SqlNames.Table(tables.ofEntity(entity).name(), key.name(), key.type());
  }

  @Override
  public Place place(String holder, String name) {
    var field = model.field(holder, name);
    if (field.computed() != null) {
      return new Place.Computed(field.computed());
    }
    return switch (field.type()) {
      case Type.Reference reference -> new Place.Reference(columnName(holder, field));
      case Type.Value value -> new Place.Embedded(SqlName.of(name) + "_");
      case Type.ListOf list -> values(holder, name, list);
      case Type.Inverse(var entity, var via) ->
          new Place.Inverse(entity, column(entity, via).name());
      case Type.Link(var entity) -> {
        var table = tables.ofField(holder, name);
        yield table.of() instanceof Purpose.OfLink link
            ? new Place.Link(table.name(), link.from(), link.to(), entity)
            : misplaced(holder, name);
      }
      case Type.LinkInverse(var entity, var via) -> {
        var table = tables.ofField(entity, via);
        yield table.of() instanceof Purpose.OfLink link
            ? new Place.Link(table.name(), link.to(), link.from(), entity)
            : misplaced(holder, name);
      }
      case Type.Derived(var entity, var where, var sort, var first) ->
          new Place.Derived(
              entity, where, sort.stream().map(key -> sort(entity, key)).toList(), first);
      default -> new Place.Column(columnName(holder, field), field.type() == Type.Scalar.FLOAT);
    };
  }

  private Place values(String holder, String name, Type.ListOf list) {
    var table = tables.ofField(holder, name);
    return table.of() instanceof Purpose.OfList of
        ? new Place.Values(
            table.name(),
            of.row(),
            Purpose.OfList.POSITION,
            list.of() instanceof Type.Value ? null : Purpose.OfList.VALUE)
        : misplaced(holder, name);
  }

  private static Place misplaced(String holder, String name) {
    throw new IllegalStateException("%s.%s has no table of its own".formatted(holder, name));
  }

  private Sort sort(String entity, String key) {
    var descending = key.startsWith("-");
    var candidate = new Expr.Root("it", new ExprType.RowOf(entity), false);
    return new Sort(
        model.along(candidate, entity, List.of(descending ? key.substring(1) : key)), descending);
  }

  /// The column of a field; of a part of a value without the prefix of the field that holds the
  /// value.
  private String columnName(String holder, Field field) {
    if (model.entities().containsKey(holder)) {
      return column(holder, field.name()).name();
    }
    for (var table : tables.tables().values()) {
      if (table.of() instanceof Purpose.OfList(var entity, var list, var row)
          && model.field(entity, list).type()
              instanceof Type.ListOf(Type.Value(var value), var size)
          && value.equals(holder)) {
        return Tables.columnsIn(table, field.name()).getFirst().name();
      }
    }
    return embedded(holder, field);
  }

  private String embedded(String holder, Field field) {
    for (var entity : model.entities().values()) {
      for (var outer : entity.fields().values()) {
        if (outer.type() instanceof Type.Value(var value)
            && value.equals(holder)
            && outer.isStored()) {
          var whole = column(entity.name(), outer.name() + "." + field.name()).name();
          return whole.substring(SqlName.of(outer.name()).length() + 1);
        }
      }
    }
    return new Columns(model).of(field, "", "", false).getFirst().name();
  }
}
