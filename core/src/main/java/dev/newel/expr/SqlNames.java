package dev.newel.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the database keeps what an expression names. The layer that knows the tables implements
/// it.
///
/// Names are plain; the translator quotes them. It expects: the session's time zone is UTC, enum
/// words and roles are text, durations `interval` written as seconds, `int` and `long` integers,
/// `decimal` numeric, and for indexes to serve `<` on text, columns of text with `COLLATE "C"`.
/// `lower` and `upper` need PostgreSQL 17 or newer (`pg_c_utf8`).
public interface SqlNames {
  /// @param name of the table
  /// @param key the column of the entity's key
  /// @param keyType the PostgreSQL type of the key: `bigint`, `uuid`, `text`
  record Table(String name, String key, String keyType) {}

  /// Where the value of a field is.
  sealed interface Place {
    /// In a column of the row's own table.
    ///
    /// @param approximate a `float`, which is read as the shortest decimal
    record Column(String name, boolean approximate) implements Place {}

    /// In several columns of the row's own table, whose names begin with `prefix`.
    record Embedded(String prefix) implements Place {}

    /// In the row that this column of the row's own table refers to.
    record Reference(String column) implements Place {}

    /// In the rows of that entity whose column refers to this row.
    record Inverse(String entity, String column) implements Place {}

    /// In the rows of that entity at the other end of a link table.
    ///
    /// @param own the column that refers to this row
    /// @param other the column that refers to the listed rows
    record Link(String table, String own, String other, String entity) implements Place {}

    /// In the rows of a list table.
    ///
    /// @param own the column that refers to this row
    /// @param position the column that orders the list
    /// @param value the column of the value; null where the list holds structs, whose fields are
    ///     columns
    record Values(String table, String own, String position, @Nullable String value)
        implements Place {}

    /// In the rows of that entity for which the condition holds; `this` is the row, `it` the
    /// candidate.
    record Derived(String entity, Expr where, List<Sort> sort, @Nullable Integer limit)
        implements Place {
      public Derived {
        sort = List.copyOf(sort);
      }
    }

    /// Nowhere: computed from the row, which is `this`.
    record Computed(Expr expr) implements Place {}
  }

  /// One key of an order; `by` reads the candidate `it`.
  record Sort(Expr by, boolean descending) {}

  /// The table of an entity.
  Table table(String entity);

  /// The place of a field of an entity or value type.
  Place place(String holder, String field);
}
