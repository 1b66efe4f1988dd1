package dev.newel.publish.document.sections.data;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.publish.document.sections.data.Mappings.Mapping;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which field of a row stands behind each member of a body, and what becomes of it on the way.
final class DtoMap {
  static final Section SECTION =
      Section.of("dto-map", DtoMap::tables, DtoMap::changed, DtoMap::rows);
  static final Section IN_FULL = Section.of("dto-map-in-full", DtoMap::inFull);

  private static final Map<String, String> USUAL =
      Phrase.row("DTO Field", "dto", "Data Field", "field", "Transformation", "transformation");

  private DtoMap() {}

  private static List<Block> none(Place place) {
    return Unknown.absent(
        place, "no body of a request or an answer here holds fields of an entity");
  }

  private static List<Block> tables(Place place) {
    return tables(place, false);
  }

  private static List<Block> inFull(Place place) {
    return tables(place, true);
  }

  private static List<Block> tables(Place place, boolean headings) {
    var mappings = Mappings.of(place);
    if (mappings.isEmpty()) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    for (var mapping : mappings) {
      var name = MarkdownText.prose(mapping.name());
      blocks.add(new Block.Heading(1, headings ? name + " and its data" : name, mapping.address()));
      blocks.add(new Block.Paragraph(words(mapping)));
      blocks.add(table(place, mapping.lines().stream().map(line -> line.row("")).toList()));
    }
    return blocks;
  }

  private static String words(Mapping mapping) {
    return "%s %s.".formatted(mapping.use(), MarkdownText.code(mapping.of()));
  }

  private static Block.Table table(Place place, List<Map<String, String>> rows) {
    return place.table(USUAL, rows, row -> row);
  }

  /// One table: what is more than a copy line by line, the copies of a structure together.
  private static List<Block> changed(Place place) {
    var mappings = Mappings.of(place);
    if (mappings.isEmpty()) {
      return none(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var mapping : mappings) {
      var copies = mapping.lines().stream().filter(Mappings.Line::isCopy).toList();
      if (!copies.isEmpty()) {
        var names = copies.stream().map(line -> MarkdownText.code(line.wire())).toList();
        rows.add(
            Phrase.row(
                "dto",
                link(mapping) + ": " + Phrase.and(names),
                "field",
                copies.size() == 1
                    ? MarkdownText.code(copies.getFirst().field())
                    : "the fields of the same names of " + MarkdownText.code(mapping.of()),
                "transformation",
                Mappings.COPIED));
      }
      mapping.lines().stream()
          .filter(line -> !line.isCopy())
          .forEach(line -> rows.add(line.row(mapping.name() + ".")));
    }
    return List.of(table(place, rows));
  }

  /// One row a structure; its name leads to the mapping field by field.
  private static List<Block> rows(Place place) {
    var mappings = Mappings.of(place);
    if (mappings.isEmpty()) {
      return none(place);
    }
    return List.of(table(place, mappings.stream().map(DtoMap::row).toList()));
  }

  private static Map<String, String> row(Mapping mapping) {
    var changed = mapping.lines().stream().filter(line -> !line.isCopy()).toList();
    var copied = mapping.lines().size() - changed.size();
    var words =
        changed.isEmpty()
            ? "all are copied"
            : "%d copied; changed: %s"
                .formatted(copied, Cells.some(changed.stream().map(DtoMap::name).toList(), 25));
    return Phrase.row(
        "dto", "%s (%s)".formatted(link(mapping), Phrase.count(mapping.lines().size(), "field")),
        "field", MarkdownText.code(mapping.of()),
        "transformation", words);
  }

  private static String name(Mappings.Line line) {
    return MarkdownText.code(line.wire().isEmpty() ? line.field() : line.wire());
  }

  private static String link(Mapping mapping) {
    return Phrase.link(MarkdownText.code(mapping.name()), mapping.address());
  }
}
