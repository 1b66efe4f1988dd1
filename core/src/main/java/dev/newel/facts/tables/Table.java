package dev.newel.facts.tables;

import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table.
///
/// @param name unquoted, in snake_case
/// @param of what its rows are
/// @param columns by name, in order
/// @param key the columns of the primary key
/// @param constraints all others, by name
/// @param indexes by name
/// @param was the table's earlier name
public record Table(
    String name,
    Purpose of,
    Map<String, Column> columns,
    List<String> key,
    Map<String, Constraint> constraints,
    Map<String, Index> indexes,
    @Nullable String was) {
  public Table {
    columns = Maps.ordered(columns);
    key = List.copyOf(key);
    constraints = Maps.ordered(constraints);
    indexes = Maps.ordered(indexes);
  }

  /// What the rows of a table are.
  public sealed interface Purpose {
    /// The entity whose rows, or parts of rows, the table holds.
    String entity();

    /// Rows of an entity.
    record OfEntity(String entity) implements Purpose {}

    /// The items of a list field, in order.
    ///
    /// @param row the column that refers to the row
    record OfList(String entity, String field, String row) implements Purpose {
      /// The column of an item's place in its list, from 0.
      public static final String POSITION = "position";

      /// The column of an item that is one value.
      public static final String VALUE = "value";
    }

    /// The pairs of a link field.
    ///
    /// @param from the column that refers to the row that owns the link
    /// @param to the column that refers to the linked row
    record OfLink(String entity, String field, String from, String to) implements Purpose {}

    /// The last number of a sequence, for each row that it counts within.
    record OfSequence(String entity, String field) implements Purpose {}
  }

  /// What rows must be. Each has a name that the database reports when it is violated.
  public sealed interface Constraint {
    String name();

    /// @param fields the design's fields, for the error
    record Unique(String name, List<String> columns, List<String> fields) implements Constraint {
      public Unique {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
      }
    }

    /// @param onDelete what happens to this row when the other goes
    record ForeignKey(
        String name,
        List<String> columns,
        String table,
        List<String> references,
        OnDelete onDelete,
        String field)
        implements Constraint {
      public ForeignKey {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
      }
    }

    /// @param condition SQL over the columns
    /// @param field the field or the invariant that it comes from
    record Check(String name, String condition, String field) implements Constraint {}
  }

  /// What happens to a row when the row that it refers to is deleted.
  public enum OnDelete {
    /// The delete is refused where a row that stays still refers to it: rows that go together do
    /// not hinder each other, whatever their order (SQL:2023, `NO ACTION`).
    NO_ACTION,
    CASCADE,
    SET_NULL;

    public String sql() {
      return name().replace('_', ' ');
    }
  }

  /// An index.
  ///
  /// @param keys columns, `-` before one for descending
  /// @param where null for all rows
  /// @param because what it serves
  public record Index(String name, List<String> keys, @Nullable String where, String because) {
    public Index {
      keys = List.copyOf(keys);
    }
  }

  public Column column(String column) {
    var found = columns.get(column);
    if (found == null) {
      throw new IllegalArgumentException("table " + name + " has no column " + column);
    }
    return found;
  }
}
