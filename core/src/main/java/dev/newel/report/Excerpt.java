package dev.newel.report;

import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.Arrays;

/// One line of source and the carets under the faulty part of it, both ready for a terminal.
///
/// Of a span over several lines the first one is shown. Tabs become spaces up to the next multiple
/// of four. A line that is too long is clipped around the first caret, with `…` where something is
/// left out.
///
/// @param source the visible part of the line
/// @param indent how many cells stand before the carets
/// @param carets how many cells are underlined, at least 1
record Excerpt(String source, int indent, int carets) {
  private static final int TAB = 4;

  /// The first line of `span` in at most `width` cells.
  static Excerpt of(SourceText text, Span span, int width) {
    var line = text.line(span.line());
    var length = line.codePointCount(0, line.length());
    var from = Math.min(Math.max(0, span.column() - 1), length);
    var to = span.endLine() > span.line() ? length : Math.clamp(span.endColumn() - 1, from, length);
    // A line can have millions of characters; only those near the fault can be seen.
    var first = Math.max(0, from - 2 * width);
    var last = Math.min(length, from + 2 * width);
    var start = line.offsetByCodePoints(0, first);
    var window = line.substring(start, line.offsetByCodePoints(start, last - first));
    var cells = Cells.of(window);
    return clip(cells, from - first, Math.min(to, last) - first, width, first > 0, last < length);
  }

  private static Excerpt clip(
      Cells cells, int from, int to, int width, boolean moreBefore, boolean moreAfter) {
    var begin = 0;
    var end = cells.count();
    if (moreBefore || moreAfter || cells.before(end) > width) {
      var room = width - 2;
      while (begin < from
          && cells.before(from) - cells.before(begin) > room / 3
          && cells.before(end) - cells.before(begin) > room) {
        begin++;
      }
      while (end > begin && cells.before(end) - cells.before(begin) > room) {
        end--;
      }
    }
    var left = moreBefore || begin > 0 ? "…" : "";
    var right = moreAfter || end < cells.count() ? "…" : "";
    var source = left + cells.text(begin, end) + right;
    var indent = left.length() + cells.before(Math.min(from, end)) - cells.before(begin);
    var carets = cells.before(Math.clamp(to, begin, end)) - cells.before(Math.min(from, end));
    return new Excerpt(source.stripTrailing(), indent, Math.max(1, carets));
  }

  /// A text cut into code points, each made visible, with the cells before each.
  private record Cells(String[] shown, int[] starts) {
    static Cells of(String text) {
      var codePoints = text.codePoints().toArray();
      var shown = new String[codePoints.length];
      var starts = new int[codePoints.length + 1];
      for (var i = 0; i < codePoints.length; i++) {
        var tab = codePoints[i] == '\t';
        var visible = Display.visible(codePoints[i]);
        shown[i] = tab ? " ".repeat(TAB - starts[i] % TAB) : Character.toString(visible);
        starts[i + 1] = starts[i] + (tab ? shown[i].length() : Display.width(visible));
      }
      return new Cells(shown, starts);
    }

    int count() {
      return shown.length;
    }

    int before(int index) {
      return starts[index];
    }

    String text(int begin, int end) {
      return String.join("", Arrays.asList(shown).subList(begin, end));
    }
  }
}
