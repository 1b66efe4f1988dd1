package dev.newel.publish.document.sections.interfaces;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What travels over the interface: a table for each data structure, or a row.
final class DataStructures {
  static final Section SECTION =
      Section.of(
          "data-structures",
          place -> tables(place, true),
          DataStructures::requestsInFull,
          DataStructures::rows);
  static final Section IN_FULL =
      Section.of("data-structures-in-full", place -> tables(place, false));

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Field", "field",
          "Type", "type",
          "Required", "required",
          "Validation", "validation",
          "Description", "description");
  private static final Map<String, String> SHORT =
      Phrase.row(
          "Structure", "structure",
          "Purpose", "purpose",
          "Fields", "fields");

  private DataStructures() {}

  private static Map<String, String> columns(Place place) {
    return place.spec().columns().isEmpty() ? USUAL : place.spec().columns();
  }

  private static List<Structure> structures(Place place) {
    return Structures.of(place).of(OperationWords.overHttp(place.subject().slice().operations()));
  }

  /// @param brief whether the full form stands elsewhere
  private static List<Block> tables(Place place, boolean brief) {
    var structures = structures(place);
    if (structures.isEmpty()) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    if (brief) {
      blocks.add(new Block.Paragraph(overview(structures)));
    }
    structures.forEach(structure -> table(structure, columns(place), 1, blocks));
    return blocks;
  }

  /// The tables under a heading of their own, in a section about something else; nothing where no
  /// body has members.
  static List<Block> within(Place place, int below) {
    var structures = structures(place);
    if (structures.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(below, "Data Structures", null));
    structures.forEach(structure -> table(structure, USUAL, below + 1, blocks));
    return blocks;
  }

  private static List<Block> none(Place place) {
    var slice = place.subject().slice();
    return Unknown.absent(
        place,
        slice.operations().isEmpty()
            ? "no operation of the HTTP interface belongs here, so that no body travels"
            : "no request and no answer has a body with members");
  }

  private static String overview(List<Structure> structures) {
    var sent = structures.stream().filter(Structure::given).count();
    var shown = structures.size() - sent;
    return "Clients send %s and receive %s; a member that is not listed is never shown."
        .formatted(Phrase.count((int) sent, "structure"), Phrase.count((int) shown, "structure"));
  }

  private static void table(
      Structure structure, Map<String, String> columns, int below, List<Block> blocks) {
    blocks.add(new Block.Heading(below, MarkdownText.prose(structure.name()), structure.at()));
    blocks.add(Block.labelled("Purpose", structure.purpose()));
    if (structure.members().isEmpty()) {
      blocks.add(new Block.Paragraph("It has no members."));
      return;
    }
    var rows = structure.members().stream().map(Structure.Member::row).toList();
    blocks.add(Cells.table(columns, rows));
  }

  /// What clients send in full, since they must get it right; what they receive as rows.
  private static List<Block> requestsInFull(Place place) {
    var structures = structures(place);
    if (structures.isEmpty()) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    structures.stream()
        .filter(Structure::given)
        .forEach(structure -> table(structure, columns(place), 1, blocks));
    var shown = structures.stream().filter(structure -> !structure.given()).toList();
    if (!shown.isEmpty()) {
      blocks.add(new Block.Heading(1, "Structures of answers", null));
      blocks.add(Cells.table(SHORT, shown.stream().map(DataStructures::row).toList()));
    }
    return blocks;
  }

  private static List<Block> rows(Place place) {
    var structures = structures(place);
    if (structures.isEmpty()) {
      return none(place);
    }
    var table = Cells.table(SHORT, structures.stream().map(DataStructures::row).toList());
    return structures.stream().anyMatch(Structure::given)
        ? List.of(new Block.Paragraph("A field in bold is one that a client must send."), table)
        : List.of(table);
  }

  private static Map<String, String> row(Structure structure) {
    var fields =
        structure.members().stream()
            .map(
                member -> {
                  var name = MarkdownText.code(member.wire());
                  return structure.given() && member.required() ? "**" + name + "**" : name;
                })
            .toList();
    return Phrase.row(
        "structure", structure.link(),
        "purpose", structure.brief(),
        "fields", fields.isEmpty() ? "none" : String.join(", ", fields));
  }
}
