package dev.newel.serve.value;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.SqlNames;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.DesignNames;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The data of a design together with where it is kept.
public record Catalog(Design design, Tables tables) {
  public static Catalog of(Design design) {
    return new Catalog(design, Tables.of(design));
  }

  public Entity entity(String name) {
    return design.model().entity(name);
  }

  /// The fields of an entity or a value.
  public Map<String, Field> fields(String holder) {
    return design.model().fields(holder);
  }

  public Field field(String holder, String name) {
    return design.model().field(holder, name);
  }

  /// The types of the plain parts of a value by their path: `from`, and `span.from` of a value
  /// inside it.
  public Map<String, Type> leaves(String value) {
    var leaves = new LinkedHashMap<String, Type>();
    leaves(value, "", leaves);
    return leaves;
  }

  private void leaves(String value, String place, Map<String, Type> into) {
    for (var part : fields(value).values()) {
      if (part.type() instanceof Type.Value(var inner) && part.isStored()) {
        leaves(inner, place + part.name() + ".", into);
      } else if (part.isStored() && !part.type().isMany()) {
        into.put(place + part.name(), part.type());
      }
    }
  }

  /// Where the database keeps what expressions name.
  public SqlNames names() {
    return new DesignNames(design.model(), tables);
  }

  public Table table(String entity) {
    return tables.ofEntity(entity);
  }

  /// The column of a field of an entity that has exactly one.
  public Column column(String entity, String field) {
    return tables.columns(entity, field).getFirst();
  }

  /// The column of an entity's key.
  public Column key(String entity) {
    return column(entity, entity(entity).key());
  }

  /// The type of an entity's key; where the key is itself a reference, that one's.
  public Type keyType(String entity) {
    return design.model().keyType(entity);
  }

  /// The type of the values that a field's column holds: a reference holds a key.
  public Type stored(Type type) {
    return type instanceof Type.Reference(var target) ? keyType(target) : type;
  }

  /// The row at hand, as expressions see it.
  public static Expr self(String holder, boolean entity) {
    return new Expr.Root(
        "this", entity ? new ExprType.RowOf(holder) : new ExprType.StructOf(holder), false);
  }

  /// The value at the end of `path` from `base`, which is a row or value of `holder`.
  public Expr along(Expr base, String holder, List<String> path) {
    return design.model().along(base, holder, path);
  }
}
