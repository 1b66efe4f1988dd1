package dev.newel.read.sql;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema.ForeignKey;
import dev.newel.read.sql.GrowingTable.GrowingColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the definition of a column: its name, its type and its constraints.
final class ColumnReader {
  /// The words that a constraint of a column begins with.
  private static final Set<String> CONSTRAINTS =
      Set.of(
          "NOT",
          "NULL",
          "DEFAULT",
          "PRIMARY",
          "UNIQUE",
          "REFERENCES",
          "CHECK",
          "CONSTRAINT",
          "GENERATED",
          "COLLATE",
          "COMMENT",
          "AUTO_INCREMENT",
          "AUTOINCREMENT",
          "IDENTITY",
          "ON");

  /// What else ends a type.
  private static final Set<String> AFTER_TYPE =
      Set.of("KEY", "STORAGE", "COMPRESSION", "USING", "ENCODE", "VISIBLE", "FIRST", "AFTER");

  private final Schema schema;
  private final GrowingTable table;
  private final TokenReader in;

  ColumnReader(Schema schema, GrowingTable table, TokenReader in) {
    this.schema = schema;
    this.table = table;
    this.in = in;
  }

  /// The column that is defined here; null where no name stands.
  @Nullable GrowingColumn read(Evidence evidence) {
    var name = in.next();
    if (name == null || !name.isName()) {
      return null;
    }
    var column = new GrowingColumn(name.text(), evidence);
    type(column);
    while (!in.atEnd()) {
      constraint(column, evidence);
    }
    return column;
  }

  /// Reads a type up to the first constraint.
  void type(GrowingColumn column) {
    var words = new StringBuilder();
    Token before = null;
    for (var token = in.peek(); token != null; token = in.peek()) {
      if (isOne(token, CONSTRAINTS) || isOne(token, AFTER_TYPE)) {
        break;
      }
      in.next();
      var apart =
          before != null && before.end() < token.start() && before.isName() && token.isName();
      words.append(apart ? " " : "").append(token.text());
      before = token;
    }
    var written = words.toString();
    column.type = written;
    var plain = unqualified(written);
    var domain = schema.domains.get(plain.toLowerCase(Locale.ROOT));
    column.field = SqlTypes.field(domain == null ? plain : unqualified(domain), schema.words);
    if (written.toLowerCase(Locale.ROOT).contains("serial")) {
      column.generated = true;
      column.notNull = true;
    }
  }

  private static boolean isOne(Token token, Set<String> keywords) {
    return token.kind() == Token.Kind.WORD
        && keywords.contains(token.text().toUpperCase(Locale.ROOT));
  }

  private static String unqualified(String type) {
    var size = type.indexOf('(');
    return type.substring(type.lastIndexOf('.', size < 0 ? type.length() : size) + 1);
  }

  private void constraint(GrowingColumn column, Evidence evidence) {
    String name = null;
    if (in.takes("CONSTRAINT")) {
      var named = in.name();
      name = named == null ? null : named.name();
    }
    if (in.takes("NOT", "NULL")) {
      column.notNull = true;
    } else if (in.takes("NULL") || in.takes("VISIBLE")) {
      return;
    } else if (in.takes("PRIMARY", "KEY")) {
      table.key.add(column.name);
      column.notNull = true;
    } else if (in.takes("UNIQUE")) {
      table.uniques.put(table.constraint(name), List.of(column.name));
    } else if (in.takes("DEFAULT")) {
      column.initial = expression();
      column.generated |= column.initial.toLowerCase(Locale.ROOT).startsWith("nextval(");
    } else if (in.takes("GENERATED")) {
      generated(column);
    } else if (in.takes("AUTO_INCREMENT") || in.takes("AUTOINCREMENT") || in.takes("IDENTITY")) {
      in.group();
      column.generated = true;
    } else if (in.takes("REFERENCES")) {
      var key = reference(List.of(column.name), evidence);
      if (key != null) {
        table.references.put(table.constraint(name), key);
      }
    } else if (in.takes("CHECK")) {
      var group = in.group();
      check(group == null ? List.of() : group);
    } else if (in.takes("COMMENT")) {
      var text = in.next();
      column.says = text == null ? "" : text.text();
    } else if (in.takes("COLLATE")) {
      in.name();
    } else {
      in.next();
    }
  }

  private void generated(GrowingColumn column) {
    if (in.takes("ALWAYS") || in.takes("BY", "DEFAULT")) {
      in.takes("ON", "NULL");
    }
    in.takes("AS");
    if (in.takes("IDENTITY")) {
      column.generated = true;
      column.notNull = true;
      in.group();
    } else {
      in.group();
      in.takes("STORED");
      in.takes("VIRTUAL");
      column.generated = true;
    }
  }

  /// A value up to the next constraint, as written.
  private String expression() {
    var tokens = new ArrayList<Token>();
    var depth = 0;
    for (var token = in.peek(); token != null; token = in.peek()) {
      var stops = depth == 0 && !tokens.isEmpty() && isOne(token, CONSTRAINTS);
      if (stops) {
        break;
      }
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      tokens.add(token);
      in.next();
    }
    return schema.written(tokens);
  }

  /// The table and the columns after `REFERENCES`.
  @Nullable ForeignKey reference(List<String> columns, Evidence evidence) {
    var target = in.name();
    if (target == null) {
      return null;
    }
    var group = in.group();
    var onDelete = "";
    while (true) {
      if (in.takes("ON", "DELETE")) {
        onDelete = action();
      } else if (in.takes("ON", "UPDATE")) {
        action();
      } else if (in.takes("MATCH")) {
        in.next();
      } else if (!in.takes("NOT", "DEFERRABLE")
          && !in.takes("DEFERRABLE")
          && !in.takes("INITIALLY", "DEFERRED")
          && !in.takes("INITIALLY", "IMMEDIATE")
          && !in.takes("NOT", "VALID")) {
        break;
      }
    }
    var to = group == null ? List.<String>of() : TokenReader.names(group);
    return new ForeignKey(columns, target.name(), to, onDelete, evidence);
  }

  private String action() {
    if (in.takes("SET", "NULL")) {
      return "SET NULL";
    }
    if (in.takes("SET", "DEFAULT")) {
      return "SET DEFAULT";
    }
    if (in.takes("NO", "ACTION")) {
      return "NO ACTION";
    }
    var word = in.next();
    return word == null ? "" : word.text().toUpperCase(Locale.ROOT);
  }

  /// The words that a check allows: `status IN ('open', 'closed')`, `status = ANY (ARRAY[...])`.
  void check(List<Token> condition) {
    var flat =
        condition.stream().filter(token -> !token.isSign("(") && !token.isSign(")")).toList();
    if (flat.size() < 3 || !flat.getFirst().isName()) {
      return;
    }
    var column = table.column(flat.getFirst().text());
    var lists =
        flat.stream().anyMatch(token -> token.is("IN") || token.is("ANY"))
            && flat.stream()
                .noneMatch(token -> token.is("AND") || token.is("OR") || token.is("NOT"));
    var words =
        flat.stream().filter(token -> token.kind() == Token.Kind.TEXT).map(Token::text).toList();
    schema.checked(table, flat.getFirst().text(), lists ? words : List.of(), column);
  }
}
