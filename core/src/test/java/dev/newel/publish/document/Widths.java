package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;

/// Finds lines of Markdown that are wider than documents may be.
public final class Widths {
  private static final int MOST_PROSE = 160;
  private static final int MOST_CELL = 120;

  private Widths() {}

  public static List<String> tooWide(String markdown) {
    var wide = new ArrayList<String>();
    var fenced = false;
    for (var line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced && line.startsWith("| ")) {
        for (var cell : line.split("(?<!\\\\)\\|", -1)) {
          if (shown(cell.strip()).length() > MOST_CELL) {
            wide.add(cell);
          }
        }
      } else if (!fenced && !line.startsWith("<!--") && line.length() > MOST_PROSE) {
        wide.add(line);
      }
    }
    return wide;
  }

  /// What a reader sees of a cell: the target of a link is no text.
  private static String shown(String cell) {
    return cell.replaceAll("]\\([^)]*\\)", "]");
  }
}
