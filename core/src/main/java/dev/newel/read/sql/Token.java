package dev.newel.read.sql;

import java.util.Locale;

/// A word, a sign or a text of SQL.
///
/// @param text as written; of a quoted name and a text without their quotes
/// @param start offset of its first character
/// @param end offset after its last
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD,
    /// A name in quotes: never a keyword.
    QUOTED,
    TEXT,
    /// A text between `$tag$`, mostly the body of a function.
    BODY,
    NUMBER,
    SIGN
  }

  /// Whether it is this keyword; keywords are written in capitals here.
  boolean is(String keyword) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
