package dev.newel.source;

import java.util.Arrays;

/// The text of one file with the index that turns offsets into lines and columns and back.
///
/// Two ways to count meet here: an *offset* counts UTF-16 units from 0, as `String` does; a line
/// and a column of a [Span] count from 1, columns in code points. A line ends with LF, CR LF or CR,
/// as in YAML 1.2 (section 5.4). Numbers out of range are brought to the nearest place that exists.
public final class SourceText {
  private final String file;
  private final String text;
  private final int[] lineStarts;
  /// The offsets of the second halves of surrogate pairs: the units that begin no code point.
  private final int[] secondHalves;

  /// @param file the path as the user named it
  /// @param text without a byte order mark
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    // Over an array, large files take a third of the time, above all before code is optimised.
    var units = text.toCharArray();
    this.lineStarts = lineStarts(units);
    this.secondHalves = secondHalves(units);
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /// The number of lines; a text that ends with a line break has an empty last line.
  public int lines() {
    return lineStarts.length;
  }

  /// The text of line `number`, from 1, without its line break.
  public String line(int number) {
    return text.substring(lineStart(number), lineEnd(number));
  }

  /// The offset of the first character of line `number`, from 1.
  public int lineStart(int number) {
    return lineStarts[Math.clamp(number, 1, lineStarts.length) - 1];
  }

  /// The offset just after the last character of line `number`, before its line break.
  public int lineEnd(int number) {
    var line = Math.clamp(number, 1, lineStarts.length);
    var end = line == lineStarts.length ? text.length() : lineStarts[line];
    while (end > lineStarts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /// The line, from 1, in which `offset` stands.
  public int lineOf(int offset) {
    var found = Arrays.binarySearch(lineStarts, Math.clamp(offset, 0, text.length()));
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The column of `offset` in its line, from 1, in code points.
  public int columnOf(int offset) {
    return column(lineOf(offset), offset);
  }

  private int column(int line, int offset) {
    var place = Math.clamp(offset, 0, text.length());
    return codePoints(place) - codePoints(lineStarts[line - 1]) + 1;
  }

  /// The span from `start` to `end`, both offsets, the end exclusive.
  public Span span(int start, int end) {
    var first = lineOf(start);
    var last =
        end >= start && first < lineStarts.length && end < lineStarts[first] ? first : lineOf(end);
    return new Span(file, first, column(first, start), last, column(last, end));
  }

  /// The offset of a line and a column as a [Span] counts them; a column past the end of the line
  /// is its end.
  public int offset(int line, int column) {
    var start = lineStart(line);
    return Math.min(offsetOfCodePoint(codePoints(start) + Math.max(column, 1) - 1), lineEnd(line));
  }

  /// Whether the text has that place; the column after the last one of a line is its end.
  public boolean has(int line, int column) {
    return line >= 1
        && line <= lines()
        && column >= 1
        && column - 1 <= codePoints(lineEnd(line)) - codePoints(lineStart(line));
  }

  /// The line break that the first line ends with; LF where there is none.
  public String lineBreak() {
    return lines() == 1 ? "\n" : text.substring(lineEnd(1), lineStart(2));
  }

  /// The text that `span` covers.
  public String at(Span span) {
    var start = offset(span.line(), span.column());
    return text.substring(start, Math.max(start, offset(span.endLine(), span.endColumn())));
  }

  /// The whole text with `replacement` in the place of what `span` covers.
  public String replace(Span span, String replacement) {
    var start = offset(span.line(), span.column());
    return text.substring(0, start)
        + replacement
        + text.substring(Math.max(start, offset(span.endLine(), span.endColumn())));
  }

  /// The offset of the code point that has `index` code points before it.
  public int offsetOfCodePoint(int index) {
    // Behind the pair number k, from 0, its offset less k code points stand.
    var low = 0;
    var high = secondHalves.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (secondHalves[middle] - middle <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.clamp((long) index + low, 0, text.length());
  }

  private int codePoints(int offset) {
    if (secondHalves.length == 0) {
      return offset;
    }
    var before = Arrays.binarySearch(secondHalves, offset);
    return offset - (before >= 0 ? before : -before - 1);
  }

  private static int[] secondHalves(char[] units) {
    var found = new int[0];
    var count = 0;
    for (var i = 1; i < units.length; i++) {
      var unit = units[i];
      if (unit >= Character.MIN_LOW_SURROGATE
          && Character.isLowSurrogate(unit)
          && Character.isHighSurrogate(units[i - 1])) {
        found = count == found.length ? Arrays.copyOf(found, count * 2 + 8) : found;
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int[] lineStarts(char[] units) {
    var starts = new int[16];
    var count = 1;
    for (var i = 0; i < units.length; i++) {
      var unit = units[i];
      if (unit > '\r') {
        continue;
      }
      var next = i + 1 < units.length ? units[i + 1] : 0;
      if (unit == '\n' || (unit == '\r' && next != '\n')) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isBreak(char unit) {
    return unit == '\n' || unit == '\r';
  }
}
