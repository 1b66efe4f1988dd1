package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The tables of the page on expressions list what there is, and each example gives what it says.
class ExpressionsPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final Bindings BINDINGS =
      Bindings.at(Instant.parse("2026-03-31T12:00:00Z")).with("this", task());

  /// A row out of a map.
  private record MapRow(String type, @Nullable Object key, Map<String, Object> values)
      implements Row {
    @Override
    public @Nullable Object get(String field) {
      return values.get(field);
    }
  }

  private static Row task() {
    var lines =
        List.of(
            new MapRow("Line", null, Map.of("quantity", 2L, "price", decimal("1.25"))),
            new MapRow("Line", null, Map.of("quantity", 3L, "price", decimal("10"))));
    return new MapRow(
        "Task",
        3L,
        Map.of(
            "id",
            3L,
            "points",
            7L,
            "createdAt",
            Instant.parse("2025-12-31T23:30:00Z"),
            "lines",
            lines,
            "tags",
            List.of("b", "a")));
  }

  private static java.math.BigDecimal decimal(String text) {
    return new java.math.BigDecimal(text);
  }

  @Test
  void every_operator_is_listed_and_none_besides() throws IOException {
    var signs = new TreeSet<String>(List.of("? :", "!"));
    for (var operator : Operator.values()) {
      signs.add(operator.sign());
    }
    var listed = new TreeSet<String>();
    rows("Operators").forEach(row -> listed.addAll(codes(row.getFirst())));
    assertThat(listed).isEqualTo(signs);
  }

  @Test
  void every_function_is_listed_and_none_besides() throws IOException {
    var words = new TreeSet<String>(CallTyper.LITERALS);
    for (var function : Function.values()) {
      words.add(function.word());
    }
    for (var macro : Macro.values()) {
      words.add(macro.word());
    }
    var listed = new TreeSet<String>();
    rows("Functions")
        .forEach(row -> listed.add(codes(row.getFirst()).getFirst().replaceAll("\\(.*", "")));
    assertThat(listed).isEqualTo(words);
  }

  @Test
  void every_example_gives_what_the_page_says() throws IOException {
    var rows = new ArrayList<>(rows("Operators"));
    rows.addAll(rows("Functions"));
    for (var row : rows) {
      var source = codes(row.get(2)).getFirst();
      var expr = Typer.check(source, new ShopScope(), null).get().expr();
      if (codes(row.get(3)).isEmpty()) {
        // Only the server makes tokens.
        assertThat(source).isEqualTo("accessToken()");
      } else {
        assertThat(String.valueOf(Evaluator.evaluate(expr, BINDINGS)))
            .as(source)
            .isEqualTo(codes(row.get(3)).getFirst());
      }
    }
  }

  /// The cells of the table under `## heading`, with `|` for what is written as `\\|`.
  private static List<List<String>> rows(String heading) throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/language/expressions.md"));
    var start = page.indexOf("## " + heading + "\n");
    assertThat(start).isPositive();
    var end = page.indexOf("\n## ", start + 1);
    var rows = new ArrayList<List<String>>();
    for (var line : page.substring(start, end).lines().toList()) {
      if (line.startsWith("| `")) {
        var cells = new ArrayList<String>();
        for (var cell : line.substring(1).split("(?<!\\\\)\\|", -1)) {
          cells.add(cell.replace("\\|", "|").strip());
        }
        rows.add(cells);
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }
}
