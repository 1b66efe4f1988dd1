package dev.newel.expr;

import java.util.ArrayList;
import java.util.List;

/// A piece of PostgreSQL with its parameters in the order of their `?`.
public record Sql(String text, List<Parameter> parameters) {
  /// A value that is computed in Java when the statement is bound: constants of the request are
  /// never computed by SQL, so that both sides agree and an index can be used.
  ///
  /// @param expr what `Evaluator` computes; a row is bound by its key, a list as an array, a
  ///     duration as ISO-8601 text
  /// @param type the PostgreSQL type that the placeholder is cast to: `bigint`, `text[]`
  public record Parameter(Expr expr, String type) {}

  public Sql {
    parameters = List.copyOf(parameters);
  }

  /// Fills each `{}` of the template with the next part.
  public static Sql of(String template, Sql... parts) {
    var text = new StringBuilder();
    var parameters = new ArrayList<Parameter>();
    var from = 0;
    for (var part : parts) {
      var hole = template.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException("more parts than holes in " + template);
      }
      text.append(template, from, hole).append(part.text);
      parameters.addAll(part.parameters);
      from = hole + 2;
    }
    return new Sql(text.append(template, from, template.length()).toString(), parameters);
  }

  /// The parts with a separator between them.
  public static Sql join(String separator, List<Sql> parts) {
    var text = String.join(separator, parts.stream().map(Sql::text).toList());
    return new Sql(text, parts.stream().flatMap(part -> part.parameters().stream()).toList());
  }

  static Sql parameter(Expr expr, String type) {
    return new Sql("?::" + type, List.of(new Parameter(expr, type)));
  }

  /// `alias."column"`.
  static Sql column(String alias, String column) {
    return new Sql(alias + "." + quote(column), List.of());
  }

  static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
