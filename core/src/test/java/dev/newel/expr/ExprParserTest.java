package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExprParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "a || b && c == d + e * -f; (|| a (&& b (== c (+ d (* e (- f))))))",
        "a - b - c; (- (- a b) c)",
        "a == b != c; (!= (== a b) c)",
        "!a.b; (! (. a b))",
        "c ? x : d ? y : z; (? c x (? d y z))",
        "(a || b) && c; (&& (|| a b) c)",
        "x in [1, 2.50]; (in x [1 2.50])",
        "lines.sum(l, l.quantity * l.price); (call sum lines l (* (. l quantity) (. l price)))",
        "ago('90d') < now; (< (call ago '90d') now)",
        "state == in-progress; (== state in-progress)",
        "total-1; (- total 1)",
        "due - 1h30m; (- due 1h30m)",
        "r'\\d+'; '\\d+'",
        "\"it's\"; 'it's'",
        "'a\\u0041\\t.'; 'aA\t.'",
        "x != null; (!= x null)",
        "inner.in; (. inner in)",
      })
  void groups_as_cel_does(String source, String expected) {
    assertThat(show(ExprParser.parse(source).get())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "~~; 0; The expression is empty.",
        "a = b; 2; The character `=` has no meaning in an expression.",
        "a and b; 2; Expected an operator or the end, found `and`.",
        "a +; 3; Expected a value, found the end.",
        "(a; 2; Expected `)`, found the end.",
        "a ? b; 5; Expected `:`, found the end.",
        "a.'b'; 2; Expected the name of a field or method, found a text.",
        "xs[0]; 2; An expression cannot take an item out of a list or map by `[...]`.",
        "'abc; 0; The text that begins here has no closing '.",
        "'\\q'; 1; The escape `\\q` is not known.",
        "'\\u12'; 1; `\\u` is not followed by four hexadecimal digits.",
        "'\\u0000'; 0; The text holds a character that no database can store (NUL or half of a"
            + " surrogate pair).",
        "1e5; 0; `1e` is neither a number nor a length of time.",
        "999999d; 0; `999999d` is neither a number nor a length of time.",
        "1.5.2; 4; Expected the name of a field or method, found `2`.",
        "a # b; 2; The character `#` has no meaning in an expression.",
        "x in; 4; Expected a value, found the end.",
      })
  void says_where_and_what_is_wrong(String source, int offset, String message) {
    var problem = ExprParser.parse(source).findings().getFirst();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "-", "[", "a ? ", "f(", "a.b(", "- - !"})
  void deep_nesting_is_a_problem_and_no_overflow(String part) {
    for (var count : new int[] {60, 150, 400, 100_000}) {
      assertThat(ExprParser.parse(part.repeat(count)).findings())
          .as("%s times %d", part, count)
          .hasSize(1);
    }
  }

  @Test
  void long_chains_have_a_limit() {
    assertThat(ExprParser.parse("a" + "+a".repeat(249)).findings()).isEmpty();
    assertThat(ExprParser.parse("a" + "+a".repeat(250)).findings().getFirst().message())
        .isEqualTo("The expression has more than 500 parts.");
    assertThat(ExprParser.parse(" ".repeat(2001)).findings().getFirst().message())
        .isEqualTo("The expression has 2001 characters, at most 2000 are allowed.");
  }

  private static String show(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Word word -> word.name();
      case Syntax.Numeral numeral -> numeral.digits();
      case Syntax.Length length -> length.text();
      case Syntax.Quoted quoted -> "'" + quoted.value() + "'";
      case Syntax.Constant constant -> String.valueOf(constant.value());
      case Syntax.Items items ->
          items.items().stream()
              .map(ExprParserTest::show)
              .collect(Collectors.joining(" ", "[", "]"));
      case Syntax.Select select -> "(. " + show(select.target()) + " " + select.name() + ")";
      case Syntax.Call call -> {
        var target = call.target();
        var head = "(call " + call.name() + (target == null ? "" : " " + show(target));
        yield call.arguments().stream()
            .map(a -> " " + show(a))
            .collect(Collectors.joining("", head, ")"));
      }
      case Syntax.Not not -> "(! " + show(not.operand()) + ")";
      case Syntax.Negate negate -> "(- " + show(negate.operand()) + ")";
      case Syntax.Binary binary ->
          "("
              + binary.operator().sign()
              + " "
              + show(binary.left())
              + " "
              + show(binary.right())
              + ")";
      case Syntax.Conditional conditional ->
          "(? "
              + show(conditional.test())
              + " "
              + show(conditional.then())
              + " "
              + show(conditional.otherwise())
              + ")";
    };
  }
}
