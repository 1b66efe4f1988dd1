package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final Scope SCOPE = new ShopScope();
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  /// A row out of a map; a field that is missing is null.
  private record MapRow(String type, @Nullable Object key, Map<String, Object> values)
      implements Row {
    @Override
    public @Nullable Object get(String field) {
      return values.get(field);
    }
  }

  private static final Row ANN =
      new MapRow("User", 1L, Map.of("id", 1L, "name", "Ann", "role", "admin"));
  private static final Row BOB =
      new MapRow("User", 2L, Map.of("id", 2L, "name", "Bob", "role", "member"));

  private static Row line(long quantity, String price) {
    return new MapRow("Line", null, Map.of("quantity", quantity, "price", new BigDecimal(price)));
  }

  private static final Row PROJECT = new MapRow("Project", 7L, Map.of("id", 7L, "name", "Stairs"));
  private static final Row TASK =
      new MapRow(
          "Task",
          3L,
          Map.ofEntries(
              Map.entry("id", 3L),
              Map.entry("title", " Äpfel 🍎 "),
              Map.entry("state", "open"),
              Map.entry("points", 7L),
              Map.entry("dueOn", LocalDate.of(2026, 3, 1)),
              Map.entry("createdAt", Instant.parse("2025-12-31T23:30:00Z")),
              Map.entry("spent", Duration.ofHours(5)),
              Map.entry("project", PROJECT),
              Map.entry("watchers", List.of(ANN, BOB)),
              Map.entry("lines", List.of(line(2, "1.25"), line(3, "10"))),
              Map.entry("tags", List.of("b", "a")),
              Map.entry("value", 1L)));

  private static final Bindings BINDINGS =
      Bindings.at(NOW).with("this", TASK).with("to", BOB).with("value", null);

  private static @Nullable Object evaluate(String source, Bindings bindings) {
    return Evaluator.evaluate(Typer.check(source, SCOPE, null).get().expr(), bindings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      nullValues = "null",
      value = {
        "points + 1; 8",
        "points / 2; 3",
        "-points / 2; -3",
        "-points % 4; -3",
        "points % -4; 3",
        "points / 0; null",
        "points % 0; null",
        "1.0 / 0; null",
        "2 / 3.0; 0.6666666666666667",
        "-2 / 3.0; -0.6666666666666667",
        "points * cost; null",
        "0.1 + 0.2 == 0.3; true",
        "1 == 1.0; true",
        "9223372036854775807 + 1; 9223372036854775808",
        "9223372036854775807 + 1 - 1; 9223372036854775807",
        "note + 'x'; null",
        "title.trim() + '!'; Äpfel 🍎!",
        "title.trim().size(); 7",
        "note.size(); null",
        "title.lower(); ~ äpfel 🍎 ~",
        "'straße'.upper(); STRAßE",
        "title.contains('🍎'); true",
        "note.contains(''); false",
        "title.matches('^ Ä'); true",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$'); false",
        "'\\uFFFF' < '🍎'; true",
        "'a' < 'b'; true",
        "'' < 'a'; true",
        "'ab' < 'a'; false",
        "note == note; false",
        "note != note; true",
        "note == null; true",
        "cost < 1; false",
        "!(cost < 1); true",
        "done; null",
        "!done; true",
        "done || points == 7; true",
        "done && true; false",
        "done ? 1 : 2; 2",
        "viewer == assignee; false",
        "viewer.name; null",
        "viewer.name == null; true",
        "assignee in watchers; false",
        "to in watchers; true",
        "to == watchers.filter(w, w.name == 'Bob').first(); true",
        "watchers.first().name; Ann",
        "points in [1, 7]; true",
        "note in [note]; false",
        "state in [open, done]; true",
        "state == in-progress; false",
        "lines.sum(l, l.quantity * l.price); 32.50",
        "lines.sum(l, l.quantity); 5",
        "lines.min(l, l.price); 1.25",
        "lines.max(l, l.quantity * 2); 6",
        "lines.count(l, l.quantity > 2); 1",
        "lines.all(l, l.quantity > 1); true",
        "lines.exists(l, l.price == 10); true",
        "lines.filter(l, l.quantity > 9).size(); 0",
        "lines.filter(l, false).min(l, l.price); null",
        "lines.filter(l, false).sum(l, l.price); 0",
        "lines.map(l, l.price / 4).first(); 0.3125000000000000",
        "tags.first(); b",
        "project.tasks.size(); 0",
        "project.tasks.all(t, false); true",
        "now; 2026-03-31T12:00:00Z",
        "today; 2026-03-31",
        "ago('1mo'); 2026-02-28T12:00:00Z",
        "ahead('1y2d'); 2027-04-02T12:00:00Z",
        "createdAt.year(); 2025",
        "dueOn.month(); 3",
        "createdAt.date(); 2025-12-31",
        "today - dueOn; PT720H",
        "dueOn - 1h; 2026-02-28",
        "now - createdAt; PT2148H30M",
        "createdAt + 30m; 2026-01-01T00:00:00Z",
        "spent - 6h; PT-1H",
        "-spent; PT-5H",
        "dueOn < ago('2w'); true",
      })
  void computes(String source, @Nullable String expected) {
    var value = evaluate(source, BINDINGS);
    assertThat(value == null ? null : value.toString()).isEqualTo(expected);
  }

  @Test
  void the_token_comes_from_outside() {
    var bindings = new Bindings(NOW, Map.of(), () -> "abc");
    assertThat(evaluate("accessToken()", bindings)).isEqualTo("abc");
  }

  @Test
  void a_moment_is_cut_to_the_microsecond() {
    assertThat(evaluate("now", Bindings.at(Instant.parse("2026-01-01T00:00:00.123456789Z"))))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
  }

  @Test
  void the_longest_chain_is_computed() {
    assertThat(evaluate("id" + "+id".repeat(249), BINDINGS)).isEqualTo(750L);
  }
}
