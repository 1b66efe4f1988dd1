package dev.newel.read.sql;

import dev.newel.read.sql.GrowingTable.GrowingColumn;
import java.util.List;
import java.util.Set;

/// Carries out one action of `ALTER TABLE`.
final class AlterTable {
  private static final Set<String> SILENT =
      Set.of(
          "OWNER",
          "ENABLE",
          "DISABLE",
          "CLUSTER",
          "REPLICA",
          "FORCE",
          "ATTACH",
          "VALIDATE",
          "ENGINE");

  private final Schema schema;
  private final Ddl ddl;
  private final GrowingTable table;

  AlterTable(Schema schema, Ddl ddl, GrowingTable table) {
    this.schema = schema;
    this.ddl = ddl;
    this.table = table;
  }

  /// Whether an action changes nothing that a design tells of.
  static boolean isSilent(List<Token> action) {
    return !action.isEmpty() && SILENT.stream().anyMatch(action.getFirst()::is);
  }

  /// False where the action is not understood.
  boolean run(List<Token> action) {
    var in = new TokenReader(action);
    if (isSilent(action)) {
      return true;
    }
    if (in.takes("ADD")) {
      in.takes("COLUMN");
      in.takes("IF", "NOT", "EXISTS");
      return add(in.rest());
    }
    if (in.takes("DROP")) {
      return drop(in);
    }
    if (in.takes("RENAME")) {
      return rename(in);
    }
    if (in.takes("ALTER")) {
      in.takes("COLUMN");
      var name = in.name();
      var column = name == null ? null : table.column(name.name());
      return column != null && alter(column, in);
    }
    return in.takes("SET");
  }

  private boolean add(List<Token> rest) {
    if (rest.isEmpty()) {
      return false;
    }
    var first = rest.getFirst();
    // What is added again where it is there is a migration that may run twice.
    if (!first.is("CONSTRAINT") && table.column(first.text()) != null && first.isName()) {
      return true;
    }
    ddl.add(table, rest);
    return true;
  }

  private boolean drop(TokenReader in) {
    if (in.takes("CONSTRAINT")) {
      in.takes("IF", "EXISTS");
      var name = in.name();
      if (name != null) {
        table.drop(name.name());
      }
      return name != null;
    }
    in.takes("COLUMN");
    in.takes("IF", "EXISTS");
    var name = in.name();
    if (name != null) {
      table.dropColumn(name.name());
    }
    return name != null;
  }

  private boolean rename(TokenReader in) {
    if (in.takes("TO")) {
      var name = in.name();
      if (name != null) {
        schema.tables.remove(GrowingTable.key(table.name));
        table.name = name.name();
        schema.tables.put(GrowingTable.key(table.name), table);
      }
      return name != null;
    }
    if (in.takes("CONSTRAINT")) {
      return true;
    }
    in.takes("COLUMN");
    var from = in.name();
    var to = in.takes("TO") ? in.name() : null;
    var column = from == null ? null : table.column(from.name());
    if (column == null || to == null) {
      return false;
    }
    rename(column, to.name());
    return true;
  }

  private void rename(GrowingColumn column, String name) {
    var all = List.copyOf(table.columns.values());
    table.columns.clear();
    table.key.replaceAll(one -> one.equalsIgnoreCase(column.name) ? name : one);
    column.name = name;
    all.forEach(one -> table.columns.put(GrowingTable.key(one.name), one));
  }

  private boolean alter(GrowingColumn column, TokenReader in) {
    if (in.takes("SET", "NOT", "NULL")) {
      column.notNull = true;
    } else if (in.takes("DROP", "NOT", "NULL")) {
      column.notNull = false;
    } else if (in.takes("SET", "DEFAULT")) {
      column.initial = schema.written(in.rest());
      column.generated |= column.initial.toLowerCase(java.util.Locale.ROOT).startsWith("nextval(");
    } else if (in.takes("DROP", "DEFAULT")) {
      column.initial = null;
    } else if (in.takes("TYPE") || in.takes("SET", "DATA", "TYPE")) {
      new ColumnReader(schema, table, in).type(column);
    } else if (in.takes("ADD", "GENERATED")) {
      column.generated = true;
    } else {
      return in.takes("SET") || in.takes("RESET");
    }
    return true;
  }
}
