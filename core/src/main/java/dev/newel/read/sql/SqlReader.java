package dev.newel.read.sql;

import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// Reads the definitions of a database out of SQL: `CREATE TABLE`, `ALTER TABLE`, `CREATE INDEX`,
/// `CREATE TYPE ... AS ENUM`, `CREATE DOMAIN`, `COMMENT ON`, `DROP`; in the order of the files, so
/// that a folder of migrations gives the tables as they are after the last one.
///
/// Findings: [SqlId].
public final class SqlReader {
  private SqlReader() {}

  /// @param files in the order in which they are carried out
  public static SqlSchema read(List<SourceText> files) {
    var schema = new Schema();
    var ddl = new Ddl(schema);
    for (var file : files) {
      schema.begin(file);
      for (var statement : Statements.of(file, schema.findings)) {
        ddl.run(statement);
      }
    }
    var tables = new ArrayList<Table>();
    schema.tables.values().forEach(table -> tables.add(table.table()));
    return new SqlSchema(
        files.stream().map(SourceText::file).toList(), tables, schema.unread, schema.findings);
  }
}
