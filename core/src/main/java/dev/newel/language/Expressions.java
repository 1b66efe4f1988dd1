package dev.newel.language;

/// Finds where an expression ends that is followed by further words of a short form.
///
/// In an expression an operator stands between any two operands. A word right after an operand that
/// is not `in` therefore belongs to the short form: `it.price > price sort -price first 4`. A
/// single `=` and `:=` end it as well.
final class Expressions {
  private Expressions() {}

  /// The offset at which the expression that begins at `start` ends, blanks before it left out.
  static int end(String text, int start) {
    var at = start;
    var end = start;
    var depth = 0;
    var operand = false;
    while (at < text.length()) {
      var unit = text.charAt(at);
      if (Character.isWhitespace(unit)) {
        at++;
        continue;
      }
      if (depth == 0 && ends(text, at, operand)) {
        return end;
      }
      if (Cursor.isLetter(unit) || Cursor.isDigit(unit)) {
        var from = at;
        while (at < text.length()
            && (Cursor.isLetter(text.charAt(at)) || Cursor.isDigit(text.charAt(at)))) {
          at++;
        }
        operand = !text.substring(from, at).equals("in");
      } else if (unit == '\'' || unit == '"') {
        at = afterQuoted(text, at);
        operand = true;
      } else {
        depth += "([{".indexOf(unit) >= 0 ? 1 : ")]}".indexOf(unit) >= 0 ? -1 : 0;
        operand = ")]}".indexOf(unit) >= 0;
        at += comparison(text, at) ? 2 : 1;
      }
      end = at;
    }
    return end;
  }

  private static boolean ends(String text, int at, boolean operand) {
    var unit = text.charAt(at);
    if (Cursor.isLetter(unit)) {
      return operand && !word(text, at).equals("in");
    }
    return unit == '~' || (unit == '=' && !text.startsWith("==", at)) || text.startsWith(":=", at);
  }

  private static String word(String text, int at) {
    var end = at;
    // Only `in` matters, so that three characters decide.
    while (end < Math.min(text.length(), at + 3)
        && (Cursor.isLetter(text.charAt(end)) || Cursor.isDigit(text.charAt(end)))) {
      end++;
    }
    return text.substring(at, end);
  }

  private static boolean comparison(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at + 1) == '='
        && "=<>!".indexOf(text.charAt(at)) >= 0;
  }

  /// The offset after the quoted text that begins at `at`; the end of the text where it does not
  /// end.
  static int afterQuoted(String text, int at) {
    var quote = text.charAt(at);
    var place = at + 1;
    while (place < text.length() && text.charAt(place) != quote) {
      place += text.charAt(place) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), place + 1);
  }
}
