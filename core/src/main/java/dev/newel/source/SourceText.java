package dev.newel.source;

import java.util.Arrays;

/// The text of one file with the index that turns offsets into lines and columns and back.
///
/// Two ways to count meet here: an *offset* counts UTF-16 units from 0, as `String` does; a line
/// and a column of a [Span] count from 1, columns in code points. A line ends with LF, CR LF or CR,
/// as in YAML 1.2 (section 5.4). Numbers out of range are brought to the nearest place that exists.
public final class SourceText {
  private static final int STRIDE = 256;

  private final String file;
  private final String text;
  private final int[] lineStarts;
  /// How many code points stand before offset `i * STRIDE`; empty where the text has no surrogates.
  private final int[] codePointsBefore;

  /// @param file the path as the user named it
  /// @param text without a byte order mark
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    // Over an array, large files take a third of the time, above all before code is optimised.
    var units = text.toCharArray();
    this.lineStarts = lineStarts(units);
    this.codePointsBefore = hasSurrogates(units) ? codePointsBefore(text) : new int[0];
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
    var place = Math.clamp(offset, 0, text.length());
    return codePoints(place) - codePoints(lineStart(lineOf(place))) + 1;
  }

  /// The span from `start` to `end`, both offsets, the end exclusive.
  public Span span(int start, int end) {
    return new Span(file, lineOf(start), columnOf(start), lineOf(end), columnOf(end));
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
    if (codePointsBefore.length == 0) {
      return Math.clamp(index, 0, text.length());
    }
    var found = Arrays.binarySearch(codePointsBefore, Math.max(index, 0));
    var block = found >= 0 ? found : -found - 2;
    var offset = block * STRIDE;
    // A block that begins between the halves of a pair has that code point behind it.
    offset += isSecondHalf(text, offset) ? 1 : 0;
    for (var before = codePointsBefore[block]; before < index && offset < text.length(); before++) {
      offset += Character.charCount(text.codePointAt(offset));
    }
    return offset;
  }

  private int codePoints(int offset) {
    if (codePointsBefore.length == 0) {
      return offset;
    }
    var block = offset / STRIDE;
    return codePointsBefore[block] + countFrom(text, block * STRIDE, offset);
  }

  /// Counts the code points that begin in the stretch; a low surrogate whose high one stands before
  /// it begins none.
  private static int countFrom(String text, int from, int to) {
    var count = 0;
    for (var i = from; i < to; i++) {
      count += isSecondHalf(text, i) ? 0 : 1;
    }
    return count;
  }

  private static boolean isSecondHalf(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isLowSurrogate(text.charAt(offset))
        && Character.isHighSurrogate(text.charAt(offset - 1));
  }

  private static int[] codePointsBefore(String text) {
    var counts = new int[text.length() / STRIDE + 1];
    for (var i = 1; i < counts.length; i++) {
      counts[i] = counts[i - 1] + countFrom(text, (i - 1) * STRIDE, i * STRIDE);
    }
    return counts;
  }

  private static boolean hasSurrogates(char[] units) {
    for (var unit : units) {
      if (Character.isSurrogate(unit)) {
        return true;
      }
    }
    return false;
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
