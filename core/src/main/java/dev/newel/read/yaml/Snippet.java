package dev.newel.read.yaml;

import dev.newel.source.SourceText;
import java.util.regex.Pattern;

/// What a line says around a fault, so that a hint can offer the very text to write. It is a guess:
/// the line could not be parsed.
final class Snippet {
  private static final int LONGEST_LINE = 1_000;
  private static final Pattern ENTRY =
      Pattern.compile("^((?:- +)*)([^\\s:#{}\\[\\],\"'&*!|>%@`-][^:#{}\\[\\],]*):(?:\\s+|$)(.*)$");

  private final SourceText source;
  private final int at;
  private final int line;
  private final String content;

  Snippet(SourceText source, int at) {
    this.source = source;
    this.at = at;
    this.line = source.lineOf(at);
    var whole = source.line(line);
    this.content = whole.length() > LONGEST_LINE ? "" : whole;
  }

  /// The offset of the first character of the line that is no blank.
  int firstOfLine() {
    return source.lineStart(line) + content.length() - content.stripLeading().length();
  }

  /// The name at the beginning of the line, empty where it does not begin with `name:`.
  String keyAtLineStart() {
    var match = ENTRY.matcher(content.strip());
    return match.matches() ? match.group(2) : "";
  }

  boolean isFirstColonOfLine() {
    return source.lineStart(line) + content.indexOf(':') == at;
  }

  /// Whether the line is a name and a value with no space after the `:`.
  boolean isColonWithoutSpace() {
    var colon = content.indexOf(':');
    return colon > 0
        && colon + 1 < content.length()
        && content.charAt(colon + 1) != ' '
        && content.substring(0, colon).strip().matches("[\\w.-]+");
  }

  String spaceHint() {
    var colon = content.indexOf(':');
    return "Put a space after the `:`: `%s: %s`."
        .formatted(
            content.substring(0, colon).strip(),
            Quoting.shorten(content.substring(colon + 1).strip()));
  }

  /// The line without the blanks around it.
  String shown() {
    return Quoting.shorten(content.strip());
  }

  /// The text from the fault to the end of its word or line.
  String here() {
    var rest = at >= source.lineEnd(line) ? "" : source.text().substring(at, source.lineEnd(line));
    return rest.isBlank() ? "end of line" : Quoting.shorten(rest.strip());
  }

  /// `advice`, followed by the entry with its value in quotes where the line shows one.
  String quoteHint(String advice) {
    var column = at - source.lineStart(line);
    var entry = entryAround(Math.min(column, content.length()));
    var match = ENTRY.matcher(entry);
    if (!match.matches() || match.group(3).isBlank() || entry.length() > 200) {
      return advice + ", or write it in block style on a line of its own.";
    }
    return "%s: `%s: %s`."
        .formatted(advice, match.group(2).strip(), Quoting.quote(whole(match.group(3).strip())));
  }

  /// A value that is partly in quotes already goes into one pair.
  private static String whole(String value) {
    var comment = value.indexOf(" #");
    return comment > 0 ? value.substring(0, comment).strip() : value;
  }

  /// The piece of the line between the brackets and commas around `column`; the whole line where
  /// there are none.
  private String entryAround(int column) {
    var start = startOfEntry(column);
    return start < 0 ? content.strip() : content.substring(start, endOfEntry(start)).strip();
  }

  private int startOfEntry(int column) {
    var closed = 0;
    for (var i = column - 1; i >= 0; i--) {
      var unit = content.charAt(i);
      if (unit == '}' || unit == ']') {
        closed++;
      } else if (unit == '{' || unit == '[') {
        if (closed == 0) {
          return i + 1;
        }
        closed--;
      } else if (unit == ',' && closed == 0 && content.lastIndexOf('{', i) >= 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private int endOfEntry(int start) {
    var open = 0;
    for (var i = start; i < content.length(); i++) {
      var unit = content.charAt(i);
      if (unit == '{' || unit == '[' || unit == '(') {
        open++;
      } else if ((unit == '}' || unit == ']' || unit == ')') && open > 0) {
        open--;
      } else if (unit == '}' || unit == ']' || (unit == ',' && open == 0)) {
        return i;
      }
    }
    return content.length();
  }
}
