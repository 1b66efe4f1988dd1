package dev.newel.expr;

import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.SqlFrame.Ref;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Says expressions in PostgreSQL, for one query: `row` names its rows, `condition` and `value`
/// translate, `joins` tells what must stand behind the query's FROM for that.
///
/// What does not depend on a row becomes one parameter, computed by `Evaluator`. A comparison in
/// WHERE position is a bare `a = b`, so that an index serves it; `IS TRUE` stands only where null
/// and false differ.
///
/// ```java
/// var query = new SqlTranslator(names).row("this", "Task", "t");
/// var where = query.condition(expr).get();
/// Sql.of("SELECT t.* FROM task AS t {} WHERE {}", query.joins(), where);
/// ```
public final class SqlTranslator {
  private final SqlFrame frame;
  private final Map<String, Ref> rows = new HashMap<>();
  private final SqlNames names;

  public SqlTranslator(SqlNames names) {
    this.names = names;
    this.frame = new SqlFrame(names, new int[1]);
  }

  /// Makes the root `root` a row of the query: a row of the table of `entity` under `alias`. Any
  /// other root is a constant. Aliases of the form `x1` are the translator's own.
  public SqlTranslator row(String root, String entity, String alias) {
    rows.put(
        root, new Ref(entity, Sql.column(alias, names.table(entity).key()), alias, frame, false));
    return this;
  }

  /// A condition for WHERE, HAVING or ON: true where the expression is, false or null elsewhere.
  public Checked<Sql> condition(Expr expr) {
    return attempt(() -> new SqlExpr(names, rows).condition(expr, frame));
  }

  /// The value, exactly as `Evaluator` computes it, for the select list, ORDER BY and SET. A row is
  /// its key; a whole number may come as numeric.
  public Checked<Sql> value(Expr expr) {
    return attempt(() -> new SqlExpr(names, rows).value(expr, frame));
  }

  /// The joins that the translated expressions need, for the place behind the query's own tables;
  /// empty text where none.
  public Sql joins() {
    return Sql.join(" ", frame.joins);
  }

  private static Checked<Sql> attempt(Supplier<Sql> work) {
    try {
      return new Checked.Ok<>(work.get());
    } catch (Untranslatable refused) {
      return new Checked.Failed<>(
          List.of(
              new ExprProblem(
                  0,
                  0,
                  refused.getMessage(),
                  "Use it only where a single row is at hand, not where rows are chosen, sorted or"
                      + " summed.",
                  null)));
    }
  }

  /// Carries the reason out of the translation; never leaves this package.
  static final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    Untranslatable(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    static Untranslatable of(Expr expr) {
      return new Untranslatable("`%s` cannot be said in SQL.".formatted(expr.text()));
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }

  /// The PostgreSQL type of values of that type.
  static String pgType(ExprType type, SqlNames names) {
    return switch (type) {
      case Scalar.BOOL -> "boolean";
      case Scalar.INT -> "bigint";
      case Scalar.DECIMAL -> "numeric";
      case Scalar.UUID -> "uuid";
      case Scalar.DATE -> "date";
      case Scalar.TIME -> "time";
      case Scalar.TIMESTAMP -> "timestamptz";
      case Scalar.DURATION -> "interval";
      case Scalar.TEXT, Scalar.ROLE, Scalar.NULL -> "text";
      case ExprType.EnumOf words -> "text";
      case RowOf(var entity) -> names.table(entity).keyType();
      case ExprType.ListOf(var element) when !(element instanceof ExprType.ListOf) ->
          pgType(element, names) + "[]";
      default ->
          throw new Untranslatable(
              "A value of %s cannot be a parameter.".formatted(type.describe()));
    };
  }
}
