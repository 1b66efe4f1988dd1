package dev.newel.serve.value;

import dev.newel.expr.Expr;
import java.util.List;
import java.util.Map;

/// Puts other expressions in the place of roots.
public final class Rewrite {
  private Rewrite() {}

  /// The expression with each root named in `by` replaced.
  public static Expr roots(Expr expr, Map<String, Expr> by) {
    return switch (expr) {
      case Expr.Root root -> by.getOrDefault(root.name(), root);
      case Expr.Literal literal -> literal;
      case Expr.Variable variable -> variable;
      case Expr.Items(var items, var type) -> new Expr.Items(all(items, by), type);
      case Expr.Member(var target, var name, var type, var nullable, var kind) ->
          new Expr.Member(roots(target, by), name, type, nullable, kind);
      case Expr.Not(var operand) -> new Expr.Not(roots(operand, by));
      case Expr.Negate(var operand) -> new Expr.Negate(roots(operand, by));
      case Expr.IsNull(var operand) -> new Expr.IsNull(roots(operand, by));
      case Expr.Binary(var operator, var left, var right, var type, var nullable) ->
          new Expr.Binary(operator, roots(left, by), roots(right, by), type, nullable);
      case Expr.Conditional(var test, var then, var otherwise, var type) ->
          new Expr.Conditional(roots(test, by), roots(then, by), roots(otherwise, by), type);
      case Expr.Fold(var macro, var list, var variable, var body, var type) ->
          new Expr.Fold(macro, roots(list, by), variable, roots(body, by), type);
      case Expr.Call(var function, var arguments, var type, var nullable) ->
          new Expr.Call(function, all(arguments, by), type, nullable);
    };
  }

  private static List<Expr> all(List<Expr> items, Map<String, Expr> by) {
    return items.stream().map(item -> roots(item, by)).toList();
  }
}
