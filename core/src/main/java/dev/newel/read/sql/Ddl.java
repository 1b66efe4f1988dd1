package dev.newel.read.sql;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema.Index;
import dev.newel.read.sql.GrowingTable.GrowingColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries out one statement after the other.
final class Ddl {
  private static final Set<String> SILENT =
      Set.of(
          "SET",
          "SELECT",
          "BEGIN",
          "COMMIT",
          "ROLLBACK",
          "START",
          "USE",
          "ANALYZE",
          "VACUUM",
          "LOCK",
          "UNLOCK");

  private static final Set<String> DEFINING = Set.of("CREATE", "ALTER", "DROP", "COMMENT");

  private final Schema schema;

  Ddl(Schema schema) {
    this.schema = schema;
  }

  void run(List<Token> statement) {
    var in = new TokenReader(statement);
    if (statement.getFirst().is("DO") && block(statement)) {
      return;
    }
    if (!create(in, statement)
        && !alter(in, statement)
        && !drop(in)
        && !CommentOn.run(schema, in)) {
      var word = statement.getFirst();
      if (SILENT.stream().noneMatch(word::is)) {
        schema.unread.add(schema.evidence(statement));
      }
    }
  }

  /// Carries out what stands in an anonymous block, as if each of its conditions held: it says
  /// what a migration makes where it was not made before.
  private boolean block(List<Token> statement) {
    var body = statement.stream().filter(token -> token.kind() == Token.Kind.BODY).findFirst();
    if (body.isEmpty()) {
      return false;
    }
    var tag = body.get().end() - body.get().start() - body.get().text().length();
    var from = body.get().start() + tag / 2;
    var read = false;
    var source = schema.source();
    for (var inner :
        Statements.of(source, from, from + body.get().text().length(), schema.findings)) {
      for (var i = 0; i < inner.size(); i++) {
        if (DEFINING.stream().anyMatch(inner.get(i)::is) && (i == 0 || opens(inner.get(i - 1)))) {
          run(inner.subList(i, inner.size()));
          read = true;
          break;
        }
      }
    }
    return read;
  }

  private static boolean opens(Token before) {
    return before.is("BEGIN") || before.is("THEN") || before.is("ELSE") || before.is("LOOP");
  }

  private boolean create(TokenReader in, List<Token> statement) {
    if (!in.takes("CREATE")) {
      return false;
    }
    in.takes("OR", "REPLACE");
    in.takes("GLOBAL");
    in.takes("LOCAL");
    var temporary = in.takes("TEMPORARY") || in.takes("TEMP");
    in.takes("UNLOGGED");
    if (!temporary && in.takes("TABLE")) {
      table(in, statement);
      return true;
    }
    var unique = in.takes("UNIQUE");
    if (in.takes("INDEX")) {
      index(in, unique, statement);
      return true;
    }
    if (in.takes("TYPE")) {
      return enumeration(in);
    }
    return in.takes("DOMAIN") && domain(in);
  }

  private void table(TokenReader in, List<Token> statement) {
    var there = in.takes("IF", "NOT", "EXISTS");
    var name = in.name();
    var body = name == null ? null : in.group();
    if (name == null || body == null) {
      // A partition of another table, or a table made of a query.
      schema.unread.add(schema.evidence(statement));
      return;
    }
    if (schema.table(name.name()) != null) {
      if (!there) {
        schema.find(
            SqlId.TWICE,
            name.token(),
            "Table `%s` is there already.".formatted(name.name()),
            "Create it once.");
      }
      return;
    }
    var table =
        new GrowingTable(name.schema(), name.name(), schema.evidence(List.of(name.token())));
    schema.tables.put(GrowingTable.key(name.name()), table);
    for (var part : TokenReader.parts(body)) {
      part(table, part);
    }
    if (in.takes("INHERITS")) {
      schema.unread.add(schema.evidence(statement));
    }
    comments(table, in);
  }

  /// `COMMENT='...'` behind a table, as MySQL writes it.
  private static void comments(GrowingTable table, TokenReader in) {
    while (!in.atEnd()) {
      if (in.takes("COMMENT")) {
        in.takesSign("=");
        var text = in.next();
        table.says = text == null ? "" : text.text();
      } else {
        in.next();
      }
    }
  }

  private void part(GrowingTable table, List<Token> part) {
    // Nothing stands between two commas.
    if (!part.isEmpty() && !constraint(table, new TokenReader(part), part)) {
      column(table, part);
    }
  }

