package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.markdown.Block;
import dev.newel.source.Address;
import dev.newel.source.Span;

/// Looks at fenced blocks, diagrams and tables.
final class BlockCheck {
  private final DiagramLint lint;

  BlockCheck(DiagramLint lint) {
    this.lint = lint;
  }

  void check(ReadDocument document, DocumentReport report) {
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          switch (block) {
            case Block.Code code -> code(code, report);
            case Block.Table table -> table(document, table, report);
            default -> {}
          }
        });
  }

  private void code(Block.Code code, DocumentReport report) {
    var span = code.span();
    if (code.fence() == Block.Fence.OPEN) {
      report.at(
          DocumentRule.UNCLOSED_FENCE,
          Span.point(span.file(), span.line(), span.column()),
          "The fenced block that begins here has no end.",
          "Close it with the marks that it begins with, on a line of their own.");
    }
    if (code.language().equals("mermaid")) {
      diagram(code, report);
    }
  }

  private void diagram(Block.Code code, DocumentReport report) {
    var at = code.span();
    if (code.literal().isBlank()) {
      report.at(DocumentRule.FAULTY_DIAGRAM, at, "The diagram is empty.", "Draw it.");
      return;
    }
    for (var fault : lint.faults(code.literal())) {
      var line = at.line() + fault.line();
      // What stands within a list or a quote is as far in as its fence.
      var shift = at.column() - 1;
      var span = new Span(at.file(), line, fault.column() + shift, line, fault.endColumn() + shift);
      report.add(
          new Finding(
              DocumentRule.FAULTY_DIAGRAM.id(),
              fault.severity(),
              Address.ROOT,
              span,
              fault.message(),
              fault.hint(),
              null));
    }
  }

  private static void table(ReadDocument document, Block.Table table, DocumentReport report) {
    var columns = table.header().size();
    for (var i = 0; i < table.rows().size(); i++) {
      var number = table.span().line() + 2 + i;
      var cells = cells(document.source().line(number));
      if (cells == columns) {
        continue;
      }
      var span = Span.point(document.path(), number, 1);
      var message = "The row has %d cells, the head of its table %d.".formatted(cells, columns);
      if (cells > columns) {
        report.at(
            DocumentRule.RAGGED_TABLE,
            span,
            message + " What is too much is not shown.",
            "Write a `|` within a cell as `\\|`.");
      } else {
        report.at(
            DocumentRule.RAGGED_TABLE,
            Severity.WARNING,
            span,
            message,
            "Write all cells of the row.");
      }
    }
  }

  /// How many cells a line has (GFM section 4.10): a `|` after a backslash parts none.
  private static int cells(String written) {
    var line = written.strip();
    while (line.startsWith(">")) {
      line = line.substring(1).strip();
    }
    var from = line.startsWith("|") ? 1 : 0;
    var cells = 1;
    for (var i = from; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '|' && i + 1 < line.length()) {
        cells++;
      }
    }
    return cells;
  }
}
