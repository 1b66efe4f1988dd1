package dev.newel.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.testing.TextTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an event carries, in every way to write it, under every way to use it: findings, never an
/// exception.
class EventExpressionsTest {
  private static final String SHOP =
      """
      newel: 1
      system: { name: shop }
      api: { access: public }
      dependencies: { p: { doc: x, timeout: 1s, unavailable: y } }
      values: { L: { q: int } }
      entities:
        C: { id: uuid key, name: string }
        O: { id: uuid key, n: int = 0, m: "decimal(9,2)?", s: string?, c: C?, t: timestamp?, st: x | y = x, l: "L[0..9]" }
      events:
        a.b: { source: p, payload: %s, row: "O where %s", %s }
      """;

  private static final List<String> CONDITIONS =
      List.of(
          "id == event.id",
          "n == event.n",
          "event.st == st",
          "event.c == c",
          "c.name == event.name",
          "st in event.st",
          "event.l.exists(x, x.q == n)",
          "l.exists(x, x.q == event.q)",
          "event.l.map(x, x) == l",
          "event.id",
          "n > event.id",
          "event.a.b == s",
          "event.l.size() == n",
          "event.id in [s]",
          "event.id == null",
          "true ? event.x : n == 1",
          "event.x + 1 == n",
          "event.x && true",
          "-event.x == n",
          "!event.x",
          "event.x == event.y",
          "s.contains(event.x)",
          "event.x.contains(s)",
          "t < event.t - 1h",
          "event[0] == n",
          "event == this",
          "id == event");

  private static final List<String> EFFECTS =
      List.of(
          "sets: { n: 1 }",
          "sets: { n: event.n }",
          "sets: { s: event.x }",
          "sets: { c: event.c }",
          "sets: { m: event.m * 2 }",
          "sets: { st: event.st }",
          "when: event.z, sets: { n: 1 }",
          "once: event.x, sets: { n: 1 }",
          "creates: O { s: event.s }");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[id]",
        "[id, n]",
        "[x]",
        "{ id: uuid, n: int }",
        "[]",
        "{}",
        "json",
        "O",
        "nothing"
      })
  void ends_in_findings(String payload) {
    for (var condition : CONDITIONS) {
      assertThat(read(payload, condition, "sets: { n: 1 }")).as(condition).isNotNull();
    }
    for (var effect : EFFECTS) {
      assertThat(read(payload, "s == 'a'", effect)).as(effect).isNotNull();
    }
  }

  private static List<Finding> read(String payload, String condition, String effect) {
    var text = SHOP.formatted(payload, condition, effect);
    var read = TextTree.of(text).design();
    assertThat(read.design() != null || read.hasErrors()).as(text).isTrue();
    return read.findings();
  }

  @Test
  void says_where_the_type_of_what_came_is_written() {
    var found = read("[id]", "id == event.id", "sets: { n: event.n }");
    assertThat(found)
        .extracting(Finding::message)
        .contains("The type of `event.id` is not known here.");
    assertThat(found)
        .extracting(Finding::hint)
        .contains("Write it where `event` is described: `payload: { id: uuid }`.");
  }
}
