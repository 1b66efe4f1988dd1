package dev.newel.read.sql;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.read.sql.GrowingTable.GrowingColumn;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The database while statements change it.
final class Schema {
  final Map<String, GrowingTable> tables = new LinkedHashMap<>();
  /// The words of enumerations, by the type's name in lower case.
  final Map<String, List<String>> words = new LinkedHashMap<>();
  /// The types behind domains, as written, by the domain's name in lower case.
  final Map<String, String> domains = new LinkedHashMap<>();
  final List<Evidence> unread = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  /// The words that a check allows for a column that comes after it, by `table.column`.
  private final Map<String, List<String>> checks = new LinkedHashMap<>();
  private SourceText source = new SourceText("", "");

  void begin(SourceText file) {
    source = file;
  }

  SourceText source() {
    return source;
  }

  /// The table of that name, whatever its schema; null where there is none.
  @Nullable GrowingTable table(String name) {
    return tables.get(GrowingTable.key(name));
  }

  Evidence evidence(List<Token> tokens) {
    var first = tokens.getFirst();
    var last = tokens.getLast();
    var end = Math.min(last.end(), first.start() + 2 * Evidence.LONGEST);
    return Evidence.explicit(
        source.span(first.start(), last.end()), source.text().substring(first.start(), end));
  }

  /// Tokens as they are written.
  String written(List<Token> tokens) {
    return tokens.isEmpty()
        ? ""
        : source.text().substring(tokens.getFirst().start(), tokens.getLast().end());
  }

  void find(SqlId id, Token at, String message, @Nullable String hint) {
    var span = source.span(at.start(), at.end());
    findings.add(Finding.warning(id.id(), Address.ROOT, span, message, hint));
  }

  /// Notes the words that a check allows; the column may be defined later in its table.
  void checked(
      GrowingTable table, String name, List<String> words, @Nullable GrowingColumn column) {
    if (words.isEmpty()) {
      return;
    }
    if (column == null) {
      checks.put(GrowingTable.key(table.name + "." + name), words);
    } else {
      column.field = SqlTypes.read(SqlTypes.words(words));
    }
  }

  /// Takes a column into its table.
  void define(GrowingTable table, GrowingColumn column, Token at) {
    if (table.columns.putIfAbsent(GrowingTable.key(column.name), column) != null) {
      find(
          SqlId.TWICE,
          at,
          "Column `%s` of table `%s` is there already.".formatted(column.name, table.name),
          "Define it once.");
      return;
    }
    var words = checks.remove(GrowingTable.key(table.name + "." + column.name));
    if (words != null) {
      column.field = SqlTypes.read(SqlTypes.words(words));
    }
    if (column.field == null && !column.type.isEmpty()) {
      find(
          SqlId.UNKNOWN_TYPE,
          at,
          "Column `%s` of table `%s` has the type `%s`, for which the language has none."
              .formatted(column.name, table.name, column.type),
          null);
    }
  }
}
