package dev.newel.gate;

import dev.newel.gate.Heads.Head;
import dev.newel.profile.SectionSpec;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks at the tables of documents that have a profile: their columns and their cells.
final class TableColumns {
  private static final Pattern BARE = Pattern.compile("(?:-{1,3}|[–—]|\\?{1,3}|(?i:n/?a|tbd))\\.?");
  private static final Pattern NOT_APPLICABLE = Pattern.compile("(?i:n/?a)");
  private static final Set<String> ANSWERS = Set.of("yes", "no", "true", "false", "✓", "✗");

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
          columns(table, head, List.copyOf(labels), report);
        }
      }
    }
  }

  private static void columns(
      Block.Table table, Head head, List<String> labels, DocumentReport report) {
    var there = table.header().stream().map(cell -> Heads.plain(cell.text().flat())).toList();
    var missing =
        new ArrayList<>(
            labels.stream().filter(label -> !there.contains(Heads.plain(label))).toList());
    var common = labels.size() - missing.size();
    if (common < 2 || 2 * common < labels.size()) {
      return;
    }
    // What stands where the column belongs, and is no other column, is the column by another name.
    for (var label : List.copyOf(missing)) {
      var at = labels.indexOf(label);
      if (at < there.size()
          && labels.stream().noneMatch(other -> Heads.plain(other).equals(there.get(at)))) {
        missing.remove(label);
        var called = table.header().get(at);
        report.at(
            DocumentRule.RENAMED_COLUMN,
            called.span(),
            "The column `%s` of the table in `%s` is called `%s` by the profile."
                .formatted(called.text().flat(), head.words(), label),
            "Call it so, that who looks for it finds it.");
      }
    }
    if (!missing.isEmpty()) {
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
      // Among yes and no, `N/A` is the third answer: it does not matter here.
      var answers = isOfAnswers(table, i);
      for (var row : table.rows()) {
        if (!answers || !NOT_APPLICABLE.matcher(row.get(i).text().flat()).matches()) {
          cell(row.get(i), column, report);
        }
      }
    }
  }

  private static boolean isOfAnswers(Block.Table table, int column) {
    return table.rows().stream()
        .map(row -> row.get(column).text().flat().toLowerCase(Locale.ROOT))
        .filter(words -> !words.isEmpty() && !BARE.matcher(words).matches())
        .map(words -> words.split("[^\\p{L}✓✗]+", 2)[0])
        .collect(
            Collectors.collectingAndThen(
                Collectors.toSet(), said -> !said.isEmpty() && ANSWERS.containsAll(said)));
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
