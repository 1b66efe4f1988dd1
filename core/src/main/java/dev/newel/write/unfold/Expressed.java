package dev.newel.write.unfold;

import dev.newel.expr.Expr;
import dev.newel.language.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed expressions as the text that yields them again.
final class Expressed {
  private Expressed() {}

  static Expression of(Expr expr) {
    return new Expression(expr.text());
  }

  static @Nullable Expression orNull(@Nullable Expr expr) {
    return expr == null ? null : of(expr);
  }

  static Map<String, Expression> all(Map<String, Expr> exprs) {
    var texts = new LinkedHashMap<String, Expression>();
    exprs.forEach((name, expr) -> texts.put(name, of(expr)));
    return texts;
  }
}
