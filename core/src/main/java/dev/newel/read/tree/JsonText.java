package dev.newel.read.tree;

/// Texts of JSON (RFC 8259, section 7).
final class JsonText {
  private JsonText() {}

  /// The stretch between two quotes without its escapes. What is no escape stays as it is.
  static String unescape(String text, int start, int end) {
    var slash = text.indexOf('\\', start, end);
    if (slash < 0) {
      return text.substring(start, end);
    }
    var plain = new StringBuilder(end - start);
    var from = start;
    while (slash >= 0 && slash + 1 < end) {
      plain.append(text, from, slash);
      from = slash + 2;
      switch (text.charAt(slash + 1)) {
        case 'n' -> plain.append('\n');
        case 't' -> plain.append('\t');
        case 'r' -> plain.append('\r');
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'u' -> {
          var unit = slash + 6 <= end ? hex(text, slash + 2) : -1;
          from = unit < 0 ? from : slash + 6;
          if (unit >= 0) {
            plain.append((char) unit);
          }
        }
        default -> plain.append(text.charAt(slash + 1));
      }
      slash = text.indexOf('\\', from, end);
    }
    return plain.append(text, from, end).toString();
  }

  /// The number of four hexadecimal digits; -1 where they are none.
  static int hex(String text, int at) {
    var number = 0;
    for (var i = at; i < at + 4; i++) {
      var digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }
}
