package dev.newel.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One query level while it is built: its joins appear as the expressions ask for them.
final class SqlFrame {
  /// A row of some query level; its table is joined when a field beside the key is asked for.
  ///
  /// @param alias of the row where its table is there already, else empty
  /// @param optional whether the row may be missing
  record Ref(String entity, Sql key, String alias, SqlFrame frame, boolean optional) {}

  /// What a variable stands for in SQL.
  sealed interface Element {
    record OfRow(Ref ref) implements Element {}

    /// The columns of `alias` that begin with `prefix` are the fields.
    record OfStruct(String holder, String alias, String prefix) implements Element {}

    record OfValue(Sql value) implements Element {}
  }

  /// A list as a query: `SELECT element FROM ... WHERE ... ORDER BY order`.
  record Source(SqlFrame frame, Sql from, List<Sql> where, Element element, Sql order) {
    Source and(Sql condition) {
      var all = new ArrayList<>(where);
      all.add(condition);
      return new Source(frame, from, all, element, order);
    }

    Source mapped(Element to) {
      return new Source(frame, from, where, to, order);
    }

    /// `FROM ... WHERE ...` with the joins that were asked for up to now.
    Sql tail() {
      var all = new ArrayList<>(List.of(Sql.of("FROM {}", from)));
      all.addAll(frame.joins);
      if (!where.isEmpty()) {
        all.add(Sql.of("WHERE {}", Sql.join(" AND ", where)));
      }
      return Sql.join(" ", all);
    }
  }

  final List<Sql> joins = new ArrayList<>();
  private final Map<Sql, String> aliases = new LinkedHashMap<>();
  private final SqlNames names;
  private final int[] counter;

  SqlFrame(SqlNames names, int[] counter) {
    this.names = names;
    this.counter = counter;
  }

  SqlFrame inner() {
    return new SqlFrame(names, counter);
  }

  String newAlias() {
    return "x" + ++counter[0];
  }

  /// The alias under which the fields of the row are read; joins its table where it must.
  static String alias(Ref ref) {
    return ref.alias.isEmpty() ? ref.frame.joined(ref) : ref.alias;
  }

  private String joined(Ref ref) {
    var table = names.table(ref.entity);
    var known = Sql.of(ref.entity + " {}", ref.key);
    return aliases.computeIfAbsent(
        known,
        unseen -> {
          var alias = newAlias();
          var kind = ref.optional ? "LEFT JOIN" : "JOIN";
          joins.add(
              Sql.of(
                  "%s %s AS %s ON %s.%s = {}"
                      .formatted(
                          kind, Sql.quote(table.name()), alias, alias, Sql.quote(table.key())),
                  ref.key));
          return alias;
        });
  }
}
