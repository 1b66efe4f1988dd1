package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.SourceSpan;

/// The lines of one file, and places in them: the library counts characters of Java from 0, a
/// [Span] code points from 1.
final class Lines {
  private final String file;
  private final List<String> lines;
  // Places are asked for nearly in the order of the text; going on from the last one keeps a very
  // long line linear.
  private int lastLine = -1;
  private int lastIndex;
  private int lastColumn;

  Lines(String file, List<String> lines) {
    this.file = file;
    this.lines = List.copyOf(lines);
  }

  /// The lines of `text`, which end as CommonMark says: by LF, CR or both.
  static List<String> split(String text) {
    var lines = new ArrayList<String>();
    var start = 0;
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      if (character == '\n' || character == '\r') {
        lines.add(text.substring(start, index));
        if (character == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n') {
          index++;
        }
        start = index + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  String source(SourceSpan span) {
    var line = lines.get(span.getLineIndex());
    var from = Math.min(span.getColumnIndex(), line.length());
    return line.substring(from, Math.min(from + span.getLength(), line.length()));
  }

  Span span(int line, int from, int to) {
    var start = column(line, from);
    return new Span(file, line + 1, start, line + 1, column(line, to));
  }

  /// From the first of `spans` to the last; the beginning of the file where there are none.
  Span span(List<SourceSpan> spans) {
    if (spans.isEmpty()) {
      return Span.point(file, 1, 1);
    }
    var first = spans.getFirst();
    var last = spans.getLast();
    var start =
        span(
            first.getLineIndex(),
            first.getColumnIndex(),
            first.getColumnIndex() + first.getLength());
    if (spans.size() == 1) {
      return start;
    }
    return start.to(
        span(last.getLineIndex(), last.getColumnIndex(), last.getColumnIndex() + last.getLength()));
  }

  private int column(int line, int index) {
    var text = lines.get(line);
    var end = Math.min(index, text.length());
    if (line != lastLine) {
      lastLine = line;
      lastIndex = 0;
      lastColumn = 1;
    }
    lastColumn +=
        end < lastIndex
            ? -text.codePointCount(end, lastIndex)
            : text.codePointCount(lastIndex, end);
    lastIndex = end;
    return lastColumn;
  }
}
