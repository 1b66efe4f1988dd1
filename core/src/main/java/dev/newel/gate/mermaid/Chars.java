package dev.newel.gate.mermaid;

/// Characters as the regular expressions of JavaScript class them, which is what Mermaid reads by
/// (ECMA-262, `WhiteSpace` and `LineTerminator`).
final class Chars {
  private Chars() {}

  static boolean space(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\u000b', '\f', '\r', '\u00a0', '\u1680', '\u2028', '\u2029' -> true;
      case '\u202f', '\u205f', '\u3000', '\ufeff' -> true;
      default -> c >= '\u2000' && c <= '\u200a';
    };
  }

  /// A letter, digit or underscore of ASCII.
  static boolean word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '_';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Looks like syntax and is none: typographic quotes, dashes, arrows, and what nobody sees.
  static boolean foreign(char c) {
    return (c >= '\u200b' && c <= '\u201f')
        || (c >= '\u2026' && c <= '\u2069' && !space(c))
        || (c >= '\u2190' && c <= '\u21ff')
        || c == '\u2212'
        || c == '\u00ab'
        || c == '\u00bb'
        || c == '\u00ad';
  }
}
