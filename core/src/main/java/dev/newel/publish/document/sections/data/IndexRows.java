package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The indexes of a table: those of its key and of what is unique, and those that queries want.
final class IndexRows {
  private IndexRows() {}

  /// An index.
  ///
  /// @param keys the design's fields that it orders by, `-` before one for descending; a column
  ///     that holds no field by its own name
  /// @param partial whether rows that are softly deleted are left out
  record Row(
      String name, Table table, List<String> keys, Kind kind, boolean partial, String purpose) {
    Row {
      keys = List.copyOf(keys);
    }

    /// What it orders by, in words.
    String order() {
      return Phrase.and(keys.stream().map(Phrase::order).toList());
    }

    /// The facts of a table.
    Map<String, String> facts() {
      return Phrase.row(
          "index",
          MarkdownText.code(name),
          "fields",
          order(),
          "type",
          kind.words + (partial ? ", rows that are not deleted" : ""),
          "purpose",
          purpose);
    }
  }

  /// What an index is.
  enum Kind {
    KEY("B-tree, primary key"),
    UNIQUE("B-tree, unique"),
    PLAIN("B-tree");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /// All of `table`, the key's first.
  static List<Row> of(Table table, Design design) {
    var rows = new ArrayList<Row>();
    rows.add(
        new Row(
            table.name() + "_pkey",
            table,
            fields(table, table.key()),
            Kind.KEY,
            false,
            key(table)));
    for (var constraint : table.constraints().values()) {
      if (constraint instanceof Constraint.Unique unique) {
        rows.add(
            new Row(
                unique.name(),
                table,
                fields(table, unique.columns()),
                Kind.UNIQUE,
                false,
                unique(table, unique)));
      }
    }
    for (var index : table.indexes().values()) {
      var keys = fields(table, index.keys());
      rows.add(
          new Row(
              index.name(),
              table,
              keys,
              Kind.PLAIN,
              index.where() != null,
              purpose(table, keys, index, design)));
    }
    return List.copyOf(rows);
  }

  private static String unique(Table table, Constraint.Unique unique) {
    return table.of() instanceof Table.Purpose.OfList of
        ? "Keeps each item of %s once.".formatted(MarkdownText.code(of.entity() + "." + of.field()))
        : "Keeps %s unique.".formatted(Phrase.and(Phrase.codes(unique.fields())));
  }

  private static String key(Table table) {
    return switch (table.of()) {
      case Table.Purpose.OfEntity of -> "Finds a row by its key.";
      case Table.Purpose.OfList of ->
          "Keeps the items of %s in order."
              .formatted(MarkdownText.code(of.entity() + "." + of.field()));
      case Table.Purpose.OfLink of ->
          "Keeps each pair of %s once."
              .formatted(MarkdownText.code(of.entity() + "." + of.field()));
      case Table.Purpose.OfSequence of ->
          "Finds the last number of %s."
              .formatted(MarkdownText.code(of.entity() + "." + of.field()));
    };
  }

  private static List<String> fields(Table table, List<String> columns) {
    return columns.stream().map(key -> field(table, key)).toList();
  }

  private static String field(Table table, String key) {
    var minus = key.startsWith("-") ? "-" : "";
    var column = table.columns().get(key.substring(minus.length()));
    var own = column == null || column.field().isEmpty() || refersToRow(table, column.name());
    return column == null || own ? key : minus + column.field();
  }

  /// Whether a column is how a part refers to the row that it is a part of.
  private static boolean refersToRow(Table table, String column) {
    return switch (table.of()) {
      case Table.Purpose.OfList of -> of.row().equals(column);
      case Table.Purpose.OfLink of -> true;
      default -> false;
    };
  }

  private static String purpose(Table table, List<String> keys, Table.Index index, Design design) {
    var lists = lists(table, design);
    return switch (index.because()) {
      case "a list sorts by it" ->
          "Serves the sort of %s.".formatted(ids(lists, query -> sorts(query, keys.getFirst())));
      case "a list filters by it" ->
          "Serves the filter of %s."
              .formatted(ids(lists, query -> filters(query, keys.getFirst(), table, design)));
      case "rows are found by what they refer to" ->
          "Foreign key: rows are found by what they refer to.";
      case "the design asks for it" -> "Asked for by the design" + both(lists, keys) + ".";
      case "the field is `indexed`" -> "Asked for by the design: the field is marked `indexed`.";
      case "rows are found by an item" -> "Finds rows by an item of the list.";
      default -> "Serves " + index.because() + ".";
    };
  }

  /// The lists that filter by the first field of an index and sort by the second.
  private static String both(List<Operation> lists, List<String> keys) {
    if (keys.size() < 2) {
      return "";
    }
    var served =
        lists.stream()
            .filter(list -> serves(list.query(), bare(keys.getFirst()), keys.get(1)))
            .map(list -> MarkdownText.code(list.id()))
            .toList();
    return served.isEmpty()
        ? ""
        : ": %s by %s in the order of %s"
            .formatted(
                Phrase.and(served),
                MarkdownText.code(bare(keys.getFirst())),
                MarkdownText.code(bare(keys.get(1))));
  }

  private static boolean serves(@Nullable Query query, String filtered, String sorted) {
    return query != null
        && sorts(query, sorted)
        && query.filters().stream().anyMatch(filter -> filter.name().equals(filtered));
  }

  private static List<Operation> lists(Table table, Design design) {
    return design.operations().stream()
        .filter(operation -> Keep.entity(table).equals(operation.target().entity()))
        .toList();
  }

  private static String ids(List<Operation> lists, Predicate<Query> wanted) {
    var ids = new ArrayList<String>();
    for (var operation : lists) {
      var query = operation.query();
      if (query != null && wanted.test(query)) {
        ids.add(operation.id());
      }
    }
    return ids.isEmpty() ? "a list" : Phrase.and(Phrase.codes(ids));
  }

  private static String bare(String key) {
    return key.startsWith("-") ? key.substring(1) : key;
  }

  /// Whether a list orders by the field, by itself or where the client asks for it.
  private static boolean sorts(Query query, String key) {
    var field = bare(key);
    return (!query.sort().isEmpty() && query.sort().getFirst().field().equals(field))
        || query.sortable().stream().anyMatch(sort -> sort.field().equals(field));
  }

  private static boolean filters(Query query, String key, Table table, Design design) {
    var field = design.model().fields(Keep.entity(table)).get(bare(key));
    return field != null
        && query.filters().stream().anyMatch(filter -> filter.name().equals(field.wire()));
  }

  /// The index whose first field is `field`, the key's left out where another serves; an empty text
  /// where there is none.
  static String leading(List<Row> rows, String field) {
    return rows.stream()
        .filter(row -> bare(row.keys().getFirst()).equals(field))
        .map(Row::name)
        .findFirst()
        .orElse("");
  }
}
