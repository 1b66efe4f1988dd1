package dev.newel.design.data;

import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.Json;
import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;

/// All data of a design.
///
/// @param views by name; each entity has one of its own name
/// @param rows what a new database begins with, by entity
public record Model(
    Map<String, Entity> entities,
    Map<String, ValueType> values,
    Map<String, View> views,
    Map<String, List<Json.Object>> rows) {
  public Model {
    entities = Maps.ordered(entities);
    values = Maps.ordered(values);
    views = Maps.ordered(views);
    rows = Maps.ordered(rows);
  }

  /// The fields of an entity or a value; none where the name is neither.
  public Map<String, Field> fields(String holder) {
    var entity = entities.get(holder);
    if (entity != null) {
      return entity.fields();
    }
    var value = values.get(holder);
    return value == null ? Map.of() : value.fields();
  }

  /// The field of an entity or a value; a name that elaboration let through exists.
  public Field field(String holder, String name) {
    var field = fields(holder).get(name);
    if (field == null) {
      throw new IllegalArgumentException(holder + " has no field " + name);
    }
    return field;
  }

  /// A row or value of `holder`, as expressions name it.
  public Expr root(String name, String holder) {
    return new Expr.Root(
        name,
        entities.containsKey(holder) ? new ExprType.RowOf(holder) : new ExprType.StructOf(holder),
        false);
  }

  /// The value at the end of `path` from the row or value at hand, which is of `holder`.
  public Expr along(String holder, List<String> path) {
    return along(root("this", holder), holder, path);
  }

  /// The value at the end of `path` from `base`, which is a row or value of `holder`.
  public Expr along(Expr base, String holder, List<String> path) {
    var here = base;
    var at = holder;
    for (var name : path) {
      var field = field(at, name);
      var nullable = here.nullable() || field.optional();
      here = new Expr.Member(here, name, field.type().expr(), nullable, field.kind());
      var next = field.type().target();
      at = next == null ? at : next;
    }
    return here;
  }

  /// The type of the key of an entity's rows; where the key is itself a reference, that one's.
  public Type keyType(String entity) {
    var type = entity(entity).keyField().type();
    return type instanceof Type.Reference(var other) && !other.equals(entity)
        ? keyType(other)
        : type;
  }

  /// The entity of that name; a name that elaboration let through exists.
  public Entity entity(String name) {
    var found = entities.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no entity " + name);
    }
    return found;
  }
}