  private void column(GrowingTable table, List<Token> part) {
    var column = new ColumnReader(schema, table, new TokenReader(part)).read(schema.evidence(part));
    if (column == null) {
      schema.find(
          SqlId.NOT_UNDERSTOOD,
          part.getFirst(),
          "What is defined here in table `%s` is not understood.".formatted(table.name),
          null);
      return;
    }
    schema.define(table, column, part.getFirst());
  }

  /// A constraint of a table; false where something else stands here.
  private boolean constraint(GrowingTable table, TokenReader in, List<Token> part) {
    String name = null;
    if (in.takes("CONSTRAINT")) {
      var named = in.name();
      name = named == null ? null : named.name();
    }
    var evidence = schema.evidence(part);
    if (in.takes("PRIMARY", "KEY")) {
      primary(table, in);
    } else if (in.takes("UNIQUE")) {
      if (!in.takes("KEY")) {
        in.takes("INDEX");
      }
      var named = in.name();
      in.takes("NULLS", "NOT", "DISTINCT");
      var columns = in.group();
      if (columns == null) {
        return isUsing(in);
      }
      var given = name == null && named != null ? named.name() : name;
      table.uniques.put(table.constraint(given), TokenReader.names(columns));
    } else if (in.takes("FOREIGN", "KEY")) {
      in.name();
      foreign(table, in, name, evidence);
    } else if (in.takes("CHECK")) {
      var condition = in.group();
      new ColumnReader(schema, table, in).check(condition == null ? List.of() : condition);
    } else if (in.takes("EXCLUDE") || in.takes("LIKE") || in.takes("PERIOD")) {
      schema.unread.add(evidence);
    } else if (isIndex(in)) {
      in.next();
      var named = in.name();
      var columns = in.group();
      var all = columns == null ? List.<String>of() : TokenReader.names(columns);
      var key = table.constraint(named == null ? null : named.name());
      table.indexes.put(
          key, new Index(named == null ? "" : named.name(), all, false, null, evidence));
    } else {
      return name != null;
    }
    return true;
  }

  /// `PRIMARY KEY USING INDEX name`: the index is known already.
  private static boolean isUsing(TokenReader in) {
    return in.takes("USING", "INDEX");
  }

  private void primary(GrowingTable table, TokenReader in) {
    if (isUsing(in)) {
      var name = in.name();
      var index = name == null ? null : table.indexes.get(GrowingTable.key(name.name()));
      if (index != null) {
        table.key.clear();
        table.key.addAll(index.columns());
      }
      return;
    }
    in.takes("CLUSTERED");
    in.takes("NONCLUSTERED");
    var columns = in.group();
    if (columns != null) {
      table.key.clear();
      table.key.addAll(TokenReader.names(columns));
    }
  }

  /// `INDEX (a)` and `KEY name (a)` inside a table, as MySQL writes it; a column may have that
  /// name.
  private static boolean isIndex(TokenReader in) {
    var first = in.peek();
    var second = in.peek(1);
    var third = in.peek(2);
    return first != null
        && (first.is("INDEX") || first.is("KEY"))
        && second != null
        && (second.isSign("(")
            || (second.isName() && third != null && third.isSign("(") && first.is("KEY")));
  }

  private void foreign(
      GrowingTable table, TokenReader in, @Nullable String name, Evidence evidence) {
    var columns = in.group();
    if (columns != null && in.takes("REFERENCES")) {
      var key = new ColumnReader(schema, table, in).reference(TokenReader.names(columns), evidence);
      if (key != null) {
        table.references.put(table.constraint(name), key);
      }
    }
  }

  private void index(TokenReader in, boolean unique, List<Token> statement) {
    in.takes("CONCURRENTLY");
    in.takes("IF", "NOT", "EXISTS");
    var unnamed = in.peek() != null && in.takes("ON");
    var name = unnamed ? null : in.name();
    if (!unnamed && !in.takes("ON")) {
      schema.unread.add(schema.evidence(statement));
      return;
    }
    in.takes("ONLY");
    var of = in.name();
    if (in.takes("USING")) {
      in.next();
    }
    var columns = in.group();
    if (of == null || columns == null) {
      schema.unread.add(schema.evidence(statement));
      return;
    }
    var table = known(of);
    if (table == null) {
      return;
    }
    var all = new ArrayList<String>();
    for (var part : TokenReader.parts(columns)) {
      all.add(part.size() == 1 ? part.getFirst().text() : schema.written(part));
    }
    var rest = in.rest();
    var where = where(rest);
    table.indexes.put(
        table.constraint(name == null ? null : name.name()),
        new Index(name == null ? "" : name.name(), all, unique, where, schema.evidence(statement)));
  }

