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
import java.util.function.Function;
import java.util.function.Predicate;

/// The entities of a slice, field by field, or one row each.
final class Entities {
  static final Section SECTION =
      Section.of(
          "entities",
          Entities::tables,
          Entities::briefTables,
          Entities::terseTables,
          Entities::rows);
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
      head(entity, place, blocks);
      blocks.add(table(entity.name(), entity.fields().values(), place));
      addRules(entity, place, blocks);
    }
    values(place, blocks);
    return blocks;
  }

  /// The tables without sentences around them; one line for an entity that is only referred to.
  private static List<Block> briefTables(Place place) {
    return brief(place, Entities::withoutRules);
  }

  /// The same, with a row for a field only where it means more than its name, type and bounds say.
  private static List<Block> terseTables(Place place) {
    return brief(
        place,
        entity -> {
          var usual = withoutRules(entity);
          var terse =
              form(
                  entity,
                  Entities::meansMore,
                  "Further fields",
                  field -> constraints(field, place));
          return terse.lines() < usual.lines() ? terse : usual;
        });
  }

  private static List<Block> brief(Place place, Function<Entity, Form> form) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var blocks = new ArrayList<Block>();
    var referred = new ArrayList<String>();
    for (var entity : Keep.entities(place)) {
      if (place.subject().slice().referred().contains(entity.name())) {
        referred.add(ofReferred(entity, place));
        continue;
      }
      blocks.add(heading(entity));
      var brief = form.apply(entity);
      if (!brief.rows().isEmpty()) {
        blocks.add(table(entity.name(), brief.rows(), place));
      }
      if (!brief.rest().isEmpty()) {
        blocks.add(new Block.Paragraph(brief.rest()));
      }
    }
    if (!referred.isEmpty()) {
      blocks.add(new Block.Bullets(referred));
    }
    return blocks;
  }

  /// An entity in short.
  ///
  /// @param rows the fields that have a row
  /// @param rest a sentence of the others; empty where there are none
  private record Form(List<Field> rows, String rest) {
    private static final int WIDTH = 120;

    /// About how many lines it takes.
    int lines() {
      return rows.size() + (rest.isEmpty() ? 0 : 1 + Math.ceilDiv(rest.length(), WIDTH));
    }
  }

  private static Form withoutRules(Entity entity) {
    return form(entity, Entities::isTold, "Without rules of their own", Entities::nullable);
  }

  /// @param label what the sentence of the others begins with
  private static Form form(
      Entity entity, Predicate<Field> told, String label, Function<Field, String> constraints) {
    var fields = entity.fields().values();
    var rest = fields.stream().filter(told.negate()).toList();
    return new Form(
        fields.stream().filter(told).toList(),
        rest.isEmpty() ? "" : "%s: %s.".formatted(label, named(rest, constraints)));
  }

  private static String ofReferred(Entity entity, Place place) {
    return Phrase.words(
        Phrase.link(MarkdownText.code(entity.name()), address(entity)) + ":",
        Phrase.sentence(entity.doc()),
        ReferredTo.sentence(entity, place),
        "Fields: %s."
            .formatted(
                named(List.copyOf(entity.fields().values()), field -> constraints(field, place))));
  }

  /// Whether a field has more to tell than its name and type.
  private static boolean isTold(Field field) {
    return meansMore(field)
        || FieldWords.initial(field) != null
        || !FieldWords.validation(field).isEmpty();
  }

  /// Whether a field has more to tell than its name, its type and what it may hold.
  private static boolean meansMore(Field field) {
    return field.doc() != null
        || field.computed() != null
        || field.is(Modifier.KEY)
        || field.type().isRelation();
  }

  private static String nullable(Field field) {
    return field.optional() ? "may be null" : "";
  }

  /// @param constraints what stands beside the type of each, or an empty text
  private static String named(List<Field> fields, Function<Field, String> constraints) {
    var words = new ArrayList<String>();
    for (var field : fields) {
      var more = constraints.apply(field);
      words.add(
          "%s (%s%s)"
              .formatted(
                  MarkdownText.code(field.name()),
                  MarkdownText.prose(FieldWords.type(field.type())),
                  more.isEmpty() ? "" : ", " + more));
    }
    return Phrase.and(words);
  }

  private static List<Block> rows(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var rows = Keep.entities(place).stream().map(entity -> row(entity, place)).toList();
    var columns = place.spec().columns().isEmpty() ? BRIEF : place.spec().columns();
    var table = place.table(columns, rows, row -> row);
    return List.of(new Block.Paragraph("One row an entity; its name leads to its fields."), table);
  }

  private static Map<String, String> row(Entity entity, Place place) {
    var fields = entity.fields().values();
    return Phrase.row(
        "field", Phrase.link(MarkdownText.code(entity.name()), address(entity)),
        "type", Phrase.count(fields.size(), "field"),
        "constraints", String.join("; ", marks(entity)),
        "description",
            Phrase.words(
                entity.doc() == null
                    ? "Fields: %s."
                        .formatted(Cells.some(Phrase.codes(entity.fields().keySet()), 10))
                    : Phrase.sentence(entity.doc()),
                ReferredTo.sentence(entity, place)));
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
      head(entity, place, blocks);
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

  private static void head(Entity entity, Place place, List<Block> blocks) {
    blocks.add(heading(entity));
    var doc = Phrase.words(Phrase.sentence(entity.doc()), ReferredTo.sentence(entity, place));
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
