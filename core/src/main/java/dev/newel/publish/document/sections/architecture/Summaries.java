package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Interfaces and entities in the fewest words.
final class Summaries {
  static final Section INTERFACES =
      Section.of("summary-interfaces", Summaries::interfaces, Summaries::interfaceSentence);
  static final Section ENTITIES =
      Section.of("summary-entities", Summaries::entities, Summaries::entitySentence);

  private Summaries() {}

  private static Map<String, List<Operation>> resources(Place place) {
    var resources = new LinkedHashMap<String, List<Operation>>();
    for (var operation : place.subject().slice().operations()) {
      var resource = Groups.of(operation);
      resources.computeIfAbsent(resource, key -> new ArrayList<>()).add(operation);
    }
    return resources;
  }

  private static List<Block> interfaces(Place place) {
    var blocks = new ArrayList<Block>();
    var resources = resources(place);
    if (!resources.isEmpty()) {
      var rows = new ArrayList<List<String>>();
      resources.forEach(
          (resource, operations) ->
              rows.add(
                  List.of(
                      Phrase.link(MarkdownText.code(resource), Groups.address(resource)),
                      path(operations),
                      Cells.some(
                          operations.stream()
                              .map(each -> each.id().substring(each.id().lastIndexOf('.') + 1))
                              .map(name -> MarkdownText.code(name))
                              .toList()))));
      blocks.add(new Block.Table(List.of("Resource", "Path", "Operations"), rows));
    }
    others(place, blocks);
    return blocks.isEmpty() ? none(place) : blocks;
  }

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "the design offers no operation, command, function or event");
  }

  /// What all their paths begin with.
  private static String path(List<Operation> operations) {
    return operations.stream()
        .map(Operation::http)
        .filter(Objects::nonNull)
        .map(Endpoint::path)
        .reduce(Summaries::common)
        .map(MarkdownText::code)
        .orElse("not over HTTP");
  }

  private static String common(String one, String other) {
    var here = List.of(one.split("/"));
    var there = List.of(other.split("/"));
    var same = 0;
    while (same < Math.min(here.size(), there.size()) && here.get(same).equals(there.get(same))) {
      same++;
    }
    return same < 2 ? "/" : String.join("/", here.subList(0, same));
  }

  private static void others(Place place, List<Block> blocks) {
    var slice = place.subject().slice();
    var items = new ArrayList<String>();
    if (!slice.commands().isEmpty()) {
      items.add("**Commands:** " + several(slice.commands().keySet().stream().toList()));
    }
    if (!slice.functions().isEmpty()) {
      items.add("**Library functions:** " + several(slice.functions().keySet().stream().toList()));
    }
    if (!slice.events().isEmpty()) {
      items.add("**Events:** " + several(slice.events().keySet().stream().toList()));
    }
    if (!items.isEmpty()) {
      blocks.add(new Block.Bullets(items));
    }
  }

  private static String several(List<String> names) {
    return names.size() > 12
        ? "%d in all.".formatted(names.size())
        : Phrase.and(Phrase.codes(names)) + ".";
  }

  private static List<Block> interfaceSentence(Place place) {
    var resources = resources(place);
    var slice = place.subject().slice();
    var sentences = new ArrayList<String>();
    if (!resources.isEmpty()) {
      var each =
          resources.entrySet().stream()
              .map(
                  entry ->
                      "%s (%d)"
                          .formatted(
                              Phrase.link(
                                  MarkdownText.code(entry.getKey()),
                                  Groups.address(entry.getKey())),
                              entry.getValue().size()))
              .toList();
      sentences.add(
          "%s on %s: %s."
              .formatted(
                  Phrase.capital(Phrase.count(slice.operations().size(), "operation")),
                  Phrase.count(resources.size(), "resource"),
                  Phrase.and(each)));
    }
    count(sentences, slice.commands().size(), "command");
    count(sentences, slice.functions().size(), "library function");
    count(sentences, slice.events().size(), "event");
    return sentences.isEmpty() ? none(place) : List.of(Block.sentences(sentences));
  }

  private static void count(List<String> sentences, int number, String word) {
    if (number > 0) {
      sentences.add(Phrase.capital(Phrase.count(number, word)) + ".");
    }
  }

  private static List<Block> entities(Place place) {
    var entities = place.subject().slice().entities().values();
    if (entities.isEmpty()) {
      return Unknown.absent(place, "the design keeps no rows");
    }
    var told = entities.stream().anyMatch(entity -> entity.doc() != null);
    return List.of(
        new Block.Table(
            List.of("Entity", told ? "Meaning" : "Owner", "Fields", "Refers to"),
            entities.stream().map(entity -> row(place, entity, told)).toList()));
  }

  private static List<String> row(Place place, Entity entity, boolean told) {
    var doc = Phrase.sentence(entity.doc());
    var owner =
        place.subject().design().prose().components().entrySet().stream()
            .filter(entry -> entry.getValue().owns().contains(entity.name()))
            .map(entry -> Names.component(entry.getKey()))
            .findFirst();
    return List.of(
        Names.entity(entity.name()),
        doc.isEmpty()
            ? owner.map(it -> told ? "Owned by %s.".formatted(it) : it).orElse("not stated")
            : Cells.brief(doc),
        String.valueOf(entity.fields().size()),
        refers(entity, place.subject().design().model()));
  }

  /// The entities that a type refers to, the parts of a value among them.
  ///
  /// @param seen the values that were looked into, so that one that holds itself ends
  private static void refers(Type type, Model model, Set<String> seen, Set<String> found) {
    switch (type) {
      case Type.Reference(var entity) -> found.add(entity);
      case Type.Link(var entity) -> found.add(entity);
      case Type.ListOf(var of, var size) -> refers(of, model, seen, found);
      case Type.MapOf(var of) -> refers(of, model, seen, found);
      case Type.Value(var name) -> {
        if (seen.add(name)) {
          model.fields(name).values().forEach(part -> refers(part.type(), model, seen, found));
        }
      }
      default -> {
        // Refers to nothing that is kept.
      }
    }
  }

  private static String refers(Entity entity, Model model) {
    var found = new LinkedHashSet<String>();
    entity.fields().values().forEach(field -> refers(field.type(), model, new HashSet<>(), found));
    var targets = found.stream().map(Names::entity).toList();
    return targets.isEmpty() ? "no other" : Cells.some(targets);
  }

  private static List<Block> entitySentence(Place place) {
    var entities = place.subject().slice().entities().keySet();
    return entities.isEmpty()
        ? Unknown.absent(place, "the design keeps no rows")
        : List.of(
            new Block.Paragraph(
                "%s: %s."
                    .formatted(
                        Phrase.capital(Phrase.count(entities.size(), "entity")),
                        Phrase.and(Names.entities(entities)))));
  }
}
