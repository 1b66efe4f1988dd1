package dev.newel.expr;

import dev.newel.expr.Lexer.Kind;
import dev.newel.expr.Lexer.Stop;
import dev.newel.expr.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the syntax of expressions: the grammar of CEL (cel-spec, `doc/langdef.md`) without
/// messages, maps, indexes, bytes, unsigned numbers and exponents, and with lengths of time (`90d`)
/// and enum words that hold a dash.
///
/// ```ebnf
/// expr     = or [ "?" or ":" expr ] ;
/// or       = and { "||" and } ;            and = relation { "&&" relation } ;
/// relation = sum { ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" ) sum } ;
/// sum      = product { ( "+" | "-" ) product } ;
/// product  = unary { ( "*" | "/" | "%" ) unary } ;
/// unary    = { "!" | "-" } postfix ;
/// postfix  = primary { "." name [ "(" [ expr { "," expr } ] ")" ] } ;
/// primary  = "(" expr ")" | "[" [ expr { "," expr } ] "]" | name "(" [ expr { "," expr } ] ")"
///          | word | number | length | text | "true" | "false" | "null" ;
/// text     = [ "r" ] ( "'" ... "'" | '"' ... '"' ) ;
/// ```
public final class ExprParser {
  /// The longest expression, in UTF-16 units.
  public static final int MAX_LENGTH = 2_000;

  /// How deep parentheses, lists, calls, signs and conditionals may nest.
  public static final int MAX_DEPTH = 50;

  private static final List<List<Operator>> LEVELS =
      List.of(
          List.of(Operator.OR),
          List.of(Operator.AND),
          List.of(
              Operator.EQ,
              Operator.NE,
              Operator.LT,
              Operator.LE,
              Operator.GT,
              Operator.GE,
              Operator.IN),
          List.of(Operator.ADD, Operator.SUB),
          List.of(Operator.MUL, Operator.DIV, Operator.REM));

  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExprParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// The syntax of `source`, or the first problem in it.
  public static Checked<Syntax> parse(String source) {
    if (source.length() > MAX_LENGTH) {
      return failed(
          new ExprProblem(
              MAX_LENGTH,
              source.length() - MAX_LENGTH,
              "The expression has %d characters, at most %d are allowed."
                  .formatted(source.length(), MAX_LENGTH),
              "Move parts of it into computed fields.",
              null));
    }
    return new Lexer(source)
        .tokens()
        .then(
            tokens -> {
              try {
                return new Checked.Ok<>(new ExprParser(tokens).whole());
              } catch (Stop stop) {
                return failed(stop.problem);
              }
            });
  }

  private static Checked<Syntax> failed(ExprProblem problem) {
    return new Checked.Failed<>(List.of(problem));
  }

  private Syntax whole() throws Stop {
    if (peek().kind() == Kind.END) {
      throw stop("The expression is empty.", null);
    }
    var expr = expr();
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end");
    }
    return expr;
  }

  private Syntax expr() throws Stop {
    enter();
    var test = binary(0);
    var result = test;
    if (accept("?")) {
      var then = binary(0);
      expect(":");
      result = new Syntax.Conditional(test, then, expr());
    }
    depth--;
    return result;
  }

  private Syntax binary(int level) throws Stop {
    if (level == LEVELS.size()) {
      return unary();
    }
    var left = binary(level + 1);
    for (var operator = operator(level); operator != null; operator = operator(level)) {
      var place = take().place();
      left = new Syntax.Binary(operator, left, binary(level + 1), place);
    }
    return left;
  }

  private @Nullable Operator operator(int level) {
    for (var operator : LEVELS.get(level)) {
      if (peek().is(operator.sign())) {
        return operator;
      }
    }
    return null;
  }

  private Syntax unary() throws Stop {
    var sign = peek();
    if (!sign.is("!") && !sign.is("-")) {
      return postfix();
    }
    enter();
    take();
    var operand = unary();
    depth--;
    var place = sign.place().to(operand.place());
    return sign.is("!") ? new Syntax.Not(operand, place) : new Syntax.Negate(operand, place);
  }

  private Syntax postfix() throws Stop {
    var result = primary();
    while (true) {
      if (peek().is("[")) {
        throw stop(
            "An expression cannot take an item out of a list or map by `[...]`.",
            "Use `first()`, `filter(x, ...)` or `exists(x, ...)`.");
      }
      if (!accept(".")) {
        return result;
      }
      var name = take();
      if (name.kind() != Kind.WORD) {
        at--;
        throw unexpected("the name of a field or method");
      }
      if (accept("(")) {
        var arguments = list(")");
        var place = result.place().to(previous().place());
        result = new Syntax.Call(result, name.text(), arguments, name.place(), place);
      } else {
        result =
            new Syntax.Select(result, name.text(), name.place(), result.place().to(name.place()));
      }
    }
  }

  private Syntax primary() throws Stop {
    var token = take();
    return switch (token.kind()) {
      case NUMBER -> new Syntax.Numeral(token.text(), token.place());
      case LENGTH -> new Syntax.Length(token.text(), token.place());
      case TEXT -> new Syntax.Quoted(token.text(), token.place());
      case WORD -> word(token);
      case SIGN, END -> {
        if (token.is("(")) {
          var inner = expr();
          expect(")");
          yield inner;
        }
        if (token.is("[")) {
          var items = list("]");
          yield new Syntax.Items(items, token.place().to(previous().place()));
        }
        at--;
        throw unexpected("a value");
      }
    };
  }

  private Syntax word(Token token) throws Stop {
    if (accept("(")) {
      var arguments = list(")");
      return new Syntax.Call(
          null, token.text(), arguments, token.place(), token.place().to(previous().place()));
    }
    return switch (token.text()) {
      case "true" -> new Syntax.Constant(true, token.place());
      case "false" -> new Syntax.Constant(false, token.place());
      case "null" -> new Syntax.Constant(null, token.place());
      case "in" -> {
        at--;
        throw unexpected("a value");
      }
      default -> new Syntax.Word(token.text(), token.place());
    };
  }

  /// The expressions up to `close`, which is taken too.
  private List<Syntax> list(String close) throws Stop {
    var items = new ArrayList<Syntax>();
    if (accept(close)) {
      return items;
    }
    do {
      items.add(expr());
    } while (accept(","));
    expect(close);
    return items;
  }

  private void enter() throws Stop {
    if (++depth > MAX_DEPTH) {
      throw stop(
          "The expression nests deeper than %d levels.".formatted(MAX_DEPTH),
          "Move parts of it into computed fields.");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token previous() {
    return tokens.get(at - 1);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private boolean accept(String sign) {
    if (!peek().is(sign)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(String sign) throws Stop {
    if (!accept(sign)) {
      throw unexpected("`" + sign + "`");
    }
  }

  private Stop unexpected(String expected) {
    var token = peek();
    var actual =
        token.kind() == Kind.END
            ? "the end"
            : token.kind() == Kind.TEXT ? "a text" : "`" + token.text() + "`";
    var hint =
        switch (token.text().toLowerCase(Locale.ROOT)) {
          case "and" -> "Write `&&`.";
          case "or" -> "Write `||`.";
          case "is" -> "Write `==`.";
          default -> null;
        };
    return stop("Expected %s, found %s.".formatted(expected, actual), hint);
  }

  private Stop stop(String message, @Nullable String hint) {
    return new Stop(ExprProblem.at(peek().place(), message, hint));
  }
}
