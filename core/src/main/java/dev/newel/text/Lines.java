package dev.newel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The lines of one text, addressed as spans address them: lines and columns from 1, columns in
/// Unicode code points.
///
/// A line ends with LF, CRLF or CR, as in YAML 1.2 (section 5.4). A byte order mark at the
/// beginning belongs to no column: line 1, column 1 is the character after it.
public final class Lines {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private final List<Stretch> stretches;

  private Lines(String text, List<Stretch> stretches) {
    this.text = text;
    this.stretches = List.copyOf(stretches);
  }

  /// The lines of `text`; a text always has at least one line, and one more than it has line
  /// breaks.
  public static Lines of(String text) {
    var stretches = new ArrayList<Stretch>();
    var start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    for (var i = start; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        stretches.add(new Stretch(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    stretches.add(new Stretch(start, text.length()));
    return new Lines(text, stretches);
  }

  /// How many lines there are, the empty one after a last line break included.
  public int count() {
    return stretches.size();
  }

  /// The text of a line without its line break; empty where there is no such line.
  public String line(int line) {
    if (line < 1 || line > stretches.size()) {
      return "";
    }
    var stretch = stretches.get(line - 1);
    return text.substring(stretch.start, stretch.end);
  }

  /// The index into the text, in `char`s, of a place; the column after the last one of a line is
  /// its end. Empty where the text has no such place.
  public OptionalInt offset(int line, int column) {
    if (line < 1 || line > stretches.size() || column < 1) {
      return OptionalInt.empty();
    }
    var stretch = stretches.get(line - 1);
    if (column - 1 > text.codePointCount(stretch.start, stretch.end)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(text.offsetByCodePoints(stretch.start, column - 1));
  }

  /// The line break that the first line ends with; LF where there is none.
  public String lineBreak() {
    if (stretches.size() < 2) {
      return "\n";
    }
    return text.substring(stretches.get(0).end, stretches.get(1).start);
  }

  private record Stretch(int start, int end) {}
}
