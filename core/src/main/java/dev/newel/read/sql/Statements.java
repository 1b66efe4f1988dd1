package dev.newel.read.sql;

import dev.newel.finding.Finding;
import dev.newel.read.sql.Token.Kind;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into statements and these into tokens, in one pass over the text. The rows after a
/// `COPY ... FROM stdin` and the lines that only a client understands (`\connect`) are passed
/// over.
final class Statements {
  /// The longest name in brackets.
  private static final int LONGEST_NAME = 130;

  private final SourceText source;
  private final String text;
  private final int to;
  private final List<Finding> findings;
  private final List<List<Token>> statements = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private int at;

  private Statements(SourceText source, int from, int to, List<Finding> findings) {
    this.source = source;
    // Cut, so that nothing that begins inside is looked for outside.
    text = source.text().substring(0, to);
    this.to = to;
    at = from;
    this.findings = findings;
  }

  /// @param findings takes what is wrong with the text
  static List<List<Token>> of(SourceText source, List<Finding> findings) {
    return of(source, 0, source.text().length(), findings);
  }

  /// Those of a part of the text: the body of a `DO` block.
  static List<List<Token>> of(SourceText source, int from, int to, List<Finding> findings) {
    var statements = new Statements(source, from, to, findings);
    statements.run();
    return statements.statements;
  }

  private void run() {
    var before = findings.size();
    while (at < to) {
      step(text.charAt(at));
    }
    // A text or comment without an end says it already.
    if (findings.size() == before && isOpen()) {
      cutOff("statement", tokens.getFirst().start());
    }
    end();
  }

  /// Whether the last statement ends within parentheses; the semicolon alone may be missing.
  private boolean isOpen() {
    var depth = 0;
    for (var token : tokens) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
    }
    return depth > 0;
  }

  private void step(char letter) {
    if (Character.isWhitespace(letter) || letter == '\uFEFF') {
      at++;
    } else if (text.startsWith("--", at) || (letter == '#' && atLineStart())) {
      line();
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (letter == '\\' && tokens.isEmpty()) {
      line();
    } else if (letter == ';') {
      at++;
      end();
    } else if (letter == '\'') {
      quoted('\'', Kind.TEXT, at, escapes());
    } else if (letter == '"' || letter == '`') {
      quoted(letter, Kind.QUOTED, at, false);
    } else if (text.startsWith("{{", at)) {
      template();
    } else if (letter == '[' && isBracketName()) {
      var close = text.indexOf(']', at);
      add(Kind.QUOTED, text.substring(at + 1, close), at, close + 1);
    } else if (letter == '$' && dollar()) {
      return;
    } else if (Character.isDigit(letter)) {
      number();
    } else if (Character.isLetter(letter) || letter == '_') {
      word();
    } else {
      sign();
    }
  }

  private boolean atLineStart() {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  /// `[name]` as SQL Server writes it, and not the `[]` of an array.
  private boolean isBracketName() {
    return at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1))
        && text.indexOf("]", at, Math.min(at + LONGEST_NAME, text.length())) > 0
        && (tokens.isEmpty() || !tokens.getLast().isName() || tokens.getLast().end() < at);
  }

  private void line() {
    var end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  /// Comments nest in PostgreSQL.
  private void comment() {
    var start = at;
    var depth = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        at += 2;
        if (--depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
    cutOff("comment", start);
  }

  /// Whether a backslash escapes in the text that begins here: `E'...'`.
  private boolean escapes() {
    return !tokens.isEmpty() && tokens.getLast().end() == at && tokens.getLast().is("E");
  }

  /// A name that a tool fills in: `{{ index .Options "Namespace" }}`.
  private void template() {
    var close = text.indexOf("}}", at, Math.min(at + LONGEST_NAME, text.length()));
    if (close < 0) {
      sign();
    } else {
      add(Kind.QUOTED, text.substring(at, close + 2), at, close + 2);
    }
  }

  private void quoted(char quote, Kind kind, int start, boolean escaped) {
    var value = new StringBuilder();
    at++;
    if (kind == Kind.QUOTED && text.startsWith("{{", at)) {
      template();
      at += at < text.length() && text.charAt(at) == quote ? 1 : 0;
      return;
    }
    while (at < text.length()) {
      var letter = text.charAt(at);
      if (letter == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
        value.append(quote);
        at += 2;
      } else if (letter == quote) {
        add(kind, value.toString(), start, at + 1);
        return;
      } else if (escaped && letter == '\\' && at + 1 < text.length()) {
        value.append(text.charAt(at + 1));
        at += 2;
      } else {
        value.append(letter);
        at++;
      }
    }
    cutOff(kind == Kind.TEXT ? "text" : "name", start);
  }

  /// A text between `$tag$` and `$tag$`; false where no tag begins here.
  private boolean dollar() {
    var end = at + 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != '$') {
      at++;
      return true;
    }
    var tag = text.substring(at, end + 1);
    var close = text.indexOf(tag, end + 1);
    if (close < 0) {
      cutOff("text", at);
    } else {
      add(Kind.BODY, text.substring(end + 1, close), at, close + tag.length());
    }
    return true;
  }

  private void number() {
    var end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    add(Kind.NUMBER, text.substring(at, end), at, end);
  }

  private void word() {
    var end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || text.charAt(end) == '_'
            || text.charAt(end) == '$')) {
      end++;
    }
    add(Kind.WORD, text.substring(at, end), at, end);
  }

  private void sign() {
    var length = text.startsWith("::", at) ? 2 : 1;
    add(Kind.SIGN, text.substring(at, at + length), at, at + length);
  }

  private void add(Kind kind, String value, int start, int end) {
    tokens.add(new Token(kind, value, start, end));
    at = end;
  }

  private void end() {
    if (tokens.isEmpty()) {
      return;
    }
    statements.add(tokens);
    var rows = tokens.getFirst().is("COPY") && tokens.getLast().is("STDIN");
    tokens = new ArrayList<>();
    if (rows) {
      var close = text.indexOf("\n\\.", at);
      at = close < 0 ? text.length() : close + 3;
    }
  }

  private void cutOff(String what, int start) {
    at = text.length();
    findings.add(
        Finding.warning(
            SqlId.CUT_OFF.id(),
            Address.ROOT,
            source.span(start, Math.min(start + 1, text.length())),
            "The %s that begins here has no end.".formatted(what),
            "Close it; what follows it was not read."));
  }
}
