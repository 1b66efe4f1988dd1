package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.TextTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Data that would never end.
class CyclesTest {
  private static final String HEAD =
      """
      newel: 1
      system: { name: shop }
      """;

  private static List<String> said(String data) {
    return TextTree.of(HEAD + data).design().findings().stream()
        .map(finding -> finding.id() + " " + finding.at() + " " + finding.message())
        .toList();
  }

  private record Case(String name, String entities, String... findings) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "computed from each other",
              "  Item: { id: uuid key, b: int := c, c: int := b }",
              "LINK006 entities/Item/fields/b Field `Item.b` is computed from itself: `Item.b -> Item.c -> Item.b`."),
          new Case(
              "computed from itself",
              "  Item: { id: uuid key, b: int := b + 1 }",
              "LINK006 entities/Item/fields/b Field `Item.b` is computed from itself: `Item.b -> Item.b`."),
          new Case(
              "through relations",
              """
                Cart: { id: uuid key, lines: "Line[] via cart", total: "int := lines.sum(l, l.price)" }
                Line: { id: uuid key, cart: Cart parent, price: int := cart.total }
              """,
              "LINK006 entities/Cart/fields/total Field `Cart.total` is computed from itself: `Cart.total -> Line.price -> Cart.total`."),
          new Case(
              "two cycles",
              "  Item: { id: uuid key, a: int := b, b: int := a + c, c: int := b }",
              "LINK006 entities/Item/fields/a Field `Item.a` is computed from itself: `Item.a -> Item.b -> Item.a`.",
              "LINK006 entities/Item/fields/b Field `Item.b` is computed from itself: `Item.b -> Item.c -> Item.b`."),
          new Case(
              "defaults that stand in for each other",
              "  Item: { id: uuid key, b: int = c, c: int = b }"),
          new Case(
              "filled from itself",
              "  Item: { id: uuid key, b: int = b }",
              "LINK006 entities/Item/fields/b Field `Item.b` is filled from itself: `Item.b -> Item.b`."),
          new Case(
              "an initial value and a computed field",
              "  Item: { id: uuid key, b: int = c, c: int := b }",
              "LINK006 entities/Item/fields/b Field `Item.b` is filled from itself: `Item.b -> Item.c -> Item.b`."),
          new Case(
              "what another row stores ends the way",
              "  Item: { id: uuid key, up: Item?, level: \"int = up == null ? 0 : up.level\" }"),
          new Case(
              "one field twice is no cycle",
              "  Item: { id: uuid key, a: int, b: int := a + a, c: int := b + b }"));

  @TestFactory
  Stream<DynamicTest> a_field_is_not_made_of_itself() {
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertThat(said("entities:\n" + each.entities() + "\n"))
                            .containsExactly(each.findings())));
  }

  @Test
  void a_cycle_of_values_is_said_once() {
    assertThat(
            said(
                """
                values:
                  A: { b: B, n: int }
                  B: { a: "A?", n: int }
                entities:
                  Item: { id: uuid key, a: A }
                """))
        .containsExactly("LINK006 values/A Value `A` holds itself: `A -> B -> A`.");
  }

  /// Each value holds the next one twice: 2^40 columns.
  @Test
  void values_that_unfold_into_too_many_columns_are_refused_once() {
    var values =
        IntStream.range(0, 40)
            .mapToObj(i -> "  V%d: { a: V%d, b: V%d }".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining("\n"));
    assertThat(
            said(
                "values:\n"
                    + values
                    + "\n  V40: { n: int }\nentities:\n  Item: { id: uuid key, v: V0 }\n"))
        .containsExactly(
            "LINK016 values/V29 Value `V29` unfolds into 2,048 columns, and a table has at most 1,600.");
  }

  @Test
  void an_entity_has_no_more_columns_than_a_table() {
    var parts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "f" + i + ": int")
            .collect(Collectors.joining(", "));
    var data = "values:\n  V: { %s }\nentities:\n  Item: { id: uuid key, %s }\n";
    assertThat(said(data.formatted(parts, "v: V"))).isEmpty();
    assertThat(said(data.formatted(parts, "v: V, w: V")))
        .containsExactly(
            "LINK016 entities/Item Entity `Item` unfolds into 2,001 columns, and a table has at most 1,600.");
  }

  @Test
  void a_long_chain_of_values_is_followed_to_its_end() {
    var values =
        IntStream.range(0, 300)
            .mapToObj(i -> "  V%d: { a: V%d, b: \"V%d[]\" }".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining("\n"));
    assertThat(
            said(
                "values:\n"
                    + values
                    + "\n  V300: { n: V299 }\nentities:\n  Item: { id: uuid key }\n"))
        .containsExactly("LINK006 values/V299 Value `V299` holds itself: `V299 -> V300 -> V299`.");
  }
}
