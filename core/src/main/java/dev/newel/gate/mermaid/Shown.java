package dev.newel.gate.mermaid;

import dev.newel.text.MarkdownText;

/// Parts of a diagram as a message shows them: in backticks, on one line, and not too long.
final class Shown {
  private static final int MOST = 40;

  private Shown() {}

  static String code(String text, int from, int to) {
    var end = Math.min(to, text.length());
    var part = text.substring(Math.min(from, end), Math.min(end, from + MOST)).strip();
    var line = part.lines().findFirst().orElse("").strip();
    // Entity codes were put away before; here they stand as they were written.
    line = line.replace("\ufb02\u00b0\u00b0", "#").replace("\ufb02\u00b0", "#");
    line = line.replace("\u00b6\u00df", ";");
    if (line.isEmpty()) {
      return "the end of the line";
    }
    return MarkdownText.code(end - from > MOST ? line + "..." : line);
  }
}
