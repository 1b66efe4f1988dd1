package dev.newel.publish.document.sections.data;

import dev.newel.facts.tables.Table;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.sections.data.IndexRows.Kind;
import dev.newel.publish.document.sections.data.IndexRows.Row;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every index, what it orders by, and why it is there.
final class IndexTables {
  static final Section SECTION =
      Section.of("indexes", IndexTables::all, IndexTables::secondary, IndexTables::byEntity);

  private static final Map<String, String> USUAL =
      Phrase.row("Index", "index", "Fields", "fields", "Type", "type", "Purpose", "purpose");

  private IndexTables() {}

  private static List<Block> all(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    return List.of(
        new Block.Paragraph(
            "An index serves every key, unique field and reference, the items of lists, the stored"
                + " fields by which lists filter or sort, and what the design asks for. None repeats how"
                + " another begins, as each costs a write."),
        table(rows(place), place));
  }

  /// Without those of keys.
  private static List<Block> secondary(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var rows = rows(place).stream().filter(row -> row.kind() != Kind.KEY).toList();
    var keyed = Keep.tables(place).stream().map(Table::name).toList();
    var keys =
        new Block.Paragraph(
            "Each table has the index of its primary key, named after it with `_pkey` (%s)."
                .formatted(Phrase.count(keyed.size(), "table")));
    return rows.isEmpty() ? List.of(keys) : List.of(keys, table(rows, place));
  }

  /// One row an entity.
  private static List<Block> byEntity(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var found = new LinkedHashMap<String, List<Row>>();
    for (var row : rows(place)) {
      found.computeIfAbsent(Keep.entity(row.table()), name -> new ArrayList<>()).add(row);
    }
    var rows = new ArrayList<Map<String, String>>();
    found.forEach((entity, indexes) -> rows.add(row(entity, indexes)));
    return List.of(
        new Block.Paragraph("One row an entity, the indexes of its keys left out."),
        place.table(USUAL, rows, row -> row));
  }

  private static Map<String, String> row(String entity, List<Row> indexes) {
    var others = indexes.stream().filter(row -> row.kind() != Kind.KEY).toList();
    var unique = others.stream().filter(row -> row.kind() == Kind.UNIQUE).count();
    return Phrase.row(
        "index",
        "%s: %s"
            .formatted(
                Phrase.link(MarkdownText.code(entity), Address.of("entities", entity)),
                Phrase.count(others.size(), "index")),
        "fields",
        others.isEmpty()
            ? "the key alone"
            : Cells.some(
                others.stream().map(row -> MarkdownText.code(row.keys().getFirst())).toList(), 0),
        "type",
        "B-tree, %s unique".formatted(unique == 0 ? "none" : String.valueOf(unique)),
        "purpose",
        "Keys, uniqueness, references, filters and sorts; each is told with the entity.");
  }

  private static List<Row> rows(Place place) {
    var design = place.subject().design();
    return Keep.tables(place).stream()
        .flatMap(table -> IndexRows.of(table, design).stream())
        .toList();
  }

  private static Block.Table table(List<Row> rows, Place place) {
    return place.table(USUAL, rows.stream().map(Row::facts).toList(), row -> row);
  }
}
