package dev.newel.expr;

import java.util.ArrayList;
import java.util.List;

/// Cuts an expression into tokens. Stops at the first problem.
final class Lexer {
  /// What a token is; `SIGN` covers operators and punctuation, `END` stands once behind the last.
  enum Kind {
    WORD,
    NUMBER,
    LENGTH,
    TEXT,
    SIGN,
    END
  }

  /// @param text the word, digits or sign as written; of a text its value
  record Token(Kind kind, String text, Syntax.Place place) {
    boolean is(String sign) {
      return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }
  }

  static final int MAX_TOKENS = 500;
  private static final List<String> SIGNS =
      List.of(
          "||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(",
          ")", ".", ",", "[", "]");

  private final String source;
  private int at;

  Lexer(String source) {
    this.source = source;
  }

  Checked<List<Token>> tokens() {
    var tokens = new ArrayList<Token>();
    try {
      while (skipBlanks()) {
        if (tokens.size() == MAX_TOKENS) {
          throw new Stop(
              new ExprProblem(
                  at,
                  source.length() - at,
                  "The expression has more than %d parts.".formatted(MAX_TOKENS),
                  "Move parts of it into computed fields.",
                  null));
        }
        tokens.add(next());
      }
    } catch (Stop stop) {
      return new Checked.Failed<>(List.of(stop.problem));
    }
    tokens.add(new Token(Kind.END, "", new Syntax.Place(source.length(), 0)));
    return new Checked.Ok<>(List.copyOf(tokens));
  }

  private boolean skipBlanks() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    return at < source.length();
  }

  private Token next() throws Stop {
    var c = source.charAt(at);
    if (isDigit(c)) {
      return number();
    }
    if (c == '\'' || c == '"') {
      return text(at, false);
    }
    if (c == 'r'
        && at + 1 < source.length()
        && (source.charAt(at + 1) == '\'' || source.charAt(at + 1) == '"')) {
      return text(at++, true);
    }
    if (isLetter(c)) {
      return word();
    }
    for (var sign : SIGNS) {
      if (source.startsWith(sign, at)) {
        return token(Kind.SIGN, at, at + sign.length());
      }
    }
    throw unknown();
  }

  private Stop unknown() {
    var character = Character.toString(source.codePointAt(at));
    var hint =
        switch (character) {
          case "=" -> "Write `==` to compare.";
          case "&" -> "Write `&&` for and.";
          case "|" ->
              "Write `||` for or; the words of an enum go into a list: `state in [open, done]`.";
          default -> null;
        };
    return new Stop(
        new ExprProblem(
            at,
            character.length(),
            "The character `%s` has no meaning in an expression.".formatted(character),
            hint,
            null));
  }

  private Token word() {
    var start = at;
    var end = at;
    while (end < source.length()
        && (isLetter(source.charAt(end)) || isDigit(source.charAt(end)) || isInnerDash(end))) {
      end++;
    }
    return token(Kind.WORD, start, end);
  }

  /// Words of enums may hold dashes; a dash before anything but a letter is a minus.
  private boolean isInnerDash(int index) {
    return source.charAt(index) == '-'
        && index + 1 < source.length()
        && isLetter(source.charAt(index + 1));
  }

  private Token number() throws Stop {
    var start = at;
    var end = digits(at);
    if (end + 1 < source.length() && source.charAt(end) == '.' && isDigit(source.charAt(end + 1))) {
      end = digits(end + 1);
      refuseLetter(start, end);
      return token(Kind.NUMBER, start, end);
    }
    if (end < source.length() && isLetter(source.charAt(end))) {
      while (end < source.length()
          && (isLetter(source.charAt(end)) || isDigit(source.charAt(end)))) {
        end++;
      }
      if (Amount.parse(source.substring(start, end)) == null) {
        refuseLetter(start, digits(start));
      }
      return token(Kind.LENGTH, start, end);
    }
    return token(Kind.NUMBER, start, end);
  }

  private void refuseLetter(int start, int end) throws Stop {
    if (end < source.length() && isLetter(source.charAt(end))) {
      throw new Stop(
          new ExprProblem(
              start,
              end + 1 - start,
              "`%s` is neither a number nor a length of time."
                  .formatted(source.substring(start, end + 1)),
              "Write a number as `12` or `0.5`, a length of time as `90d`, `12h`, `15m`, `30s` or"
                  + " `200ms`.",
              null));
    }
  }

  private int digits(int from) {
    var end = from;
    while (end < source.length() && isDigit(source.charAt(end))) {
      end++;
    }
    return end;
  }

  /// Reads a text in single or double quotes; `at` stands on the quote.
  private Token text(int start, boolean raw) throws Stop {
    var quoteAt = raw ? start + 1 : start;
    var quote = source.charAt(quoteAt);
    var value = new StringBuilder();
    at = quoteAt + 1;
    while (at < source.length() && source.charAt(at) != quote) {
      var c = source.charAt(at++);
      if (c == '\\' && !raw) {
        escape(value);
      } else {
        value.append(c);
      }
    }
    if (at >= source.length()) {
      throw new Stop(
          new ExprProblem(
              start,
              source.length() - start,
              "The text that begins here has no closing %s.".formatted(quote),
              "Close it; a quote inside a text is written `\\%s`.".formatted(quote),
              null));
    }
    at++;
    var place = new Syntax.Place(start, at - start);
    if (value.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
      throw new Stop(
          ExprProblem.at(
              place,
              "The text holds a character that no database can store (NUL or half of a surrogate"
                  + " pair).",
              "Leave it out."));
    }
    return new Token(Kind.TEXT, value.toString(), place);
  }

  private void escape(StringBuilder value) throws Stop {
    var start = at - 1;
    var c = at < source.length() ? source.charAt(at++) : ' ';
    switch (c) {
      case '\\', '\'', '"' -> value.append(c);
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> value.append(unicode(start));
      default ->
          throw new Stop(
              new ExprProblem(
                  start,
                  at - start,
                  "The escape `\\%s` is not known.".formatted(c),
                  "Use one of `\\\\`, `\\'`, `\\\"`, `\\n"
                      + "`, `\\r"
                      + "`, `\\t`, `\\u0041`; a regular expression is easier as r'...'.",
                  null));
    }
  }

  private char unicode(int start) throws Stop {
    var hex = source.substring(at, Math.min(at + 4, source.length()));
    if (!hex.matches("[0-9a-fA-F]{4}")) {
      throw new Stop(
          new ExprProblem(
              start,
              2 + hex.length(),
              "`\\u` is not followed by four hexadecimal digits.",
              null,
              null));
    }
    at += 4;
    return (char) Integer.parseInt(hex, 16);
  }

  private Token token(Kind kind, int start, int end) {
    at = end;
    return new Token(kind, source.substring(start, end), new Syntax.Place(start, end - start));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /// Carries the first problem out of the reading methods; never leaves this package.
  static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    final transient ExprProblem problem;

    Stop(ExprProblem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }
}
