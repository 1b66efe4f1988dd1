package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.Scalar;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where our semantics coincide with CEL's, Google's CEL for Java judges ours.
///
/// They part on purpose in these points, and the generator stays clear of them: null (CEL fails or
/// distinguishes, we compare to false), overflow and division by zero (CEL fails; we compute
/// exactly, or null), decimals (CEL has doubles), order of characters outside the BMP (by code
/// point here), enum words, row paths, `sum`, `count`, `min`, `max`, `first`, lengths of time as
/// literals, `now`, and mixed comparison of types (CEL allows some, we refuse all but int with
/// decimal).
class CelOracleTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "a",
          7L,
          "b",
          -3L,
          "c",
          0L,
          "s",
          "abc",
          "t",
          "Äb",
          "p",
          true,
          "q",
          false,
          "xs",
          List.of(3L, -3L, 7L),
          "ts",
          List.of("abc", ""));

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings())
          .addVar("a", SimpleType.INT)
          .addVar("b", SimpleType.INT)
          .addVar("c", SimpleType.INT)
          .addVar("s", SimpleType.STRING)
          .addVar("t", SimpleType.STRING)
          .addVar("p", SimpleType.BOOL)
          .addVar("q", SimpleType.BOOL)
          .addVar("xs", ListType.create(SimpleType.INT))
          .addVar("ts", ListType.create(SimpleType.STRING))
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().addLibraries(CelExtensions.strings()).build();

  private static final Scope SCOPE =
      new Scope() {
        @Override
        public SequencedMap<String, Name> roots() {
          var roots = new LinkedHashMap<String, Name>();
          List.of("a", "b", "c").forEach(name -> roots.put(name, new Name(Scalar.INT, false)));
          List.of("s", "t").forEach(name -> roots.put(name, new Name(Scalar.TEXT, false)));
          List.of("p", "q").forEach(name -> roots.put(name, new Name(Scalar.BOOL, false)));
          roots.put("xs", new Name(new ListOf(Scalar.INT), false));
          roots.put("ts", new Name(new ListOf(Scalar.TEXT), false));
          return roots;
        }

        @Override
        public List<Field> members(ExprType type) {
          return List.of();
        }

        @Override
        public List<String> roles() {
          return List.of();
        }
      };

  private static Object cel(String source) throws Exception {
    return RUNTIME.createProgram(COMPILER.compile(source).getAst()).eval(VALUES);
  }

  private static Object ours(String source) {
    var bindings = Bindings.at(Instant.EPOCH);
    for (var entry : VALUES.entrySet()) {
      bindings = bindings.with(entry.getKey(), entry.getValue());
    }
    return String.valueOf(
        Evaluator.evaluate(Typer.check(source, SCOPE, null).get().expr(), bindings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "1 + 2 * 3 - 4",
        "10 - 4 - 3",
        "100 / 7 / 2",
        "-7 / 2",
        "-7 % 3",
        "7 % -3",
        "- -3",
        "a + b * c",
        "p || q && q",
        "!p || p",
        "a > b == p",
        "a == b != p",
        "p ? (q ? 1 : 2) : 3",
        "q ? 1 : p ? 2 : 3",
        "a in xs && !(c in xs)",
        "a + b in [4]",
        "s + t + 'x' == 'abcÄbx'",
        "t.size()",
        "s.startsWith('ab') && s.endsWith('bc') && s.contains('')",
        "xs.exists(x, x == b)",
        "xs.all(x, x != 0)",
        "xs.filter(x, x > 0).size()",
        "xs.map(x, x * x)[0] == 9 ? 1 : 2",
        "s.matches('^a.c$')",
        "'a\\u0041\\n\\'\"' + \"'\"",
        "r'\\d' + s",
        "s < t",
        "'a' < 'b'",
        "p == (a == 7)",
        "xs.filter(x, xs.exists(y, y == -x)).size()",
      })
  void precedence_and_methods_are_cels(String source) throws Exception {
    var ours = source.contains("[0]") ? source.replace("[0]", ".first()") : source;
    assertThat(ours(ours)).isEqualTo(cel(source).toString());
  }

  @Test
  void seeded_expressions_agree() throws Exception {
    var random = new Random(11);
    for (var i = 0; i < 2_000; i++) {
      var source =
          switch (random.nextInt(3)) {
            case 0 -> whole(random, 4);
            case 1 -> text(random, 3);
            default -> bool(random, 4);
          };
      assertThat(ours(source)).as(source).isEqualTo(cel(source).toString());
    }
  }

  /// Without parentheses between the operators, so that the grammars must agree on precedence.
  private static String whole(Random random, int depth) {
    var leaf = List.of("a", "b", "c", "1", "12", "xs.size()", "t.size()").get(random.nextInt(7));
    return switch (depth == 0 ? 9 : random.nextInt(6)) {
      case 0, 1 ->
          whole(random, depth - 1)
              + List.of(" + ", " - ", " * ").get(random.nextInt(3))
              + whole(random, depth - 1);
      case 2 ->
          whole(random, depth - 1)
              + List.of(" / 3", " % 5", " / -2", " % -4").get(random.nextInt(4));
      case 3 -> "-(" + whole(random, depth - 1) + ")";
      case 4 ->
          "("
              + bool(random, depth - 1)
              + " ? "
              + whole(random, depth - 1)
              + " : "
              + whole(random, depth - 1)
              + ")";
      default -> leaf;
    };
  }

  private static String text(Random random, int depth) {
    var leaf = List.of("s", "t", "''", "'b'", "\"Ä\"").get(random.nextInt(5));
    return depth > 0 && random.nextBoolean()
        ? text(random, depth - 1) + " + " + text(random, depth - 1)
        : leaf;
  }

  private static String bool(Random random, int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(9)) {
      case 0, 1 ->
          bool(random, depth - 1)
              + List.of(" && ", " || ").get(random.nextInt(2))
              + bool(random, depth - 1);
      case 2 -> "!(" + bool(random, depth - 1) + ")";
      case 3 ->
          whole(random, depth - 1)
              + List.of(" < ", " <= ", " > ", " >= ", " == ", " != ").get(random.nextInt(6))
              + whole(random, depth - 1);
      case 4 ->
          text(random, depth - 1)
              + List.of(" < ", " >= ", " == ", " != ").get(random.nextInt(4))
              + text(random, depth - 1);
      case 5 ->
          whole(random, depth - 1)
              + " in "
              + List.of("xs", "[a, 1, 2]", "xs.filter(z%d, z%d > 0)".formatted(depth, depth))
                  .get(random.nextInt(3));
      case 6 ->
          "("
              + text(random, depth - 1)
              + ")"
              + List.of(".startsWith(", ".endsWith(", ".contains(").get(random.nextInt(3))
              + text(random, depth - 1)
              + ")";
      case 7 ->
          List.of("xs", "[c, b]").get(random.nextInt(2))
              + List.of(".exists(", ".all(").get(random.nextInt(2))
              + "w%d, w%d ".formatted(depth, depth)
              + List.of(">", "==").get(random.nextInt(2))
              + " "
              + whole(random, depth - 1)
              + ")";
      default -> List.of("p", "q", "true", "false").get(random.nextInt(4));
    };
  }

  @Test
  void where_cel_fails_we_have_a_value() {
    assertThat(ours("a / c")).isEqualTo("null");
    assertThatThrownBy(() -> cel("a / c")).hasMessageContaining("/ by zero");
    assertThat(ours("9223372036854775807 + a")).isEqualTo("9223372036854775814");
    assertThatThrownBy(() -> cel("9223372036854775807 + a")).hasMessageContaining("overflow");
    assertThat(ours("a == 7.0")).isEqualTo("true");
  }
}
