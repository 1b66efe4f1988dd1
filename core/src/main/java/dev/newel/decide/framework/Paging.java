package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;

/// How a list is cut.
final class Paging {
  static final Topic TOPIC =
      new Topic(
          "pages",
          "Choose how lists are cut into pages",
          "How is the list cut into pages?",
          Of.LIST,
          options(),
          criteria(),
          List.of());

  private Paging() {}

  private static List<Option> options() {
    return List.of(
        option(
            "page",
            "Pages by number",
            "page number|offset|numbered pages",
            List.of("People see how many pages there are, and jump to one."),
            List.of("Far pages are slow, and rows move between pages while they are read."),
            demand("A page has a greatest size.", "API005")),
        option(
            "cursor",
            "Pages by cursor",
            "cursor|keyset|page token",
            List.of("The thousandth page is as fast as the first, and no row is seen twice."),
            List.of("Nobody can jump, and there is no total."),
            demand("A page has a greatest size.", "API005")));
  }

  private static List<Criterion> criteria() {
    return List.of(
        when(
            "P1a",
            "page.jump == yes",
            "page",
            3,
            "Whoever jumps to a page by its number needs pages with numbers.",
            Sources.PAGES),
        when(
            "P1b",
            "list.rows > 100000",
            "cursor",
            2,
            "To skip many rows the database reads them all; a cursor goes on where the last page ended.",
            Sources.PAGES),
        when(
            "P1c",
            "streaming == yes",
            "cursor",
            2,
            "Rows that come while a list is read shift numbered pages; a cursor stays in its place.",
            Sources.PAGES));
  }
}
