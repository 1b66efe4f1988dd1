package dev.newel.facts.tables;

import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a field.
final class Columns {
  private final Model model;

  Columns(Model model) {
    this.model = model;
  }

  /// @param prefix of the column's name, with its `_`
  /// @param path of the field, with its `.`
  /// @param maybe whether the value that holds the field may be absent
  List<Column> of(Field field, String prefix, String path, boolean maybe) {
    var nullable = field.optional() || maybe;
    var place = path + field.name();
    var was = field.was() == null ? null : prefix + SqlName.of(field.was());
    return switch (field.type()) {
      case Type.Value(var name) -> {
        var made = ofValue(name, prefix + SqlName.of(field.name()) + "_", place + ".", nullable);
        yield was == null ? made : renamed(made, ofValue(name, was + "_", place + ".", nullable));
      }
      case Type.File file -> {
        var made = ofFile(prefix + SqlName.of(field.name()), place, nullable);
        yield was == null ? made : renamed(made, ofFile(was, place, nullable));
      }
      case Type.ListOf list -> List.of();
      case Type.Reference(var entity) -> List.of(reference(field, entity, prefix, place, nullable));
      case Type.Text text when text.kind() == Type.Text.Kind.PASSWORD ->
          List.of(
              new Column(
                  SqlName.fit(prefix + SqlName.of(field.name()) + "_hash"),
                  "text",
                  nullable,
                  null,
                  place,
                  suffixed(was)));
      default ->
          List.of(
              new Column(
                  SqlName.fit(prefix + SqlName.of(field.name())),
                  type(field.type()),
                  nullable,
                  generated(field),
                  place,
                  was,
                  nullable ? null : fill(field)));
    };
  }

  /// The columns `made`, which were `before`.
  private static List<Column> renamed(List<Column> made, List<Column> before) {
    var renamed = new ArrayList<Column>();
    for (var i = 0; i < made.size(); i++) {
      var old = before.get(i);
      renamed.add(made.get(i).renamed(old.was() == null ? old.name() : old.was()));
    }
    return renamed;
  }

  private static @Nullable String suffixed(@Nullable String was) {
    return was == null ? null : was + "_hash";
  }

  private List<Column> ofValue(String name, String prefix, String path, boolean nullable) {
    var value = model.values().get(name);
    var made = new ArrayList<Column>();
    if (value != null) {
      for (var part : value.fields().values()) {
        if (part.isStored()) {
          made.addAll(of(part, prefix, path, nullable));
        }
      }
    }
    return made;
  }

  private static List<Column> ofFile(String name, String field, boolean nullable) {
    return List.of(
        new Column(SqlName.join(name, "key"), "text", nullable, null, field + ".key", null),
        new Column(SqlName.join(name, "name"), "text", nullable, null, field + ".name", null),
        new Column(SqlName.join(name, "media"), "text", nullable, null, field + ".media", null),
        new Column(SqlName.join(name, "size"), "bigint", nullable, null, field + ".size", null));
  }

  private Column reference(
      Field field, String entity, String prefix, String place, boolean nullable) {
    var key = of(model.entity(entity).keyField(), "", "", false).getFirst();
    var name = SqlName.join(prefix + SqlName.of(field.name()), key.name());
    var was =
        key.formerReference(
            prefix + SqlName.of(field.name()),
            field.was() == null ? null : prefix + SqlName.of(field.was()));
    return new Column(name, key.type(), nullable, null, place, was);
  }

  /// The column of an item that is one value.
  Column item(Type type) {
    var sql =
        type instanceof Type.Reference(var entity)
            ? of(model.entity(entity).keyField(), "", "", false).getFirst().type()
            : type(type);
    return new Column(Table.Purpose.OfList.VALUE, sql, false, null, "", null);
  }

  /// The PostgreSQL type of one value. Texts are `text` with a check on their length, which a later
  /// design can change without rewriting the table.
  static String type(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> "boolean";
            case INT -> "integer";
            case LONG -> "bigint";
            case FLOAT -> "double precision";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "timestamptz(6)";
            case DURATION -> "interval";
            case JSON -> "jsonb";
            case ROLE -> "text";
          };
      case Type.Text text -> "text";
      case Type.Decimal(var precision, var scale) -> "numeric(%d,%d)".formatted(precision, scale);
      case Type.Enumeration words -> "text";
      case Type.Sequence sequence -> "bigint";
      case Type.MapOf map -> "jsonb";
      case Type.Value value -> "jsonb";
      default -> throw new IllegalArgumentException("no column holds " + type);
    };
  }

  /// The SQL of the constant that a field begins with; null where it begins with none, or with what
  /// only a request knows.
  private static @Nullable String fill(Field field) {
    var constant = field.initial() == null ? null : constant(field.initial());
    return constant == null
        ? null
        : "'%s'::%s".formatted(constant.replace("'", "''"), type(field.type()));
  }

  private static @Nullable String constant(Expr initial) {
    return switch (initial) {
      case Expr.Literal(var type, var value) when value instanceof BigDecimal decimal ->
          decimal.toPlainString();
      case Expr.Literal(var type, var value) when value != null -> value.toString();
      case Expr.Negate(Expr.Literal(var type, var value)) when value instanceof Long -> "-" + value;
      case Expr.Negate(Expr.Literal(var type, var value))
          when value instanceof BigDecimal decimal ->
          "-" + decimal.toPlainString();
      default -> null;
    };
  }

  private static @Nullable String generated(Field field) {
    if (!field.isGeneratedKey()) {
      return field.is(Modifier.REVISION) ? "1" : null;
    }
    return field.type() == Type.Scalar.UUID ? "gen_random_uuid()" : Column.IDENTITY;
  }
}
