package dev.newel.gate;

import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Follows the numbers of sections in the tables that trace requirements to them.
final class SectionNumbers {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){0,4}");
  private static final Pattern HEADED =
      Pattern.compile("(?:Section )?(\\d{1,3}(?:\\.\\d{1,3}){0,4})\\.?\\)? .*");

  /// Where numbers of another document may stand.
  private static final Pattern ELSEWHERE = Pattern.compile("(?i).*(?:\\.md|\\brfc\\b|\\bv\\d).*");

  private SectionNumbers() {}

  static void check(ReadDocument document, DocumentReport report) {
    var tables = new ArrayList<Block.Table>();
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          if (block instanceof Block.Table table && column(table) >= 0) {
            tables.add(table);
          }
        });
    if (tables.isEmpty()) {
      return;
    }
    var there = new TreeSet<String>();
    for (var section : document.sections()) {
      var heading = section.heading();
      var headed = HEADED.matcher(heading == null ? "" : heading.text().flat());
      if (headed.matches()) {
        there.add(Objects.requireNonNull(headed.group(1)));
      }
    }
    if (!there.isEmpty()) {
      tables.forEach(
          table -> table.rows().forEach(row -> cell(row.get(column(table)), there, report)));
    }
  }

  private static int column(Block.Table table) {
    List<String> heads =
        table.header().stream().map(cell -> Heads.plain(cell.text().flat())).toList();
    return heads.indexOf("design section");
  }

  private static void cell(Block.Cell cell, TreeSet<String> there, DocumentReport report) {
    var words = cell.text().flat();
    if (ELSEWHERE.matcher(words).matches()) {
      return;
    }
    var number = NUMBER.matcher(words);
    while (number.find()) {
      if (!there.contains(number.group())) {
        report.at(
            DocumentRule.UNKNOWN_SECTION,
            cell.span(),
            "No heading of the document has the number `%s`.".formatted(number.group()),
            "Name the section that says it.");
      }
    }
  }
}
