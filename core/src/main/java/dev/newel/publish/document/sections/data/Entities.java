package dev.newel.publish.document.sections.data;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Meanings;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The entities of a slice, field by field, or one row each.
final class Entities {
  static final Section SECTION =
      Section.of("entities", Entities::tables, Entities::briefTables, Entities::rows);
  static final Section IN_FULL = Section.of("entities-in-full", Entities::inFull);

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Field", "field",
          "Type", "type",
          "Constraints", "constraints",
          "Description", "description");
  private static final Map<String, String> BRIEF =
      Phrase.row(
          "Entity",
          "field",
          "Fields",
          "type",
          "Rules",
          "constraints",
          "Description",
          "description");

  private Entities() {}

  private static List<Block> tables(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var blocks = new ArrayList<Block>();
    for (var entity : Keep.entities(place)) {
      head(entity, blocks);
      blocks.add(table(entity.name(), entity.fields().values(), place));
      addRules(entity, place, blocks);
    }
    values(place, blocks);
    return blocks;
  }

  /// The tables without sentences around them.
  private static List<Block> briefTables(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var blocks = new ArrayList<Block>();
    for (var entity : Keep.entities(place)) {
      blocks.add(heading(entity));
      var fields = entity.fields().values().stream().filter(Entities::isTold).toList();
      var plain = entity.fields().values().stream().filter(field -> !isTold(field)).toList();
      if (!fields.isEmpty()) {
        blocks.add(table(entity.name(), fields, place));
      }
      if (!plain.isEmpty()) {
        blocks.add(new Block.Paragraph(plain(plain)));
      }
    }
    return blocks;
  }

  /// Whether a field has more to tell than its name and type.
  private static boolean isTold(Field field) {
    return field.doc() != null
        || field.computed() != null
        || FieldWords.initial(field) != null
        || field.is(Modifier.KEY)
        || field.type().isRelation()
        || !FieldWords.validation(field).isEmpty();
  }

  private static String plain(List<Field> fields) {
    var words =
        fields.stream()
            .map(
                field ->
                    "%s (%s)"
                        .formatted(
                            MarkdownText.code(field.name()),
                            MarkdownText.prose(FieldWords.type(field.type()))
                                + (field.optional() ? ", may be null" : "")))
            .toList();
    return "Without rules of their own: " + Phrase.and(words) + ".";
  }

  private static List<Block> rows(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var rows = Keep.entities(place).stream().map(Entities::row).toList();
    var columns = place.spec().columns().isEmpty() ? BRIEF : place.spec().columns();
    var table = place.table(columns, rows, row -> row);
    return List.of(new Block.Paragraph("One row an entity; its name leads to its fields."), table);
  }

  private static Map<String, String> row(Entity entity) {
    var fields = entity.fields().values();
    return Phrase.row(
        "field", Phrase.link(MarkdownText.code(entity.name()), address(entity)),
        "type", Phrase.count(fields.size(), "field"),
        "constraints", String.join("; ", marks(entity)),
        "description",
            entity.doc() == null
                ? "Fields: %s.".formatted(Cells.some(Phrase.codes(entity.fields().keySet()), 10))
                : Phrase.sentence(entity.doc()));
  }

  /// What is particular about an entity, in clauses.
  private static List<String> marks(Entity entity) {
    var marks = new ArrayList<String>();
    marks.add("key " + MarkdownText.code(entity.key()));
    for (var field : entity.fields().values()) {
      if (field.uniquePer() != null && !field.is(Modifier.KEY)) {
        marks.add("unique " + MarkdownText.code(field.name()));
      }
    }
    entity
        .the(Modifier.DELETED)
        .ifPresent(field -> marks.add("soft delete by " + MarkdownText.code(field.name())));
    entity
        .the(Modifier.OWNER)
        .ifPresent(field -> marks.add("owner " + MarkdownText.code(field.name())));
    entity
        .the(Modifier.TENANT)
        .ifPresent(field -> marks.add("tenant " + MarkdownText.code(field.name())));
    if (!entity.holds().isEmpty()) {
      marks.add(Phrase.count(entity.holds().size(), "invariant"));
    }
    return marks;
  }

  private static List<Block> inFull(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var blocks = new ArrayList<Block>();
    for (var entity : Keep.entities(place)) {
      head(entity, blocks);
      blocks.add(table(entity.name(), entity.fields().values(), place));
      addRules(entity, place, blocks);
      blocks.add(new Block.Paragraph("**Indexes:**"));
      blocks.add(new Block.Bullets(indexes(entity, place)));
    }
    values(place, blocks);
    return blocks;
  }

  private static List<String> indexes(Entity entity, Place place) {
    var lines = new ArrayList<String>();
    for (var table : Keep.tables(place)) {
      if (Keep.entity(table).equals(entity.name())) {
        for (var row : IndexRows.of(table, place.subject().design())) {
          var facts = row.facts();
          lines.add(
              "%s on %s (%s): %s"
                  .formatted(
                      facts.get("index"),
                      facts.get("fields"),
                      facts.get("type"),
                      facts.get("purpose")));
        }
      }
    }
    return lines;
  }

  private static void addRules(Entity entity, Place place, List<Block> blocks) {
    var rules = Rules.of(entity, place.subject().design());
    if (rules.isEmpty()) {
      blocks.add(
          Block.labelled("Business Rules", "None beyond the types and constraints of the fields."));
    } else {
      blocks.add(new Block.Paragraph("**Business Rules:**"));
      blocks.add(new Block.Bullets(rules));
    }
  }

  private static Block.Heading heading(Entity entity) {
    return new Block.Heading(1, MarkdownText.prose(entity.name()), address(entity));
  }

  private static void head(Entity entity, List<Block> blocks) {
    blocks.add(heading(entity));
    var doc = Phrase.sentence(entity.doc());
    if (!doc.isEmpty()) {
      blocks.add(new Block.Paragraph(doc));
    }
  }

  private static Address address(Entity entity) {
    return Address.of("entities", entity.name());
  }

  /// Where a document tells how a value is kept, which is not where it tells how one is sent.
  static Address stored(String value) {
    return Address.of("values", value).at("stored");
  }

  /// The values that the entities hold.
  private static void values(Place place, List<Block> blocks) {
    for (var value : place.subject().slice().values().values()) {
      blocks.add(new Block.Heading(1, MarkdownText.prose(value.name()), stored(value.name())));
      blocks.add(new Block.Paragraph(ofValue(value)));
      blocks.add(table(value.name(), value.fields().values(), place));
    }
  }

  private static String ofValue(ValueType value) {
    return Phrase.words(
        Phrase.sentence(value.doc()),
        "A value without an identity: it is a part of the row that holds it.");
  }

  private static Block.Table table(String holder, Collection<Field> fields, Place place) {
    var rows = fields.stream().map(field -> row(field, holder, place)).toList();
    return place.table(USUAL, rows, row -> row);
  }

  private static Map<String, String> row(Field field, String holder, Place place) {
    return Phrase.row(
        "field", MarkdownText.code(field.name()),
        "type", MarkdownText.prose(FieldWords.type(field.type())),
        "constraints", constraints(field, place),
        "description", Meanings.of(field, holder));
  }

  /// What the store keeps of a field; a relation that lives in other rows has no constraint.
  private static String constraints(Field field, Place place) {
    return switch (field.type()) {
      case Type.Inverse inverse -> "kept in the other rows";
      case Type.LinkInverse inverse -> "kept in the other rows";
      case Type.Derived derived -> "found when it is read";
      default -> FieldWords.constraints(field, place.subject().design());
    };
  }
}
