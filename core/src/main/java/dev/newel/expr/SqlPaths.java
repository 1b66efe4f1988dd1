package dev.newel.expr;

import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.StructOf;
import dev.newel.expr.SqlFrame.Element;
import dev.newel.expr.SqlFrame.Ref;
import dev.newel.expr.SqlTranslator.Untranslatable;
import java.util.Map;

/// Rows, values with parts, and their fields in SQL.
final class SqlPaths {
  private final SqlExpr env;
  private final SqlLists lists;

  SqlPaths(SqlExpr env, SqlLists lists) {
    this.env = env;
    this.lists = lists;
  }

  /// The row that an expression means.
  Ref ref(Expr expr, SqlFrame frame) {
    if (expr instanceof Expr.Root(var name, var type, var nullable)) {
      var row = env.rows.get(name);
      if (row != null) {
        return row;
      }
    }
    if (expr instanceof Expr.Variable(var name, var type, var nullable)
        && env.variables.get(name) instanceof Element.OfRow(var row)) {
      return row;
    }
    if (!(expr.type() instanceof RowOf(var entity))) {
      throw Untranslatable.of(expr);
    }
    if (!env.isConstant(expr)
        && expr instanceof Expr.Member member
        && member.target().type() instanceof RowOf
        && env.names.place(holder(member), member.name())
            instanceof SqlNames.Place.Reference(var column)) {
      var base = ref(member.target(), frame);
      return new Ref(
          entity, Sql.column(SqlFrame.alias(base), column), "", base.frame(), expr.nullable());
    }
    return new Ref(entity, env.value(expr, frame), "", frame, true);
  }

  private static String holder(Expr.Member member) {
    return switch (member.target().type()) {
      case RowOf(var entity) -> entity;
      case StructOf(var name) -> name;
      default -> throw Untranslatable.of(member);
    };
  }

  /// The value of a field.
  Sql field(Expr.Member member, SqlFrame frame) {
    if (member.target().type() instanceof StructOf) {
      return part(member, frame);
    }
    var base = ref(member.target(), frame);
    return switch (env.names.place(base.entity(), member.name())) {
      case SqlNames.Place.Column(var column, var approximate) -> {
        if (column.equals(env.names.table(base.entity()).key())) {
          yield base.key();
        }
        var value = Sql.column(SqlFrame.alias(base), column);
        yield approximate ? exact(value) : value;
      }
      case SqlNames.Place.Reference(var column) -> Sql.column(SqlFrame.alias(base), column);
      case SqlNames.Place.Computed(var expr) -> {
        var value = env.within(Map.of("this", base)).value(expr, frame);
        yield member.target().nullable()
            ? Sql.of("CASE WHEN {} IS NOT NULL THEN {} END", base.key(), value)
            : value;
      }
      default -> throw Untranslatable.of(member);
    };
  }

  /// PostgreSQL casts a double to numeric with 15 digits; its text has as many as the number needs.
  private static Sql exact(Sql value) {
    return Sql.of("{}::text::numeric", value);
  }

  private Sql part(Expr.Member member, SqlFrame frame) {
    if (member.target() instanceof Expr.Call(var function, var arguments, var type, var nullable)
        && function == Function.FIRST) {
      return lists.firstPart(member, arguments.getFirst(), frame);
    }
    var struct = struct(member.target(), frame);
    return switch (env.names.place(struct.holder(), member.name())) {
      case SqlNames.Place.Column(var column, var approximate) -> {
        var value = Sql.column(struct.alias(), struct.prefix() + column);
        yield approximate ? exact(value) : value;
      }
      case SqlNames.Place.Reference(var column) ->
          Sql.column(struct.alias(), struct.prefix() + column);
      default -> throw Untranslatable.of(member);
    };
  }

  /// The columns of a value with parts.
  Element.OfStruct struct(Expr expr, SqlFrame frame) {
    if (expr instanceof Expr.Variable(var name, var type, var nullable)
        && env.variables.get(name) instanceof Element.OfStruct known) {
      return known;
    }
    if (!(expr instanceof Expr.Member member)
        || !(expr.type() instanceof StructOf(var holder))
        || !(env.names.place(holder(member), member.name())
            instanceof SqlNames.Place.Embedded(var prefix))) {
      throw Untranslatable.of(expr);
    }
    if (member.target().type() instanceof StructOf) {
      var outer = struct(member.target(), frame);
      return new Element.OfStruct(holder, outer.alias(), outer.prefix() + prefix);
    }
    return new Element.OfStruct(holder, SqlFrame.alias(ref(member.target(), frame)), prefix);
  }
}
