package dev.newel.gate;

import dev.newel.gate.Heads.Head;
import dev.newel.profile.SectionSpec;
import dev.newel.read.markdown.Block;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks at the tables of documents that have a profile: their columns and their cells.
final class TableColumns {
  private static final Pattern BARE = Pattern.compile("(?:-{1,3}|[–—]|\\?{1,3}|(?i:n/?a|tbd))\\.?");

  private TableColumns() {}

  /// The columns of tables that look like the one that the section asks for: they have at least two
  /// of its columns and half of them.
  static void check(SectionSpec spec, List<Head> heads, DocumentReport report) {
    var labels = spec.columns().keySet();
    if (labels.isEmpty()) {
      return;
    }
    for (var head : heads) {
      for (var block : head.section().blocks()) {
        if (block instanceof Block.Table table) {
          var there = table.header().stream().map(cell -> Heads.plain(cell.text().flat())).toList();
          var missing =
              labels.stream().filter(label -> !there.contains(Heads.plain(label))).toList();
          var common = labels.size() - missing.size();
          if (!missing.isEmpty() && common >= 2 && 2 * common >= labels.size()) {
            report.at(
                DocumentRule.MISSING_COLUMN,
                table.header().getFirst().span().to(table.header().getLast().span()),
                "The table in `%s` lacks %s."
                    .formatted(
                        head.words(),
                        missing.stream()
                            .map("the column `%s`"::formatted)
                            .collect(Collectors.joining(" and "))),
                "Give it the columns %s.".formatted(String.join(", ", labels)));
          }
        }
      }
    }
  }

  /// The cells of every table.
  static void cells(ReadDocument document, DocumentReport report) {
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          if (block instanceof Block.Table table) {
            cells(table, report);
          }
        });
  }

  private static void cells(Block.Table table, DocumentReport report) {
    for (var i = 0; i < table.header().size(); i++) {
      var head = table.header().get(i);
      var column = head.text().flat();
      if (table.rows().size() > 1 && isEmpty(table, i)) {
        report.at(
            DocumentRule.EMPTY_CELL,
            head.span(),
            "The column `%s` is empty in every row.".formatted(column),
            "Fill it, or take it out.");
        continue;
      }
      for (var row : table.rows()) {
        cell(row.get(i), column, report);
      }
    }
  }

  private static boolean isEmpty(Block.Table table, int column) {
    return table.rows().stream().allMatch(row -> row.get(column).text().flat().isEmpty());
  }

  private static void cell(Block.Cell cell, String column, DocumentReport report) {
    var words = cell.text().flat();
    if (words.isEmpty() || BARE.matcher(words).matches()) {
      report.at(
          DocumentRule.EMPTY_CELL,
          cell.span(),
          words.isEmpty()
              ? "A cell of the column `%s` is empty.".formatted(column)
              : "All that a cell of the column `%s` says is `%s`.".formatted(column, words),
          "Say it in words: `none`, `not stated`, or what it is.");
    }
  }
}
