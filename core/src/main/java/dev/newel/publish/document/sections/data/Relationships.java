package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How entities relate, each relation once, from the side that keeps it.
final class Relationships {
  static final Section SECTION = Section.of("relationships", Relationships::table);
  static final Section OVERVIEW = Section.of("data-overview", Relationships::overview);

  private static final Map<String, String> USUAL =
      Phrase.row("From", "from", "To", "to", "Type", "type");

  private Relationships() {}

  private static List<Block> table(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var entity : Keep.entities(place)) {
      of(entity.name(), entity.fields().values(), "", place.subject().design(), rows);
    }
    others(place, rows);
    return rows.isEmpty()
        ? Unknown.absent(place, "no entity here refers to another one")
        : List.of(place.table(USUAL, rows, row -> row));
  }

  /// What refers to the entities of a feature from without.
  private static void others(Place place, List<Map<String, String>> rows) {
    var own = place.subject().slice().entities();
    for (var entity : place.subject().design().model().entities().values()) {
      if (!own.containsKey(entity.name())) {
        var all = new ArrayList<Map<String, String>>();
        of(entity.name(), entity.fields().values(), "", place.subject().design(), all);
        all.stream()
            .filter(row -> own.keySet().stream().anyMatch(name -> leads(row, name)))
            .filter(row -> !String.valueOf(row.get("type")).startsWith("Derived"))
            .forEach(rows::add);
      }
    }
  }

  private static boolean leads(Map<String, String> row, String entity) {
    return Phrase.link(MarkdownText.code(entity), Address.of("entities", entity))
        .equals(row.get("to"));
  }

  private static void of(
      String entity,
      Iterable<Field> fields,
      String path,
      Design design,
      List<Map<String, String>> rows) {
    for (var field : fields) {
      var at = path + field.name();
      switch (field.type()) {
        case Type.Reference(var to) ->
            rows.add(
                row(entity, to, at, path.isEmpty() ? one(field) : "many to many, by the list"));
        case Type.Link(var to) -> rows.add(row(entity, to, at, "many to many"));
        case Type.Derived derived ->
            rows.add(row(entity, derived.entity(), at, "derived, found when it is read"));
        case Type.ListOf(Type.Reference(var to), var size) ->
            rows.add(row(entity, to, at, "many to many, in order"));
        case Type.ListOf(Type.Value(var value), var size) -> {
          rows.add(
              ofValue(
                  entity,
                  value,
                  at,
                  "one to many, a part of the row"
                      + (size == null ? "" : ", " + FieldWords.items(size))));
          of(entity, design.model().fields(value).values(), at + ".", design, rows);
        }
        case Type.Value(var value) when path.isEmpty() ->
            rows.add(
                ofValue(
                    entity,
                    value,
                    at,
                    field.optional()
                        ? "one to zero or one, a part of the row"
                        : "one to one, a part of the row"));
        default -> {
          // Holds nothing of its own, or is kept on the other side.
        }
      }
    }
  }

  private static String one(Field field) {
    var many = field.uniquePer() != null && field.uniquePer().isEmpty() ? "one" : "many";
    var cardinality = many + " to " + (field.optional() ? "zero or one" : "one");
    var gone =
        field.is(Modifier.PARENT)
            ? "deleted with it"
            : field.is(Modifier.CLEARED)
                ? "cleared when it is deleted"
                : "keeps it from being deleted";
    return cardinality + ", " + gone;
  }

  private static Map<String, String> row(String from, String to, String field, String type) {
    return row(from, Address.of("entities", to), to, field, type);
  }

  private static Map<String, String> ofValue(String from, String value, String field, String type) {
    return row(from, Entities.stored(value), value, field, type);
  }

  private static Map<String, String> row(
      String from, Address at, String to, String field, String type) {
    return Phrase.row(
        "from", MarkdownText.code(from + "." + field),
        "to", Phrase.link(MarkdownText.code(to), at),
        "type", Phrase.capital(type));
  }

  private static List<Block> overview(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var entities = Keep.entities(place);
    var tables = Keep.tables(place);
    var sentences = new ArrayList<String>();
    sentences.add(
        "%s %s kept: %s."
            .formatted(
                Phrase.capital(Phrase.count(entities.size(), "entity")),
                entities.size() == 1 ? "is" : "are",
                Phrase.and(entities.stream().map(Relationships::named).toList())));
    sentences.add(
        "%s has a table of its own; with those of lists, links and sequences there %s %s."
            .formatted(
                entities.size() == 1 ? "It" : "Each",
                tables.size() == 1 ? "is" : "are",
                Phrase.count(tables.size(), "table")));
    var values = place.subject().slice().values().keySet();
    if (!values.isEmpty()) {
      sentences.add(
          "%s %s no identity: %s a part of the row that holds it."
              .formatted(
                  Phrase.and(Phrase.codes(values)),
                  values.size() == 1 ? "has" : "have",
                  values.size() == 1 ? "it is" : "each is"));
    }
    var owners = owners(place);
    var blocks = new ArrayList<Block>();
    blocks.add(Block.sentences(sentences));
    if (!owners.isEmpty()) {
      blocks.add(new Block.Bullets(owners));
    }
    return blocks;
  }

  private static String named(Entity entity) {
    var link = Phrase.link(MarkdownText.code(entity.name()), Address.of("entities", entity.name()));
    var doc = Phrase.clause(entity.doc());
    return doc.isEmpty() ? link : "%s (%s)".formatted(link, doc);
  }

  private static List<String> owners(Place place) {
    var slice = place.subject().slice();
    var lines = new ArrayList<String>();
    slice
        .components()
        .forEach(
            (name, component) -> {
              var owned = component.owns().stream().filter(slice.entities()::containsKey).toList();
              if (!owned.isEmpty()) {
                lines.add(
                    "The component %s owns %s."
                        .formatted(MarkdownText.code(name), Phrase.and(Phrase.codes(owned))));
              }
            });
    return lines;
  }
}
