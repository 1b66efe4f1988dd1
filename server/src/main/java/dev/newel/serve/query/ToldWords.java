package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.expr.Sql;

/// Words as the clients of an old version of the interface know them.
final class ToldWords {
  private ToldWords() {}

  /// A value as clients read it.
  static Sql of(Type type, Sql value) {
    if (!(type instanceof Type.Enumeration(var words, var told)) || told.isEmpty()) {
      return value;
    }
    var cases = new StringBuilder("CASE told.w");
    told.forEach(
        (word, shown) -> cases.append(" WHEN %s THEN %s".formatted(text(word), text(shown))));
    return Sql.of("(SELECT " + cases + " ELSE told.w END FROM (SELECT {} AS w) AS told)", value);
  }

  private static String text(String word) {
    return "'" + word.replace("'", "''") + "'";
  }
}