  private @Nullable String where(List<Token> rest) {
    for (var i = 0; i < rest.size(); i++) {
      if (rest.get(i).is("WHERE") && i + 1 < rest.size()) {
        return schema.written(rest.subList(i + 1, rest.size()));
      }
    }
    return null;
  }

  private boolean enumeration(TokenReader in) {
    var name = in.name();
    if (name == null || !in.takes("AS", "ENUM")) {
      return false;
    }
    var group = in.group();
    var words = new ArrayList<String>();
    for (var token : group == null ? List.<Token>of() : group) {
      if (token.kind() == Token.Kind.TEXT) {
        words.add(token.text());
      }
    }
    schema.words.put(GrowingTable.key(name.name()), words);
    return true;
  }

  /// A domain over a type that is known is that type under another name.
  private boolean domain(TokenReader in) {
    var name = in.name();
    in.takes("AS");
    if (name == null) {
      return false;
    }
    var column = new GrowingColumn(name.name(), schema.evidence(List.of(name.token())));
    new ColumnReader(schema, new GrowingTable("", "", column.evidence), in).type(column);
    schema.domains.put(GrowingTable.key(name.name()), column.type);
    return true;
  }

  private boolean alter(TokenReader in, List<Token> statement) {
    if (in.takes("ALTER", "TYPE")) {
      return addWord(in);
    }
    if (!in.takes("ALTER", "TABLE")) {
      return false;
    }
    in.takes("IF", "EXISTS");
    in.takes("ONLY");
    var name = in.name();
    if (name == null) {
      return false;
    }
    var actions = TokenReader.parts(in.rest());
    if (actions.stream().allMatch(AlterTable::isSilent)) {
      return true;
    }
    var table = known(name);
    if (table != null) {
      for (var action : actions) {
        if (!new AlterTable(schema, this, table).run(action)) {
          schema.unread.add(schema.evidence(statement));
          return true;
        }
      }
    }
    return true;
  }

  /// `ALTER TYPE name ADD VALUE 'word'`.
  private boolean addWord(TokenReader in) {
    var name = in.name();
    if (name == null) {
      return false;
    }
    var words = schema.words.get(GrowingTable.key(name.name()));
    if (words == null || !in.takes("ADD", "VALUE")) {
      return in.takes("OWNER");
    }
    in.takes("IF", "NOT", "EXISTS");
    var word = in.next();
    if (word != null && word.kind() == Token.Kind.TEXT && !words.contains(word.text())) {
      var more = new ArrayList<>(words);
      more.add(word.text());
      schema.words.put(GrowingTable.key(name.name()), more);
    }
    return true;
  }

  /// Defines what an `ADD` adds: a constraint or a column.
  void add(GrowingTable table, List<Token> part) {
    part(table, part);
  }

  /// The table that a statement changes; null with a finding where there is none.
  private @Nullable GrowingTable known(TokenReader.Name name) {
    var table = schema.table(name.name());
    if (table == null) {
      schema.find(
          SqlId.UNKNOWN_TABLE,
          name.token(),
          "No statement before creates table `%s`.".formatted(name.name()),
          "Give the files of all migrations, in one folder or in their order.");
    }
    return table;
  }

  private boolean drop(TokenReader in) {
    if (!in.takes("DROP")) {
      return false;
    }
    if (in.takes("TABLE")) {
      in.takes("IF", "EXISTS");
      for (var part : TokenReader.parts(in.rest())) {
        var name = new TokenReader(part).name();
        if (name != null) {
          schema.tables.remove(GrowingTable.key(name.name()));
        }
      }
      return true;
    }
    if (in.takes("INDEX")) {
      in.takes("CONCURRENTLY");
      in.takes("IF", "EXISTS");
      var name = in.name();
      if (name != null) {
        schema.tables.values().forEach(table -> table.drop(name.name()));
      }
      return true;
    }
    return in.takes("TRIGGER")
        || in.takes("FUNCTION")
        || in.takes("DATABASE")
        || in.takes("POLICY");
  }
}
