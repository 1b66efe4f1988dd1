package dev.newel.foreign.tables;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.language.FieldText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of a SQL database after all statements of its files were carried out in their order.
/// Names are kept as written, without quotes.
///
/// @param files in the order of reading
/// @param unread the statements out of which nothing was taken: functions, views, data, rights
/// @param findings what is wrong with the text
public record SqlSchema(
    List<String> files, List<Table> tables, List<Evidence> unread, List<Finding> findings) {
  public SqlSchema {
    files = List.copyOf(files);
    tables = List.copyOf(tables);
    unread = List.copyOf(unread);
    findings = List.copyOf(findings);
  }

  /// A table.
  ///
  /// @param schema the schema that it stands in, empty where none is written
  /// @param says its comment, empty where it has none
  /// @param key the columns of its primary key, empty where it has none
  /// @param uniques the columns of each other key and unique index without a condition
  public record Table(
      String schema,
      String name,
      String says,
      List<Column> columns,
      List<String> key,
      List<List<String>> uniques,
      List<ForeignKey> references,
      List<Index> indexes,
      Evidence evidence) {
    public Table {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
      uniques = uniques.stream().map(List::copyOf).toList();
      references = List.copyOf(references);
      indexes = List.copyOf(indexes);
    }
  }

  /// A column.
  ///
  /// @param type as written: `character varying(80)`
  /// @param field the same in our language, without key, reference and `unique`; null where none of
  ///     our types fits
  /// @param notNull whether it must have a value
  /// @param generated whether the database gives the value: an identity, a sequence, `serial`
  /// @param initial the default as written, null where it has none
  public record Column(
      String name,
      String type,
      @Nullable FieldText field,
      boolean notNull,
      boolean generated,
      @Nullable String initial,
      String says,
      Evidence evidence) {}

  /// A reference to the rows of another table.
  ///
  /// @param to the columns there, empty where the primary key is meant
  /// @param onDelete in capitals: `CASCADE`; empty where nothing is said
  public record ForeignKey(
      List<String> columns, String table, List<String> to, String onDelete, Evidence evidence) {
    public ForeignKey {
      columns = List.copyOf(columns);
      to = List.copyOf(to);
    }
  }

  /// An index.
  ///
  /// @param columns its columns and expressions, as written
  /// @param where the condition of its rows as written, null where it holds all
  public record Index(
      String name,
      List<String> columns,
      boolean unique,
      @Nullable String where,
      Evidence evidence) {
    public Index {
      columns = List.copyOf(columns);
    }
  }
}
