package dev.newel.bench;

import java.util.List;

/// A document of any length, the same bytes for the same length: sections with prose, links, a
/// list, a table of operations and a diagram each.
public final class GeneratedDocument {
  private GeneratedDocument() {}

  /// The text.
  ///
  /// @param lines at least so many; the last section is not cut
  /// @param operations the operations that it tells of, again and again: `GET | /api/v1/orders |
  ///     200`
  public static String of(int lines, List<String> operations) {
    var text = new StringBuilder("# Plan\n\nWhat is built, part by part.\n\n");
    var count = 4;
    for (var part = 1; count < lines; part++) {
      var section = section(part, operations);
      text.append(section);
      count += (int) section.lines().count();
    }
    return text.toString();
  }

  private static String section(int part, List<String> operations) {
    var section = new StringBuilder("## Part %d\n\n".formatted(part));
    section.append(
        "It keeps *orders* and their `lines`; see [its operations](#operations-of-part-%d).\n\n"
            .formatted(part));
    for (var i = 1; i <= 8; i++) {
      section.append("- **Rule %d**: an order has at least one line (FR-001).\n".formatted(i));
    }
    section.append("\n### Operations of Part %d\n\n".formatted(part));
    section.append("| Method | Path | Status | Purpose |\n| --- | --- | --- | --- |\n");
    for (var i = 1; i <= 12; i++) {
      var told = operations.get((part * 12 + i) % operations.size());
      section.append("| %s | What part %d does. |\n".formatted(told, part));
    }
    section.append("\n```mermaid\nflowchart LR\n  client --> server\n");
    for (var i = 1; i <= 8; i++) {
      section.append("  server -- \"step %d\" --> store%d[(\"Store %d\")]\n".formatted(i, i, i));
    }
    return section.append("```\n\n").toString();
  }
}
