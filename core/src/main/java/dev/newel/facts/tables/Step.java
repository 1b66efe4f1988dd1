package dev.newel.facts.tables;

import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import org.jspecify.annotations.Nullable;

/// One change of a database's schema.
public sealed interface Step {
  /// The table that it changes, by its name at that moment.
  String table();

  /// What it may do to data that is there.
  default Risk risk() {
    return Risk.NONE;
  }

  /// What a step may do to data that is there, the gravest last.
  enum Risk {
    /// It always succeeds, and nothing is lost.
    NONE,
    /// It fails where rows do not fit, and nothing is lost.
    MAY_FAIL,
    /// Data is lost.
    DESTRUCTIVE
  }

  /// A new table with its columns, key, unique constraints and checks; foreign keys and indexes
  /// come later.
  record CreateTable(Table made) implements Step {
    @Override
    public String table() {
      return made.name();
    }
  }

  record RenameTable(String table, String to) implements Step {}

  record DropTable(String table) implements Step {
    @Override
    public Risk risk() {
      return Risk.DESTRUCTIVE;
    }
  }

  /// @param fill the SQL value of rows that are there; null where null or the column's default will
  ///     do
  record AddColumn(String table, Column column, @Nullable String fill) implements Step {
    @Override
    public Risk risk() {
      return column.nullable() || column.generated() != null || fill != null
          ? Risk.NONE
          : Risk.MAY_FAIL;
    }
  }

  record RenameColumn(String table, String column, String to) implements Step {}

  record DropColumn(String table, String column) implements Step {
    @Override
    public Risk risk() {
      return Risk.DESTRUCTIVE;
    }
  }

  /// Another type, to which the values that are there are converted.
  record ChangeType(String table, String column, String from, String to) implements Step {
    @Override
    public Risk risk() {
      return Conversion.risk(from, to);
    }
  }

  record DropNotNull(String table, String column) implements Step {}

  record SetNotNull(String table, String column) implements Step {
    @Override
    public Risk risk() {
      return Risk.MAY_FAIL;
    }
  }

  /// @param before the old default; null where there was none
  /// @param generated the new default; null to drop it
  record SetDefault(
      String table, String column, @Nullable String before, @Nullable String generated)
      implements Step {}

  record AddConstraint(String table, Constraint constraint) implements Step {
    @Override
    public Risk risk() {
      return Risk.MAY_FAIL;
    }
  }

  record DropConstraint(String table, String constraint) implements Step {}

  record CreateIndex(String table, Index index) implements Step {}

  record DropIndex(String table, String index) implements Step {}

  /// Another primary key: rare, and only right where the new columns name each row.
  record ChangeKey(String table, String constraint, java.util.List<String> columns)
      implements Step {
    public ChangeKey {
      columns = java.util.List.copyOf(columns);
    }

    @Override
    public Risk risk() {
      return Risk.MAY_FAIL;
    }
  }
}
