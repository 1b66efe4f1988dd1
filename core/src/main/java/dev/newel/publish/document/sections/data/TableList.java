package dev.newel.publish.document.sections.data;

import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint.ForeignKey;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tables that keep the entities: what a row of each is, what names it, and which tables it
/// refers to.
final class TableList {
  static final Section SECTION = Section.of("tables", TableList::render);

  private static final Map<String, String> USUAL =
      Phrase.row("Table", "table", "Holds", "holds", "Key", "key", "Refers to", "refers");

  private TableList() {}

  private static List<Block> render(Place place) {
    var rows = Keep.tables(place).stream().map(TableList::row).toList();
    return rows.isEmpty() ? Keep.nothing(place) : List.of(place.table(USUAL, rows, row -> row));
  }

  private static Map<String, String> row(Table table) {
    var others =
        table.constraints().values().stream()
            .flatMap(it -> it instanceof ForeignKey key ? Stream.of(key.table()) : Stream.of())
            .distinct()
            .toList();
    return Phrase.row(
        "table", MarkdownText.code(table.name()),
        "holds", holds(table.of()),
        "key", Phrase.and(Phrase.codes(table.key())),
        "refers", others.isEmpty() ? "no other" : Phrase.and(Phrase.codes(others)));
  }

  private static String holds(Table.Purpose of) {
    return switch (of) {
      case Table.Purpose.OfEntity(var entity) -> "One row for each %s.".formatted(link(entity));
      case Table.Purpose.OfList list ->
          "The items of %s of each %s, in order."
              .formatted(MarkdownText.code(list.field()), link(list.entity()));
      case Table.Purpose.OfLink pair ->
          "The pairs of %s of each %s."
              .formatted(MarkdownText.code(pair.field()), link(pair.entity()));
      case Table.Purpose.OfSequence numbers ->
          "The last number of %s of %s."
              .formatted(MarkdownText.code(numbers.field()), link(numbers.entity()));
    };
  }

  private static String link(String entity) {
    return Phrase.link(MarkdownText.code(entity), Address.of("entities", entity));
  }
}
