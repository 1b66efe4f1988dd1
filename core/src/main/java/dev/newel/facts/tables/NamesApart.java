package dev.newel.facts.tables;

import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.Index;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Names of unique constraints and indexes that no other table has: PostgreSQL keeps an index for
/// each of them, and its indexes share their names with the tables of the whole schema. The one
/// that comes second gets a stable hash.
final class NamesApart {
  private final Set<String> taken = new HashSet<>();

  private NamesApart(Map<String, Table> tables) {
    tables
        .keySet()
        .forEach(
            name -> {
              taken.add(name);
              taken.add(Steps.keyName(name));
            });
  }

  static Map<String, Table> of(Map<String, Table> tables) {
    var names = new NamesApart(tables);
    var apart = new LinkedHashMap<String, Table>();
    tables.forEach((name, table) -> apart.put(name, names.of(table)));
    return apart;
  }

  private Table of(Table table) {
    var constraints = new LinkedHashMap<String, Constraint>();
    for (var constraint : table.constraints().values()) {
      var named =
          constraint instanceof Constraint.Unique(var name, var columns, var fields)
              ? new Constraint.Unique(free(table, name), columns, fields)
              : constraint;
      constraints.put(named.name(), named);
    }
    var indexes = new LinkedHashMap<String, Index>();
    for (var index : table.indexes().values()) {
      var name = free(table, index.name());
      indexes.put(name, new Index(name, index.keys(), index.where(), index.because()));
    }
    return new Table(
        table.name(), table.of(), table.columns(), table.key(), constraints, indexes, table.was());
  }

  private String free(Table table, String name) {
    return taken.add(name) ? name : SqlName.hashed(name, table.name() + " " + name);
  }
}
