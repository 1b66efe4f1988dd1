package dev.newel.read.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes through the tokens of a statement, or of a part of one.
final class TokenReader {
  private final List<Token> tokens;
  private int at;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  @Nullable Token peek() {
    return atEnd() ? null : tokens.get(at);
  }

  /// The token `ahead` of the next one; null where there is none.
  @Nullable Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : null;
  }

  @Nullable Token next() {
    return atEnd() ? null : tokens.get(at++);
  }

  /// Passes over the keywords where they stand here, all of them.
  boolean takes(String... keywords) {
    for (var i = 0; i < keywords.length; i++) {
      var token = peek(i);
      if (token == null || !token.is(keywords[i])) {
        return false;
      }
    }
    at += keywords.length;
    return true;
  }

  boolean takesSign(String sign) {
    var token = peek();
    if (token != null && token.isSign(sign)) {
      at++;
      return true;
    }
    return false;
  }

  /// A name with the schema before it; null where none stands here.
  @Nullable Name name() {
    var first = peek();
    if (first == null || !first.isName()) {
      return null;
    }
    at++;
    var name = new Name("", first.text(), first);
    while (peek() != null && peek(1) != null && isDot(peek()) && isName(peek(1))) {
      at++;
      var part = next();
      name = part == null ? name : new Name(name.name(), part.text(), part);
    }
    return name;
  }

  private static boolean isDot(@Nullable Token token) {
    return token != null && token.isSign(".");
  }

  private static boolean isName(@Nullable Token token) {
    return token != null && token.isName();
  }

  /// @param schema empty where none is written
  record Name(String schema, String name, Token token) {}

  /// The tokens in the parentheses that open here, without them; null where none do. Without a
  /// closing one all that is left.
  @Nullable List<Token> group() {
    if (!takesSign("(")) {
      return null;
    }
    var inner = new ArrayList<Token>();
    var depth = 1;
    for (var token = next(); token != null; token = next()) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if (depth == 0) {
        return inner;
      }
      inner.add(token);
    }
    return inner;
  }

  /// All that is left.
  List<Token> rest() {
    var rest = tokens.subList(at, tokens.size());
    at = tokens.size();
    return rest;
  }

  /// Cuts at the commas that stand in no parentheses.
  static List<List<Token>> parts(List<Token> tokens) {
    var parts = new ArrayList<List<Token>>();
    var part = new ArrayList<Token>();
    var depth = 0;
    for (var token : tokens) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if (depth == 0 && token.isSign(",")) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(token);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /// The names in a list of columns; of an expression nothing.
  static List<String> names(List<Token> group) {
    var names = new ArrayList<String>();
    for (var part : parts(group)) {
      if (!part.isEmpty() && part.getFirst().isName()) {
        names.add(part.getFirst().text());
      }
    }
    return names;
  }
}
