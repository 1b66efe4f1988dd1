package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Links.Target;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Links to places of the design lead to the nearest heading that tells of them.
class LinksTest {
  private static final String HERE = "docs/shop/orders.md";

  private static Target target(String path, String heading, String section) {
    var anchor = heading.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    return new Target(path, anchor, heading, section, true, true);
  }

  private static final Links LINKS =
      Links.of(
          List.of(
              Map.of(
                  Address.of("entities", "Order"), target("docs/model.md", "Order", "4.2"),
                  Address.of("errors"), target("docs/errors.md", "7. Errors", ""),
                  Address.of("goals"), target("docs/goals.md", "Goals", "")),
              Map.of(
                  Address.of("entities", "Order"), target(HERE, "Order", "2"),
                  Address.of("errors"), target("docs/shop/errors.md", "Errors", "3"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "[the order](newel:entities/Order); [the order](#order)",
        "[its field](newel:entities/Order/fields/id); [its field](#order)",
        "[all errors](newel:errors/gone); [all errors](errors.md#errors)",
        "[goals](newel:goals/fast); [goals](../goals.md#goals)",
        "[nobody tells](newel:risks/one); nobody tells",
        "[](newel:errors); [§3, Errors](errors.md#errors)",
        "[](newel:goals); [Goals](../goals.md#goals)",
        "[`a[0]` or `]`](newel:goals); [`a[0]` or `]`](../goals.md#goals)",
        "[a \\] b](newel:goals); [a \\] b](../goals.md#goals)",
        "[$1 \\\\ x](newel:goals); [$1 \\\\ x](../goals.md#goals)",
        "[one](newel:goals) [two](newel:goals); [one](../goals.md#goals) [two](../goals.md#goals)",
        "[x](newel:goals), [x](newel:goals) and [x](newel:goals).; [x](../goals.md#goals).",
        "[x](newel:goals), [y](newel:goals); [x](../goals.md#goals), [y](../goals.md#goals)",
        "[web](https://example.com) [x](newel:goals); [web](https://example.com) [x](../goals.md#goals)",
        "![a picture](a.png) and [x](other.md#y); ![a picture](a.png) and [x](other.md#y)",
        "[open [x](newel:goals); [open [x](../goals.md#goals)",
      })
  void aLinkLeadsToTheNearestHeading(String markdown, String resolved) {
    assertThat(LINKS.resolve(markdown, HERE, List.of())).isEqualTo(resolved);
  }

  @Test
  void aLinkToTheHeadingAboveIsNone() {
    var under = List.of(Address.of("entities", "Order"));
    assertThat(LINKS.resolve("[the order](newel:entities/Order)", HERE, under))
        .isEqualTo("the order");
    assertThat(LINKS.resolve("[the order](newel:entities/Order)", "docs/model.md", under))
        .isEqualTo("the order");
    assertThat(LINKS.resolve("[goals](newel:goals)", HERE, under))
        .isEqualTo("[goals](../goals.md#goals)");
  }

  @Test
  void aHeadingOfThePlaceItselfGoesBeforeANearerOneOfItsKind() {
    var order = Address.of("entities", "Order");
    var own = new Target("docs/model.md", "order", "Order", "", true, true);
    var kind = new Target(HERE, "entities", "Entities", "", true, false);
    var links = Links.of(List.of(Map.of(order, kind), Map.of(order, own)));
    assertThat(links.resolve("[x](newel:entities/Order)", HERE, List.of()))
        .isEqualTo("[x](../model.md#order)");
  }

  @Test
  void aPartOfTheSystemTellsOfItsOwnThingsAlone() {
    var part = new Target("docs/shop/part.md", "risks", "Risks", "", false, true);
    var links = Links.of(List.of(Map.of(Address.of("risks"), part)));
    assertThat(links.resolve("[x](newel:risks/one)", HERE, List.of())).isEqualTo("x");
    assertThat(links.resolve("[x](newel:risks)", HERE, List.of())).isEqualTo("[x](part.md#risks)");
  }

  @ParameterizedTest
  @CsvSource({
    "a.md, b.md, b.md",
    "a.md, a.md, ''",
    "a.md, x/y/b.md, x/y/b.md",
    "x/a.md, b.md, ../b.md",
    "x/y/a.md, x/z/b.md, ../z/b.md",
    "x/a.md, x/a/b.md, a/b.md",
    "x/y.md, x/y.md/z.md, y.md/z.md",
    "x/y.md, x, ../x",
  })
  void aRelativePathLeadsFromOneDocumentToAnother(String from, String to, String path) {
    assertThat(Links.relative(from, to)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "3. Errors, 3",
    "3.1 Errors, 3.1",
    "3.1.4. Errors, 3.1.4",
    "12, 12",
    "A.1 Extra, A.1",
    "A note, ''",
    "3D models, ''",
    "2x, ''",
  })
  void aNumberStandsBeforeTheWords(String heading, String number) {
    assertThat(Links.number(heading)).isEqualTo(number);
  }
}
