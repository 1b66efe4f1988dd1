package dev.newel.language;

import org.jspecify.annotations.Nullable;

/// A place in a short form that moves forward. Each call takes what it names, or leaves the place
/// where it is.
final class Cursor {
  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  void moveTo(int place) {
    at = place;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  void blanks() {
    while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  boolean sees(String token) {
    return text.startsWith(token, at);
  }

  boolean takes(String token) {
    if (sees(token)) {
      at += token.length();
      return true;
    }
    return false;
  }

  /// The character `ahead` places on; a NUL past the end.
  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  /// What stands from `start` to here.
  String since(int start) {
    return text.substring(start, at);
  }

  String rest() {
    return text.substring(at);
  }

  /// A word with hyphens inside it, as a modifier or an enum's word is: `blank-as-null`.
  @Nullable String word() {
    if (!isLetter(peek(0))) {
      return null;
    }
    var start = at;
    while (isLetter(peek(0))
        || isDigit(peek(0))
        || (peek(0) == '-' && (isLetter(peek(1)) || isDigit(peek(1))))) {
      at++;
    }
    return since(start);
  }

  /// A name without hyphens: `createdAt`.
  @Nullable String name() {
    if (!isLetter(peek(0))) {
      return null;
    }
    var start = at;
    while (isLetter(peek(0)) || isDigit(peek(0))) {
      at++;
    }
    return since(start);
  }

  /// Names joined by dots: `project.lead`.
  @Nullable String path() {
    var start = at;
    if (name() == null) {
      return null;
    }
    while (peek(0) == '.' && isLetter(peek(1))) {
      at++;
      name();
    }
    return since(start);
  }

  /// A number with or without a fraction, never followed by a letter: `-1`, `0.5`, and the `1` of
  /// `1..9`.
  @Nullable String number() {
    var start = at;
    takes("-");
    var digits = at;
    digits();
    if (at == digits) {
      at = start;
      return null;
    }
    if (peek(0) == '.' && isDigit(peek(1))) {
      at++;
      digits();
    }
    return since(start);
  }

  /// What stands before `close`, which is taken too; null where the text ends before it.
  @Nullable String upTo(char close) {
    var end = text.indexOf(close, at);
    if (end < 0) {
      return null;
    }
    var inside = text.substring(at, end);
    at = end + 1;
    return inside;
  }

  /// The arguments of a call with their parentheses, quotes respected; false where they do not end.
  boolean call() {
    var depth = 0;
    var place = at;
    while (place < text.length()) {
      var unit = text.charAt(place);
      if (unit == '\'' || unit == '"') {
        place = Expressions.afterQuoted(text, place);
        continue;
      }
      depth += unit == '(' ? 1 : unit == ')' ? -1 : 0;
      place++;
      if (depth == 0) {
        at = place;
        return true;
      }
    }
    return false;
  }

  private void digits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  static boolean isLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit == '_';
  }

  static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
