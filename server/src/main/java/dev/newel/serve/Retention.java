package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.facts.Touched;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.OnDelete;
import dev.newel.facts.tables.Tables;
import dev.newel.language.Modifier;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.serve.value.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Removes rows of one entity that are older than `storage.retention` says, a few at a time. Rows
/// that others still refer to stay until these are gone.
///
/// @param keep counted from the `created` time of a row
/// @param sql removes rows until a time, so many at most
/// @param written the entities of which rows change or go
record Retention(TimeAmount keep, String sql, Set<String> written) {
  Retention {
    written = Set.copyOf(written);
  }

  /// One for each entity whose rows go by themselves.
  static List<Retention> of(Design design) {
    var found = new ArrayList<Retention>();
    var catalog = Catalog.of(design);
    stated(design)
        .forEach(
            (entity, text) -> {
              var keep = keep(design, entity, text);
              if (keep != null) {
                found.add(
                    new Retention(
                        keep, statement(catalog, entity), Touched.byDelete(entity, design)));
              }
            });
    return found;
  }

  /// The entities whose rows stay for as long as no operation removes them, whatever is stated.
  static List<String> unkept(Design design) {
    return stated(design).entrySet().stream()
        .filter(each -> keep(design, each.getKey(), each.getValue()) == null)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, String> stated(Design design) {
    var storage = design.prose().storage();
    return storage == null ? Map.of() : storage.retention();
  }

  /// Null where a person has to read it, where nothing says how old a row is, and where rows are to
  /// be archived before they go, which nobody does.
  private static @Nullable TimeAmount keep(Design design, String entity, String text) {
    var storage = design.prose().storage();
    return storage != null
            && storage.archive() == null
            && design.model().entity(entity).the(Modifier.CREATED).isPresent()
            && TimeAmount.read(text) instanceof Reading.Value<TimeAmount>(var amount)
        ? amount
        : null;
  }

  private static String statement(Catalog catalog, String entity) {
    var table = catalog.table(entity);
    var created = catalog.entity(entity).the(Modifier.CREATED).orElseThrow();
    var column = SqlName.quoted(catalog.column(entity, created.name()).name());
    var held = held(catalog.tables(), table, "t", new TreeSet<>());
    return "DELETE FROM %1$s WHERE ctid = ANY(ARRAY(SELECT t.ctid FROM %1$s AS t WHERE t.%2$s <= ?%3$s ORDER BY t.%2$s LIMIT ? FOR UPDATE SKIP LOCKED))"
        .formatted(
            SqlName.quoted(table.name()), column, held.isEmpty() ? "" : " AND NOT (" + held + ")");
  }

  /// When a row of `table` cannot go: another refers to it, or to one that would go with it.
  private static String held(Tables tables, Table table, String row, TreeSet<String> above) {
    var conditions = new ArrayList<String>();
    for (var other : tables.tables().values()) {
      for (var constraint : other.constraints().values()) {
        if (constraint instanceof Constraint.ForeignKey key
            && key.table().equals(table.name())
            && key.onDelete() != OnDelete.SET_NULL) {
          var below = row + "_" + conditions.size();
          var rest = "";
          if (key.onDelete() == OnDelete.CASCADE) {
            var inner = new TreeSet<>(above);
            inner.add(table.name());
            rest = inner.contains(other.name()) ? "" : held(tables, other, below, inner);
            if (rest.isEmpty()) {
              continue;
            }
            rest = " AND (" + rest + ")";
          }
          conditions.add(
              "EXISTS (SELECT 1 FROM %s AS %s WHERE %s%s)"
                  .formatted(SqlName.quoted(other.name()), below, same(key, below, row), rest));
        }
      }
    }
    return String.join(" OR ", conditions);
  }

  private static String same(Constraint.ForeignKey key, String below, String row) {
    var parts = new ArrayList<String>();
    for (var i = 0; i < key.columns().size(); i++) {
      parts.add(
          "%s.%s = %s.%s"
              .formatted(
                  below,
                  SqlName.quoted(key.columns().get(i)),
                  row,
                  SqlName.quoted(key.references().get(i))));
    }
    return String.join(" AND ", parts);
  }

  /// Removes some rows, the oldest first; returns how many.
  ///
  /// @param most how many at most
  int sweep(Connection connection, Instant until, int most) throws SQLException {
    try (var delete = connection.prepareStatement(sql)) {
      delete.setObject(1, until.atOffset(ZoneOffset.UTC));
      delete.setInt(2, most);
      return delete.executeUpdate();
    }
  }
}
