package dev.newel.gate.mermaid;

/// A place in a text and the questions that the readers of the kinds of diagrams ask there. Nothing
/// here looks at a character twice for the same question, so that hostile text costs linear time.
final class Scan {
  final String text;
  int at;

  Scan(String text) {
    this.text = text;
  }

  boolean ended() {
    return at >= text.length();
  }

  /// The character `ahead` of here, NUL past the end.
  char peek(int ahead) {
    var index = at + ahead;
    return index < text.length() ? text.charAt(index) : '\0';
  }

  char peek() {
    return peek(0);
  }

  boolean sees(String words) {
    return text.startsWith(words, at);
  }

  /// Whether `words` stand here, whatever their case, and no letter or digit follows.
  boolean seesWord(String words) {
    return text.regionMatches(true, at, words, 0, words.length())
        && !Chars.word(peek(words.length()));
  }

  boolean takesWord(String words) {
    if (!seesWord(words)) {
      return false;
    }
    at += words.length();
    return true;
  }

  boolean takes(String words) {
    if (!sees(words)) {
      return false;
    }
    at += words.length();
    return true;
  }

  /// Over whitespace and line breaks.
  void skipSpace() {
    while (!ended() && Chars.space(peek())) {
      at++;
    }
  }

  /// Over whitespace of this line.
  void skipBlanks() {
    while (!ended() && Chars.space(peek()) && peek() != '\n') {
      at++;
    }
  }

  /// Where this line ends: at its break or at the end of the text.
  int lineEnd() {
    return until('\n');
  }

  /// Where the next `stop` is, or the end of the text.
  int until(char stop) {
    var found = text.indexOf(stop, at);
    return found < 0 ? text.length() : found;
  }

  /// The run of word characters here, which may be empty.
  String word() {
    var end = at;
    while (end < text.length() && Chars.word(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }
}
