package dev.newel.serve.value;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.facts.tables.Column;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
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
    var entity = design.model().entities().get(holder);
    if (entity != null) {
      return entity.fields();
    }
    var value = design.model().values().get(holder);
    if (value == null) {
      throw new IllegalArgumentException("no entity and no value " + holder);
    }
    return value.fields();
  }

  public Field field(String holder, String name) {
    var field = fields(holder).get(name);
    if (field == null) {
      throw new IllegalArgumentException(holder + " has no field " + name);
    }
    return field;
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
    var type = entity(entity).keyField().type();
    return type instanceof Type.Reference(var target) ? keyType(target) : type;
  }

  /// The type of the values that a field's column holds: a reference holds a key.
  public Type stored(Type type) {
    return type instanceof Type.Reference(var target) ? keyType(target) : type;
  }

  /// The type that expressions see.
  public ExprType expr(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> ExprType.Scalar.BOOL;
            case INT, LONG -> ExprType.Scalar.INT;
            case FLOAT -> ExprType.Scalar.DECIMAL;
            case UUID -> ExprType.Scalar.UUID;
            case DATE -> ExprType.Scalar.DATE;
            case TIME -> ExprType.Scalar.TIME;
            case TIMESTAMP -> ExprType.Scalar.TIMESTAMP;
            case DURATION -> ExprType.Scalar.DURATION;
            case JSON -> ExprType.Scalar.JSON;
            case ROLE -> ExprType.Scalar.ROLE;
          };
      case Type.Text text -> ExprType.Scalar.TEXT;
      case Type.Decimal decimal -> ExprType.Scalar.DECIMAL;
      case Type.File file -> ExprType.Scalar.FILE;
      case Type.Enumeration(var words) -> new ExprType.EnumOf(words);
      case Type.Sequence sequence -> ExprType.Scalar.INT;
      case Type.Value(var name) -> new ExprType.StructOf(name);
      case Type.MapOf(var of) -> new ExprType.MapOf(expr(of));
      case Type.ListOf(var of, var size) -> new ExprType.ListOf(expr(of));
      case Type.Reference(var entity) -> new ExprType.RowOf(entity);
      case Type.Inverse(var entity, var via) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case Type.Link(var entity) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case Type.LinkInverse(var entity, var via) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case Type.Derived derived -> new ExprType.ListOf(new ExprType.RowOf(derived.entity()));
    };
  }

  /// Where the value of a field comes from, as expressions see it.
  public static FieldKind kind(Field field) {
    if (field.computed() != null) {
      return FieldKind.COMPUTED;
    }
    return switch (field.type()) {
      case Type.ListOf list -> FieldKind.VALUES;
      case Type.Reference reference -> FieldKind.REFERENCE;
      case Type.Inverse inverse -> FieldKind.INVERSE;
      case Type.Link link -> FieldKind.LINK;
      case Type.LinkInverse link -> FieldKind.LINK;
      case Type.Derived derived -> FieldKind.DERIVED;
      default -> FieldKind.COLUMN;
    };
  }

  /// The row at hand, as expressions see it.
  public static Expr self(String holder, boolean entity) {
    return new Expr.Root(
        "this", entity ? new ExprType.RowOf(holder) : new ExprType.StructOf(holder), false);
  }

  /// The value at the end of `path` from `base`, which is a row or value of `holder`.
  public Expr along(Expr base, String holder, List<String> path) {
    var here = base;
    var at = holder;
    for (var name : path) {
      var field = field(at, name);
      here =
          new Expr.Member(
              here, name, expr(field.type()), here.nullable() || field.optional(), kind(field));
      at =
          switch (field.type()) {
            case Type.Reference(var entity) -> entity;
            case Type.Value(var value) -> value;
            default -> at;
          };
    }
    return here;
  }
}
