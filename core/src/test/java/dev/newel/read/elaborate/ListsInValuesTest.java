package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A value that a row keeps is columns, and no column holds a list.
class ListsInValuesTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      values:
        Span:  { marks: "int[]", from: int }
        Outer: { span: Span }
        Plain: { from: int }
      entities:
        Plan: { id: int key, whole: "%s" }
      """;

  @ParameterizedTest
  @CsvSource({"Span", "Span?", "Span[]", "Outer", "Outer[1..3]"})
  void a_list_in_a_kept_value_is_told(String type) {
    assertThat(Elaboration.of(DESIGN.formatted(type)).said())
        .containsExactly(
            "LINK003 values/Span/fields/marks `Plan.whole` keeps a `Span` in columns, and no column"
                + " holds the list `marks`.");
  }

  @ParameterizedTest
  @CsvSource({"Plain", "Plain[]", "int[]"})
  void a_value_that_no_row_keeps_may_hold_one(String type) {
    assertThat(Elaboration.of(DESIGN.formatted(type)).said()).isEmpty();
  }

  /// Each value holds lists of the next one twice: 2^40 ways.
  @Test
  void values_are_looked_at_once() {
    var values =
        IntStream.range(0, 40)
            .mapToObj(i -> "  V%d: { a: \"V%d[]\", b: \"V%d[]\" }".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining("\n", "values:\n", "\n  V40: { n: int }\n"));
    var said =
        Elaboration.of(
                "newel: 1\nsystem: { name: board }\n"
                    + values
                    + "entities:\n  Item: { id: int key, v: V0 }\n"
                    + "identity: { roles: { anonymous: {} } }\napi: { access: public }\n"
                    + "resources: { items: { of: Item, create: public } }\n")
            .said();
    assertThat(said).hasSize(2).allMatch(line -> line.startsWith("LINK003 values/V0/"));
  }
}
