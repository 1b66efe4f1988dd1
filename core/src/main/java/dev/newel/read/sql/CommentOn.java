package dev.newel.read.sql;

import java.util.ArrayList;
import java.util.List;

/// Carries out `COMMENT ON TABLE` and `COMMENT ON COLUMN`; comments on other things are passed
/// over.
final class CommentOn {
  private CommentOn() {}

  /// False where the statement is no comment.
  static boolean run(Schema schema, TokenReader in) {
    if (!in.takes("COMMENT", "ON")) {
      return false;
    }
    var onTable = in.takes("TABLE");
    var onColumn = !onTable && in.takes("COLUMN");
    if (!onTable && !onColumn) {
      return true;
    }
    var path = new ArrayList<String>();
    while (!in.atEnd() && !in.takes("IS")) {
      var token = in.next();
      if (token != null && token.isName()) {
        path.add(token.text());
      }
    }
    var text = in.next();
    if (text != null && text.kind() == Token.Kind.TEXT && !path.isEmpty()) {
      say(schema, path, onColumn, text.text());
    }
    return true;
  }

  private static void say(Schema schema, List<String> path, boolean onColumn, String text) {
    var at = path.size() - (onColumn ? 2 : 1);
    var table = at < 0 ? null : schema.table(path.get(at));
    if (table == null) {
      return;
    }
    if (!onColumn) {
      table.says = text;
      return;
    }
    var column = table.column(path.getLast());
    if (column != null) {
      column.says = text;
    }
  }
}
